"""The list of commitments and the page of one."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.dashboard.options import understood
from tracker.dashboard.selection import selected
from tracker.pages.commitment_form import list_choices
from tracker.pages.commitment_page import CommitmentPage
from tracker.pages.days import carried, days_asked, status_for
from tracker.pages.listing import ROWS_A_PAGE


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    """The commitments that the dashboard's filters ask for, the latest made first."""
    filters, options, problems = understood(request.GET.dict())
    commitments = selected(filters).order_by(F("made_on_earliest").desc(nulls_last=True), "ref")
    pages = Paginator(commitments, ROWS_A_PAGE)
    context = {
        "rows": pages.get_page(request.GET.get("page")),
        "count": pages.count,
        "filters": filters,
        "choices": list_choices(filters, options),
        "problems": problems,
        "days": carried(filters),
        "query": filters.to_query(),
    }
    return render(request, "tracker/commitment_list.html", context, status=status_for(problems))


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
