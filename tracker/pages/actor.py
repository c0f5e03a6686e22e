"""The list of actors and the page of one."""

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.models import Actor
from tracker.pages.actor_page import ActorPage
from tracker.pages.days import carried, days_asked, status_for
from tracker.pages.listing import Listing, listing
from tracker.pages.narrowing import Facet, Tied, by_link
from tracker.vocabulary import ActorKind

FACETS = (
    Facet(name="kind", label="Kind", choices=dict(ActorKind.choices)),
    Facet(name="country", label="Country"),
)
TIES = (
    Tied(
        name="part_of",
        label="Part of",
        records=Actor.objects.published,
        condition=lambda actor: Q(part_of=actor),
        counted=by_link("part_of"),
    ),
)


def actors_asked(query: Mapping[str, str]) -> Listing[Actor]:
    """The published actors that the query string asks for, by name."""
    actors = Actor.objects.published().prefetch_related(Prefetch("part_of", queryset=Actor.objects.published()))
    return listing(
        actors,
        query,
        searched=("name", "native_name", "aliases", "description"),
        facets=FACETS,
        ties=TIES,
    )


@require_safe
def actor_list(request: HttpRequest) -> HttpResponse:
    """Published actors by name."""
    found = actors_asked(request.GET)
    return render(request, "tracker/actor_list.html", {"listing": found}, status=status_for(found.problems))


@require_safe
def actor_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One actor: what it promised, where it met others, what was imposed on it."""
    filters, problems = days_asked(request)
    try:
        page = ActorPage.read(ref, filters)
    except Http404:
        kept = Actor.objects.published().filter(merged_refs__ref=ref).first()
        if kept is None:
            raise
        return moved_to(kept, request)
    context = {
        "page": page,
        "filters": filters,
        "actor_query": replace(filters, actor=ref).to_query(),
        "problems": problems,
        "days": carried(filters),
    }
    return render(request, "tracker/actor_detail.html", context, status=status_for(problems))


def moved_to(actor: Actor, request: HttpRequest) -> HttpResponse:
    """The way to the actor that the one asked for was merged into, for the same days."""
    address = reverse("actor_detail", args=[actor.ref], query=request.GET or None)
    # A merge can be undone: nobody is to keep this way without asking again.
    return HttpResponsePermanentRedirect(address, headers={"Cache-Control": "no-cache"})
