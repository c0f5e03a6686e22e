"""The list of sources and the page of one."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.database.keyset import newest
from tracker.listing.facets import Facet, RecordFacet, counts_by_link
from tracker.listing.keyset import Order
from tracker.listing.page import Listing, listing
from tracker.models import Actor, Source
from tracker.pages.source_page import SourcePage
from tracker.parameters.days import days_context, kept_days, parse_days, status_for
from tracker.parameters.filters import Filters
from tracker.standings.readings import known
from tracker.vocabulary import Reliability, SourceKind


def published_by_day(day: date) -> Q:
    """The condition that a source may have been published by the day."""
    return Q(published__isnull=True) | Q(published_earliest__lte=day)


FACETS = (
    Facet(name="kind", label="Kind", choices=dict(SourceKind.choices)),
    Facet(name="reliability", label="Reliability", choices=dict(Reliability.choices)),
)
TIES = (
    RecordFacet(
        name="publisher",
        label="Published by",
        records=Actor.objects.published,
        condition=lambda actor: Q(publisher=actor),
        counted=counts_by_link("publisher"),
    ),
)


def source_listing(query: Mapping[str, str], filters: Filters) -> Listing[Source]:
    """The page of published sources that the query string asks for, the latest first."""
    sources = (
        Source.objects.published()
        .filter(known(filters, "source"), published_by_day(filters.as_of))
        .prefetch_related(Prefetch("publisher", queryset=Actor.objects.published()))
    )
    return listing(
        sources,
        query,
        order=Order((newest("published_earliest"), "title", "ref")),
        searched=("title", "authors"),
        facets=(*FACETS, *TIES),
        kept=kept_days(filters),
    )


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """Published sources, the latest first."""
    filters, problems = parse_days(request)
    found = source_listing(request.GET, filters)
    context = {"listing": found, **days_context(filters, problems)}
    return render(request, "tracker/source_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def source_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One source: what it is, how far it is trusted, and all it is cited for."""
    filters, problems = parse_days(request)
    page = SourcePage.read(ref, request.GET, filters)
    problems = (*problems, *page.problems)
    context = {"page": page, **days_context(filters, problems)}
    return render(request, "tracker/source_detail.html", context, status=status_for(problems))
