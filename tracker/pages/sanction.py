"""The list of sanctions and the page of one."""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.database.keyset import newest
from tracker.listing.facets import Facet, RecordFacet, counts_by_link
from tracker.listing.keyset import Order
from tracker.listing.page import Listing, listing
from tracker.models import Actor, Programme, Sanction
from tracker.pages.parts.sanction_state import with_state
from tracker.pages.sanction_page import SanctionPage
from tracker.parameters.days import days_context, days_query, kept_days, parse_days, status_for
from tracker.parameters.filters import Filters
from tracker.standings.readings import known
from tracker.vocabulary import SanctionGroup, SanctionKind, SanctionState


def targets(actor: Actor) -> Q:
    """The condition that the sanction is aimed at the actor."""
    return Q(Exists(Sanction.targets.through.objects.filter(sanction=OuterRef("pk"), actor=actor)))


FACETS = (
    Facet(name="state", label="On this date", choices=dict(SanctionState.choices)),
    Facet(name="group", label="Counted as", choices=dict(SanctionGroup.choices)),
    Facet(name="kind", label="Kind", choices=dict(SanctionKind.choices)),
)
TIES = (
    RecordFacet(
        name="target",
        label="Target",
        records=Actor.objects.published,
        condition=targets,
        counted=counts_by_link("targets"),
    ),
    RecordFacet(
        name="issuer",
        label="Issued by",
        records=Actor.objects.published,
        condition=lambda actor: Q(issuer=actor),
        counted=counts_by_link("issuer"),
    ),
    RecordFacet(
        name="programme",
        label="Programme",
        records=Programme.objects.published,
        condition=lambda programme: Q(programme=programme),
        counted=counts_by_link("programme", "title"),
    ),
)


def sanction_listing(query: Mapping[str, str], filters: Filters) -> Listing[Sanction]:
    """The page of published sanctions that the query string asks for, in force or not on the as-of day, the latest
    imposed first.
    """
    actors = Actor.objects.published()
    found = Sanction.objects.published().filter(known(filters, "sanction"))
    sanctions = with_state(found, **filters.days).prefetch_related(
        Prefetch("issuer", queryset=actors), Prefetch("targets", queryset=actors.order_by("name", "ref"))
    )
    return listing(
        sanctions,
        query,
        order=Order((newest("imposed_earliest"), "ref")),
        searched=("title", "programme__title", "stated_reason", "summary"),
        facets=(*FACETS, *TIES),
        kept=kept_days(filters),
    )


@require_safe
def sanction_list(request: HttpRequest) -> HttpResponse:
    """Published sanctions as they stood on a day, the latest imposed first."""
    filters, problems = parse_days(request)
    found = sanction_listing(request.GET, filters)
    context = {"listing": found, **days_context(filters, problems)}
    return render(request, "tracker/sanction_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def sanction_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One sanction: who imposed it on whom, why, and what ended it."""
    filters, problems = parse_days(request)
    context = {
        "page": SanctionPage.read(ref, filters),
        "filters": filters,
        "problems": problems,
        "days": days_query(filters),
    }
    return render(request, "tracker/sanction_detail.html", context, status=status_for(problems))
