"""The days a record page is read on, from the address: /commitments/x/?as_of=2023-01-01."""

from collections.abc import Collection
from http import HTTPStatus

from django.http import HttpRequest

from tracker.parameters.filters import DAYS, Filters, Problem


def parse_days(request: HttpRequest) -> tuple[Filters, tuple[Problem, ...]]:
    """The days in the query string, today's date in UTC by default, and the problems of what
    had to be left out.
    """
    return Filters.from_query({name: request.GET[name] for name in DAYS if name in request.GET})


def days_query(filters: Filters) -> str:
    """The query string, with its question mark, that keeps the days: `?as_of=2023-01-01`; empty when it is the present
    that is asked for.
    """
    days = Filters(today=filters.today, **filters.days).to_query()
    return f"?{days}" if days else ""


def kept_days(filters: Filters) -> dict[str, str]:
    """The days, by name and in ISO 8601, that a list's links keep; without those that are today."""
    days = {"as_of": filters.as_of, "known_on": filters.known_on}
    kept = {name: day.isoformat() for name, day in days.items() if day != filters.today}
    return kept | ({"press_by": filters.press_by.isoformat()} if filters.press_by else {})


def days_context(filters: Filters, problems: tuple[Problem, ...]) -> dict[str, object]:
    """The template context `filters`, `problems` and `days` (the query string) of a page that is read on days."""
    return {"filters": filters, "problems": problems, "days": days_query(filters)}


def status_for(problems: Collection[Problem]) -> int:
    """The HTTP status of a page: 400 when the address held something that cannot be meant; the page still stands."""
    return HTTPStatus.BAD_REQUEST if problems else HTTPStatus.OK
