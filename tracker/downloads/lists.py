"""The public lists as files: the rows that a list's address asks for, all its pages, and no more than published."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tracker.downloads.responses import WORKBOOK, refused, sent
from tracker.listing.page import Listing
from tracker.page_cache.decorator import cached_page
from tracker.pages import actor, indicator, meeting, sanction, source, topic
from tracker.pages.actor import actors_asked
from tracker.pages.indicator import indicators_asked
from tracker.pages.meeting import meetings_asked
from tracker.pages.sanction import sanctions_asked
from tracker.pages.source import sources_asked
from tracker.pages.topic import topics_asked
from tracker.parameters.days import days_asked
from tracker.parameters.filters import FIELDS, Filters, Problem
from tracker.parameters.options import understood
from tracker.standings.selection import selected
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export

TIED = (actor, meeting, sanction, source)
NARROWING = (*TIED, indicator, topic)
# All that the rows of any list may hang on.
NAMES = frozenset(
    {
        *FIELDS,
        *(facet.name for page in NARROWING for facet in page.FACETS),
        *(tie.name for page in TIED for tie in page.TIES),
    }
)


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The records that an address asks for, the day they are read on, and what in it had to be left out."""

    records: "QuerySet[Any]"
    day: date
    problems: tuple[Problem, ...]


def commitments(request: HttpRequest) -> Rows:
    """The rows of the list of commitments."""
    filters, _, problems = understood(request.GET.dict())
    return Rows(records=selected(filters), day=filters.as_of, problems=problems)


def on_its_days(request: HttpRequest, *, asked: Callable[[Mapping[str, str], Filters], Listing[Any]]) -> Rows:
    """The rows of a list as it is read on the two days of the address."""
    filters, problems = days_asked(request)
    found = asked(request.GET, filters)
    return Rows(records=found.found, day=filters.as_of, problems=(*problems, *found.problems))


LISTS: Mapping[str, Callable[[HttpRequest], Rows]] = {
    "commitments": commitments,
    "actors": partial(on_its_days, asked=actors_asked),
    "meetings": partial(on_its_days, asked=meetings_asked),
    "sanctions": partial(on_its_days, asked=sanctions_asked),
    "sources": partial(on_its_days, asked=sources_asked),
    "topics": partial(on_its_days, asked=topics_asked),
    "indicators": partial(on_its_days, asked=indicators_asked),
}


@require_safe
def list_file(request: HttpRequest, records: str, kind: str) -> HttpResponseBase:
    """The list as a file, with the columns that an analyst's export has, but for private ones."""
    rows = LISTS[records](request)
    if rows.problems:
        return refused(rows.problems)
    return list_workbook(request, records=records) if kind == WORKBOOK else sent_list(rows, records, kind)


@cached_page(NAMES)
def list_workbook(request: HttpRequest, records: str) -> HttpResponseBase:
    """The workbook of a list that can be meant: PostgreSQL writes the other kinds, this one is worked out here."""
    return sent_list(LISTS[records](request), records, WORKBOOK)


def sent_list(rows: Rows, records: str, kind: str) -> HttpResponseBase:
    """The file of the rows."""
    return sent(Export(RECORDS[records](), rows.records, for_public=True), kind, name=records, day=rows.day)
