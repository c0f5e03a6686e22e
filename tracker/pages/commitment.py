"""The list of commitments and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.pages.commitment_listing import commitment_listing
from tracker.pages.commitment_page import CommitmentPage
from tracker.parameters.days import days_query, parse_days, status_for
from tracker.parameters.options import parse_chosen
from tracker.vocabulary import Axis


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    """The commitments that the dashboard's filters ask for, the latest made first."""
    filters, options, problems = parse_chosen(request.GET.dict())
    found = commitment_listing(filters, options, problems, request.GET)
    context = {
        "listing": found,
        "count": found.count,
        "filters": filters,
        "axes": Axis.choices,
        "days": days_query(filters),
    }
    return render(request, "tracker/commitment_list.html", context, status=status_for(found.problems))


@require_safe
def commitment_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One commitment: what was promised, what was done, and how we know."""
    filters, problems = parse_days(request)
    page = CommitmentPage.read(ref, filters, begins_with=request.GET.get("from", ""))
    problems = (*problems, *page.problems)
    context = {
        "page": page,
        "filters": filters,
        "problems": problems,
        "days": days_query(filters),
    }
    return render(request, "tracker/commitment_detail.html", context, status=status_for(problems))
