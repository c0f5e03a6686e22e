"""The dashboard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.dashboard.filters import Filters
from tracker.dashboard.form import choices
from tracker.dashboard.options import options_for, without_unknown_refs
from tracker.dashboard.page import Dashboard
from tracker.dashboard.queries import Rows
from tracker.models import Commitment
from tracker.pages.days import carried
from tracker.vocabulary import SCORED_KINDS

BAD_REQUEST = 400


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """How the commitments stand, in the view that the address asks for.

    What the address gets wrong is left out and named at the top, with status 400; the rest of the page stands.
    """
    filters, misread = Filters.from_query(request.GET.dict())
    options = options_for(filters, kinds=SCORED_KINDS)
    filters, unknown = without_unknown_refs(filters, options)
    problems = (*misread, *unknown)
    page = Dashboard.of(Rows.read(filters), filters)
    context = {
        "page": page,
        "filters": filters,
        "choices": choices(filters, options),
        "problems": problems,
        "days": carried(filters),
        "follow": f"?{query}" if (query := filters.to_query()) else "",
        "nothing_yet": not page.tally.total and not Commitment.objects.published().exists(),
    }
    return render(request, "tracker/dashboard.html", context, status=BAD_REQUEST if problems else 200)
