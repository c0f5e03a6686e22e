"""The dashboard's view as a file: a row for each commitment it counts, and where that stands."""

from django.db.models import Case, CharField, DateField, QuerySet, Value, When
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tracker.downloads.responses import WORKBOOK, bad_request, export_response
from tracker.models import Commitment
from tracker.page_cache.decorator import cached_page
from tracker.parameters.checking import NAMES, problems_in
from tracker.parameters.filters import OPEN, Filters
from tracker.standings.selection import selected_commitments
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export

# What follows an analyst's columns; the days are the same in every row, so that the file says what it is of. Where the
# view goes by the press, that day comes last.
DERIVED = (
    "evidence_status",
    "evidence_since",
    "official_status",
    "official_since",
    "schedule",
    "gap",
    "gap_since",
    "latest_evidence",
    "as_of",
    "known_on",
)


def standing_rows(filters: Filters) -> "QuerySet[Commitment]":
    """The commitments that the dashboard counts, each with the derived columns."""
    return (
        selected_commitments(filters)
        .scored()
        .annotate(
            gap=Case(When(has_say_do_gap=True, then=Value(OPEN)), default=Value(""), output_field=CharField()),
            gap_since=Case(When(has_say_do_gap=True, then="say_do_gap_since"), output_field=DateField()),
            as_of=Value(filters.as_of, output_field=DateField()),
            known_on=Value(filters.known_on, output_field=DateField()),
            **({"press_by": Value(filters.press_by, output_field=DateField())} if filters.press_by else {}),
        )
    )


@require_safe
def dashboard_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The view that the address asks for, as a file."""
    problems = problems_in(request.GET.dict())
    if problems:
        return bad_request(problems)
    return dashboard_workbook(request) if kind == WORKBOOK else standing_file(request, kind)


@cached_page(NAMES)
def dashboard_workbook(request: HttpRequest) -> HttpResponseBase:
    """The workbook of a view that can be meant: PostgreSQL writes the other kinds, this one is worked out here."""
    return standing_file(request, WORKBOOK)


def standing_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The file of a view that can be meant."""
    filters, _ = Filters.from_query(request.GET.dict())
    derived = (*DERIVED, "press_by") if filters.press_by else DERIVED
    rows = Export(RECORDS["commitments"](), standing_rows(filters), derived=derived, for_public=True)
    return export_response(rows, kind, name="dashboard", filters=filters)
