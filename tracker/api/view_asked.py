"""The view that the address of a feed or calendar asks for, and the answer where it cannot be meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

from tracker.dashboard.filters import Filters, Problem
from tracker.dashboard.form import choices
from tracker.dashboard.options import options_for, without_unknown_refs


@dataclass(frozen=True, kw_only=True)
class ViewAsked:
    """The filters of the dashboard and the list of commitments; what in them had to be left out; a title for them."""

    filters: Filters
    problems: tuple[Problem, ...]
    title: str

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """What the address asks for, in three queries."""
        filters, misread = Filters.from_query(request.GET.dict())
        options = options_for(filters)
        filters, unknown = without_unknown_refs(filters, options)
        narrowed = ", ".join(chip.value for chip in choices(filters, options).chips)
        return cls(filters=filters, problems=(*misread, *unknown), title=narrowed or "all commitments")


def refused(problems: Iterable[Problem]) -> HttpResponse:
    """Says in plain text what is wrong with the address: who subscribes sees no page that could say it."""
    return HttpResponseBadRequest("\n".join(map(str, problems)) + "\n", content_type="text/plain; charset=utf-8")
