"""The list of indicators and the page of one."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.dashboard.queries import known_by
from tracker.models import Indicator
from tracker.pages.days import days_asked, kept, on_days, status_for
from tracker.pages.indicator_page import IndicatorPage
from tracker.pages.listing import listing


@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """Published indicators by name."""
    filters, problems = days_asked(request)
    known = Indicator.objects.published().filter(known_by(filters.known_on))
    indicators = known.annotate(figures=Count("observations")).order_by("name", "ref")
    found = listing(indicators, request.GET, searched=("name", "unit", "definition"), kept=kept(filters))
    context = {"listing": found, **on_days(filters, problems)}
    return render(request, "tracker/indicator_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def indicator_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One indicator: what it measures and every figure with its source."""
    filters, problems = days_asked(request)
    context = {"page": IndicatorPage.read(ref, request.GET.get("page"), filters), **on_days(filters, problems)}
    return render(request, "tracker/indicator_detail.html", context, status=status_for(problems))
