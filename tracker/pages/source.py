"""The list of sources and the page of one."""

from collections.abc import Mapping
from datetime import date

from django.db.models import F, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.listing.facets import Facet, Tied, by_link
from tracker.listing.page import Listing, listing
from tracker.models import Actor, Source
from tracker.pages.source_page import SourcePage
from tracker.parameters.days import days_asked, kept, on_days, status_for
from tracker.parameters.filters import Filters
from tracker.standings.queries import known_by
from tracker.vocabulary import Reliability, SourceKind


def out_by(day: date) -> Q:
    """The condition that a source may have come out by the day."""
    return Q(published__isnull=True) | Q(published_earliest__lte=day)


FACETS = (
    Facet(name="kind", label="Kind", choices=dict(SourceKind.choices)),
    Facet(name="reliability", label="Reliability", choices=dict(Reliability.choices)),
)
TIES = (
    Tied(
        name="publisher",
        label="Published by",
        records=Actor.objects.published,
        condition=lambda actor: Q(publisher=actor),
        counted=by_link("publisher"),
    ),
)


def sources_asked(query: Mapping[str, str], filters: Filters) -> Listing[Source]:
    """The published sources that the query string asks for, the latest first."""
    sources = (
        Source.objects.published()
        .filter(known_by(filters.known_on), out_by(filters.as_of))
        .order_by(F("published_earliest").desc(nulls_last=True), "title", "ref")
        .prefetch_related(Prefetch("publisher", queryset=Actor.objects.published()))
    )
    return listing(sources, query, searched=("title", "authors"), facets=FACETS, ties=TIES, kept=kept(filters))


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """Published sources, the latest first."""
    filters, problems = days_asked(request)
    found = sources_asked(request.GET, filters)
    context = {"listing": found, **on_days(filters, problems)}
    return render(request, "tracker/source_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def source_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One source: what it is, how far it is trusted, and all it is cited for."""
    filters, problems = days_asked(request)
    context = {"page": SourcePage.read(ref, request.GET.get("page"), filters), **on_days(filters, problems)}
    return render(request, "tracker/source_detail.html", context, status=status_for(problems))
