"""The list of indicators and the page of one."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.listing.facets import Facet
from tracker.listing.keyset import Order
from tracker.listing.page import Listing, listing
from tracker.models import Indicator, Observation
from tracker.pages.indicator_page import IndicatorPage
from tracker.parameters.days import days_context, kept_days, parse_days, status_for
from tracker.parameters.filters import Filters
from tracker.parameters.record import count_related
from tracker.standings.readings import in_the_press, known

FACETS = (Facet(name="unit", label="Unit"),)


def indicator_listing(query: Mapping[str, str], filters: Filters) -> Listing[Indicator]:
    """The page of published indicators that the query string asks for, by name."""
    figures = count_related(Observation.objects.filter(in_the_press(filters, "observation")), "indicator")
    found = Indicator.objects.published().filter(known(filters, "indicator"))
    indicators = found.annotate(figures=figures)
    return listing(
        indicators,
        query,
        order=Order(("name", "ref")),
        searched=("name", "unit", "definition"),
        facets=FACETS,
        kept=kept_days(filters),
    )


@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """Published indicators by name."""
    filters, problems = parse_days(request)
    found = indicator_listing(request.GET, filters)
    context = {"listing": found, **days_context(filters, problems)}
    return render(request, "tracker/indicator_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def indicator_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One indicator: what it measures and every figure with its source."""
    filters, problems = parse_days(request)
    page = IndicatorPage.read(ref, request.GET, filters)
    problems = (*problems, *page.problems)
    context = {"page": page, **days_context(filters, problems)}
    return render(request, "tracker/indicator_detail.html", context, status=status_for(problems))
