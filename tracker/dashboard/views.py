"""The dashboard."""

from collections.abc import Mapping
from functools import cache, partial

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.dashboard.cited_figures import digest
from tracker.dashboard.counted_figures import digest_of_numbers
from tracker.dashboard.page import Dashboard
from tracker.dashboard.permalink import compare_figures, permalink
from tracker.models import Collection, Commitment
from tracker.page_cache.decorator import cached_page
from tracker.parameters.checking import NAMES, bad_request_page, problems_in
from tracker.parameters.days import days_query
from tracker.parameters.filter_form import filter_form
from tracker.parameters.filters import DAYS, Filters
from tracker.parameters.options import parse_view
from tracker.standings.queries import ViewRows
from tracker.vocabulary import SCORED_KINDS


@require_safe
def dashboard(request: HttpRequest) -> HttpResponseBase:
    """How the commitments stand, in the view that the address asks for; or, with status 400, what it gets wrong."""
    problems = problems_in(request.GET.dict())
    return bad_request_page(request, problems) if problems else dashboard_page(request)


@cached_page(NAMES)
def dashboard_page(request: HttpRequest) -> HttpResponse:
    """The page of a view that can be meant."""
    return render(request, "tracker/dashboard.html", dashboard_context(request.GET.dict()))


def dashboard_context(query: Mapping[str, str], *, collection: Collection | None = None) -> dict[str, object]:
    """What the template of a dashboard draws: the view that the query string asks for, maybe of a collection."""
    filters, options, _ = parse_view(query, kinds=SCORED_KINDS)
    page = Dashboard.of(ViewRows.read(filters), filters)
    figures = cache(partial(digest, page))
    return {
        "page": page,
        "filters": filters,
        "choices": filter_form(filters, options),
        "collections": options.collection if len(options.collection) > 1 else (),
        "days": days_query(filters),
        "today_address": today_address(filters, collection),
        "comparison": compare_figures(query, figures, partial(digest_of_numbers, page)),
        # Every commitment is read for the digest: for a large view only where somebody asks how to cite it.
        "permalink": "" if page.is_large else permalink(filters, figures()),
        "follow": f"?{followed}" if (followed := filters.to_query()) else "",
        "nothing_yet": not page.status_counts.total and not Commitment.objects.published().exists(),
    }


def today_address(filters: Filters, collection: Collection | None) -> str:
    """The address of the same view today, on the page that it is seen on: the collection's, or the dashboard."""
    path = reverse("collection_detail", args=[collection.ref]) if collection else reverse("dashboard")
    query = filters.without(*DAYS, *(["collection"] if collection else [])).to_query()
    return f"{path}?{query}" if query else path
