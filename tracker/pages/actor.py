"""The list of actors and the page of one."""

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.listing.facets import Facet, RecordFacet, counts_by_link
from tracker.listing.keyset import Order
from tracker.listing.page import Listing, listing
from tracker.models import Actor
from tracker.pages.actor_page import ActorPage
from tracker.parameters.days import days_context, days_query, kept_days, parse_days, status_for
from tracker.parameters.filters import Filters
from tracker.standings.readings import known
from tracker.vocabulary import ActorKind

FACETS = (
    Facet(name="kind", label="Kind", choices=dict(ActorKind.choices)),
    Facet(name="country", label="Country"),
)
TIES = (
    RecordFacet(
        name="part_of",
        label="Part of",
        records=Actor.objects.published,
        condition=lambda actor: Q(part_of=actor),
        counted=counts_by_link("part_of"),
    ),
)


def actor_listing(query: Mapping[str, str], filters: Filters) -> Listing[Actor]:
    """The page of published actors that the query string asks for, by name."""
    actors = Actor.objects.published().filter(known(filters, "actor"))
    return listing(
        actors.prefetch_related(Prefetch("part_of", queryset=Actor.objects.published())),
        query,
        order=Order(("name", "ref")),
        searched=("name", "native_name", "aliases", "description"),
        facets=(*FACETS, *TIES),
        kept=kept_days(filters),
    )


@require_safe
def actor_list(request: HttpRequest) -> HttpResponse:
    """Published actors by name."""
    filters, problems = parse_days(request)
    found = actor_listing(request.GET, filters)
    context = {"listing": found, **days_context(filters, problems)}
    return render(request, "tracker/actor_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def actor_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One actor: what it promised, where it met others, what was imposed on it."""
    filters, problems = parse_days(request)
    try:
        page = ActorPage.read(ref, filters)
    except Http404:
        kept = Actor.objects.published().filter(merged_refs__ref=ref).first()
        if kept is None:
            raise
        return redirect_to_kept_actor(kept, request)
    context = {
        "page": page,
        "filters": filters,
        "actor_query": replace(filters, actor=ref).to_query(),
        "speaker_query": replace(filters, speaker=ref).to_query(),
        "problems": problems,
        "days": days_query(filters),
    }
    return render(request, "tracker/actor_detail.html", context, status=status_for(problems))


def redirect_to_kept_actor(actor: Actor, request: HttpRequest) -> HttpResponse:
    """A redirect to the actor that the requested one was merged into, for the same days."""
    address = reverse("actor_detail", args=[actor.ref], query=request.GET or None)
    # A merge can be undone: nobody is to keep this way without asking again.
    return HttpResponsePermanentRedirect(address, headers={"Cache-Control": "no-cache"})
