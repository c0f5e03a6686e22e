"""The list of actors and the page of one."""

from dataclasses import replace

from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.dashboard.queries import known_by
from tracker.models import Actor
from tracker.pages.actor_page import ActorPage
from tracker.pages.days import carried, days_asked, kept, on_days, status_for
from tracker.pages.listing import listing
from tracker.pages.narrowing import Facet, Tied
from tracker.vocabulary import ActorKind

FACETS = (Facet(name="kind", label="Kind", choices=dict(ActorKind.choices)),)
TIES = (
    Tied(
        name="part_of",
        label="Part of",
        records=Actor.objects.published,
        condition=lambda actor: Q(part_of=actor),
    ),
)


@require_safe
def actor_list(request: HttpRequest) -> HttpResponse:
    """Published actors by name."""
    filters, problems = days_asked(request)
    known = Actor.objects.published().filter(known_by(filters.known_on))
    actors = known.prefetch_related(Prefetch("part_of", queryset=Actor.objects.published()))
    found = listing(
        actors,
        request.GET,
        searched=("name", "native_name", "aliases", "description"),
        facets=FACETS,
        ties=TIES,
        kept=kept(filters),
    )
    context = {"listing": found, **on_days(filters, problems)}
    return render(request, "tracker/actor_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def actor_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One actor: what it promised, where it met others, what was imposed on it."""
    filters, problems = days_asked(request)
    context = {
        "page": ActorPage.read(ref, filters),
        "filters": filters,
        "actor_query": replace(filters, actor=ref).to_query(),
        "problems": problems,
        "days": carried(filters),
    }
    return render(request, "tracker/actor_detail.html", context, status=status_for(problems))
