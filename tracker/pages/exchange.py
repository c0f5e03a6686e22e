"""The list of exchanges and the page of one."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.access import public
from tracker.database.keyset import newest
from tracker.listing.facets import Facet
from tracker.listing.keyset import Order
from tracker.listing.page import Listing, listing
from tracker.models import Exchange
from tracker.pages.exchange_page import ExchangePage
from tracker.parameters.days import days_context, kept_days, parse_days, status_for
from tracker.parameters.filters import Filters
from tracker.standings.readings import known

FACETS: tuple[Facet, ...] = ()


def agreed_by(day: date) -> Q:
    """The condition that an exchange may have been agreed by the day."""
    return Q(agreed_on__isnull=True) | Q(agreed_on_earliest__lte=day)


def exchange_listing(query: Mapping[str, str], filters: Filters) -> Listing[Exchange]:
    """The page of published exchanges that the query string asks for, the latest agreed first."""
    found = Exchange.objects.published().filter(known(filters, "exchange"), agreed_by(filters.as_of))
    exchanges = found.prefetch_related(Prefetch("items", queryset=public.exchange_items().order_by("side", "pk")))
    return listing(
        exchanges,
        query,
        order=Order((newest("agreed_on_earliest"), "ref")),
        searched=("title", "summary"),
        facets=FACETS,
        kept=kept_days(filters),
    )


@require_safe
def exchange_list(request: HttpRequest) -> HttpResponse:
    """Published exchanges, the latest agreed first."""
    filters, problems = parse_days(request)
    found = exchange_listing(request.GET, filters)
    context = {"listing": found, **days_context(filters, problems)}
    return render(request, "tracker/exchange_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def exchange_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One exchange: what stands on its two sides, where each stands, and who says so."""
    filters, problems = parse_days(request)
    context = {"page": ExchangePage.read(ref, filters), **days_context(filters, problems)}
    return render(request, "tracker/exchange_detail.html", context, status=status_for(problems))
