"""The list of commitments and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.dashboard.filters import Filters
from tracker.dashboard.options import options_for, without_unknown_refs
from tracker.pages.commitment_listing import commitment_listing
from tracker.pages.commitment_page import CommitmentPage
from tracker.pages.days import carried, days_asked, status_for
from tracker.vocabulary import Axis


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    """The commitments that the dashboard's filters ask for, the latest made first."""
    filters, misread = Filters.from_query(request.GET.dict())
    chosen = options_for(filters, kinds=())
    filters, unknown = without_unknown_refs(filters, chosen)
    found = commitment_listing(filters, chosen, (*misread, *unknown), request.GET.get("page"))
    context = {
        "listing": found,
        "count": found.count,
        "filters": filters,
        "axes": Axis.choices,
        "days": carried(filters),
    }
    return render(request, "tracker/commitment_list.html", context, status=status_for(found.problems))


@require_safe
def commitment_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One commitment: what was promised, what was done, and how we know."""
    filters, problems = days_asked(request)
    context = {
        "page": CommitmentPage.read(ref, filters),
        "filters": filters,
        "problems": problems,
        "days": carried(filters),
    }
    return render(request, "tracker/commitment_detail.html", context, status=status_for(problems))
