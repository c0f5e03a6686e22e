"""The view that the address of a feed or calendar asks for, and the answer where it cannot be meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

from tracker.parameters.filter_form import filter_form
from tracker.parameters.filters import Filters, Problem
from tracker.parameters.options import parse_chosen


@dataclass(frozen=True, kw_only=True)
class TitledView:
    """The filters of the dashboard and the list of commitments; what in them had to be left out; a title for them."""

    filters: Filters
    problems: tuple[Problem, ...]
    title: str

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """What the address asks for, with a query for each record it names."""
        filters, options, problems = parse_chosen(request.GET.dict())
        narrowed = ", ".join(chip.value for chip in filter_form(filters, options).chips)
        return cls(filters=filters, problems=problems, title=narrowed or "all commitments")


def press_words(filters: Filters) -> str:
    """What follows the title of a feed or calendar that goes by the press: the day; nothing after any other."""
    return f", in the press by {filters.press_by.isoformat()}" if filters.press_by else ""


def bad_request(problems: Iterable[Problem]) -> HttpResponse:
    """400 in plain text: what subscribes to a feed or calendar shows no page."""
    return HttpResponseBadRequest("\n".join(map(str, problems)) + "\n", content_type="text/plain; charset=utf-8")
