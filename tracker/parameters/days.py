"""The two days a record page is read on, from the address: /commitments/x/?as_of=2023-01-01."""

from collections.abc import Collection
from http import HTTPStatus

from django.http import HttpRequest

from tracker.parameters.filters import DAYS, Filters, Problem


def parse_days(request: HttpRequest) -> tuple[Filters, tuple[Problem, ...]]:
    """The days that the address gives, today where it gives none, and what in it had to be left out."""
    return Filters.from_query({name: request.GET[name] for name in DAYS if name in request.GET})


def days_query(filters: Filters) -> str:
    """What to put behind a record's address to read it on the same days: `?as_of=2023-01-01`, or nothing."""
    days = Filters(today=filters.today, as_of=filters.as_of, known_on=filters.known_on).to_query()
    return f"?{days}" if days else ""


def kept_days(filters: Filters) -> dict[str, str]:
    """The days that a list's links keep, by name; none that is today."""
    days = {"as_of": filters.as_of, "known_on": filters.known_on}
    return {name: day.isoformat() for name, day in days.items() if day != filters.today}


def days_context(filters: Filters, problems: tuple[Problem, ...]) -> dict[str, object]:
    """What a page's template has to know of the days it is read on."""
    return {"filters": filters, "problems": problems, "days": days_query(filters)}


def status_for(problems: Collection[Problem]) -> int:
    """The HTTP status of a page: 400 when the address held something that cannot be meant; the page still stands."""
    return HTTPStatus.BAD_REQUEST if problems else HTTPStatus.OK
