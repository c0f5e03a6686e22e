"""The list of indicators and the page of one."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.models import Indicator, Observation
from tracker.pages.days import status_for
from tracker.pages.indicator_page import IndicatorPage
from tracker.pages.listing import Listing, listing
from tracker.pages.narrowing import Facet
from tracker.pages.record import how_many

FACETS = (Facet(name="unit", label="Unit"),)


def indicators_asked(query: Mapping[str, str]) -> Listing[Indicator]:
    """The published indicators that the query string asks for, by name."""
    figures = how_many(Observation.objects.all(), "indicator")
    indicators = Indicator.objects.published().annotate(figures=figures).order_by("name", "ref")
    return listing(indicators, query, searched=("name", "unit", "definition"), facets=FACETS)


@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """Published indicators by name."""
    found = indicators_asked(request.GET)
    return render(request, "tracker/indicator_list.html", {"listing": found}, status=status_for(found.problems))


@require_safe
def indicator_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One indicator: what it measures and every figure with its source."""
    page = IndicatorPage.read(ref, request.GET.get("page"))
    return render(request, "tracker/indicator_detail.html", {"page": page})
