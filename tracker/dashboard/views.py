"""The dashboard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.dashboard.form import choices
from tracker.dashboard.options import understood
from tracker.dashboard.page import Dashboard
from tracker.dashboard.permalink import compared, misread, permalink
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
    query = request.GET.dict()
    filters, options, problems = understood(query, kinds=SCORED_KINDS)
    problems = (*problems, *misread(query))
    page = Dashboard.of(Rows.read(filters), filters)
    context = {
        "page": page,
        "filters": filters,
        "choices": choices(filters, options),
        "problems": problems,
        "days": carried(filters),
        "comparison": compared(query, page),
        "permalink": permalink(page),
        "follow": f"?{followed}" if (followed := filters.to_query()) else "",
        "nothing_yet": not page.tally.total and not Commitment.objects.published().exists(),
    }
    return render(request, "tracker/dashboard.html", context, status=BAD_REQUEST if problems else 200)
