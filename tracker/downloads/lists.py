"""The public lists as files: the rows that a list's address asks for, all its pages, and no more than published."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tracker.downloads.responses import WORKBOOK, bad_request, export_response
from tracker.listing.page import Listing
from tracker.page_cache.decorator import cached_page
from tracker.pages import actor, exchange, indicator, meeting, sanction, source, topic
from tracker.pages.actor import actor_listing
from tracker.pages.collection import collection_listing
from tracker.pages.exchange import exchange_listing
from tracker.pages.indicator import indicator_listing
from tracker.pages.meeting import meeting_listing
from tracker.pages.programme import programme_listing
from tracker.pages.sanction import sanction_listing
from tracker.pages.source import source_listing
from tracker.pages.topic import topic_listing
from tracker.parameters.days import parse_days
from tracker.parameters.filters import FIELDS, Filters, Problem
from tracker.parameters.options import parse_chosen
from tracker.standings.selection import selected_commitments
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export

TIED = (actor, meeting, sanction, source)
NARROWING = (*TIED, indicator, topic, exchange)
# All that the rows of any list may hang on.
NAMES = frozenset(
    {
        *FIELDS,
        *(facet.name for page in NARROWING for facet in page.FACETS),
        *(tie.name for page in TIED for tie in page.TIES),
    }
)


@dataclass(frozen=True, kw_only=True)
class ListRows:
    """The records that an address asks for, the view they are read in, and the problems of the address."""

    records: "QuerySet[Any]"
    filters: Filters
    problems: tuple[Problem, ...]


def commitments(request: HttpRequest) -> ListRows:
    """The rows of the list of commitments."""
    filters, _, problems = parse_chosen(request.GET.dict())
    return ListRows(records=selected_commitments(filters), filters=filters, problems=problems)


def dated_rows(request: HttpRequest, *, asked: Callable[[Mapping[str, str], Filters], Listing[Any]]) -> ListRows:
    """The rows of a list as it is read on the days of the address."""
    filters, problems = parse_days(request)
    found = asked(request.GET, filters)
    return ListRows(records=found.found, filters=filters, problems=(*problems, *found.problems))


LISTS: Mapping[str, Callable[[HttpRequest], ListRows]] = {
    "commitments": commitments,
    "actors": partial(dated_rows, asked=actor_listing),
    "meetings": partial(dated_rows, asked=meeting_listing),
    "sanctions": partial(dated_rows, asked=sanction_listing),
    "programmes": partial(dated_rows, asked=programme_listing),
    "sources": partial(dated_rows, asked=source_listing),
    "topics": partial(dated_rows, asked=topic_listing),
    "indicators": partial(dated_rows, asked=indicator_listing),
    "exchanges": partial(dated_rows, asked=exchange_listing),
    "collections": partial(dated_rows, asked=collection_listing),
}


@require_safe
def list_file(request: HttpRequest, records: str, kind: str) -> HttpResponseBase:
    """The list as a file, with the columns that an analyst's export has, but for private ones."""
    rows = LISTS[records](request)
    if rows.problems:
        return bad_request(rows.problems)
    return list_workbook(request, records=records) if kind == WORKBOOK else list_response(rows, records, kind)


@cached_page(NAMES)
def list_workbook(request: HttpRequest, records: str) -> HttpResponseBase:
    """The workbook of a list that can be meant: PostgreSQL writes the other kinds, this one is worked out here."""
    return list_response(LISTS[records](request), records, WORKBOOK)


def list_response(rows: ListRows, records: str, kind: str) -> HttpResponseBase:
    """The file of the rows."""
    return export_response(
        Export(RECORDS[records](), rows.records, for_public=True, with_names=kind != "json"),
        kind,
        name=records,
        filters=rows.filters,
    )
