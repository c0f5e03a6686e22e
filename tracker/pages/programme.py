"""The list of sanctions programmes and the page of one."""

from collections.abc import Mapping

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.listing.keyset import Order
from tracker.listing.page import Listing, listing
from tracker.models import Actor, Programme, Sanction
from tracker.pages.programme_page import ProgrammePage
from tracker.parameters.days import days_context, kept_days, parse_days, status_for
from tracker.parameters.filters import Filters
from tracker.parameters.record import count_related
from tracker.standings.known_on import known_by


def programme_listing(query: Mapping[str, str], filters: Filters) -> Listing[Programme]:
    """The page of published programmes that the query string asks for, by title."""
    known = Programme.objects.published().filter(known_by(filters.known_on))
    public = count_related(Sanction.objects.published(), "programme")
    programmes = known.annotate(taken=public)
    programmes = programmes.prefetch_related(Prefetch("issuer", queryset=Actor.objects.published()))
    return listing(
        programmes,
        query,
        order=Order(("title", "ref")),
        searched=("title", "legal_basis", "summary"),
        facets=(),
        kept=kept_days(filters),
    )


@require_safe
def programme_list(request: HttpRequest) -> HttpResponse:
    """Published programmes by title."""
    filters, problems = parse_days(request)
    found = programme_listing(request.GET, filters)
    context = {"listing": found, **days_context(filters, problems)}
    return render(request, "tracker/programme_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def programme_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One programme: its issuer, its legal basis, and the sanctions taken under it."""
    filters, problems = parse_days(request)
    context = {"page": ProgrammePage.read(ref, filters), **days_context(filters, problems)}
    return render(request, "tracker/programme_detail.html", context, status=status_for(problems))
