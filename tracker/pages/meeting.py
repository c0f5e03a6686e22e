"""The list of meetings and the page of one."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.access import public
from tracker.database.keyset import newest
from tracker.database.unnest import unnest
from tracker.listing.facets import Facet, FacetValue, RecordFacet, counts_by_link, facet_values
from tracker.listing.keyset import Order
from tracker.listing.page import Listing, listing
from tracker.models import Actor, Meeting
from tracker.pages.meeting_page import MeetingPage
from tracker.parameters.days import days_context, days_query, kept_days, parse_days, status_for
from tracker.parameters.filters import Filters
from tracker.standings.readings import known
from tracker.vocabulary import MeetingKind, Stage


def attended_by(actor: Actor) -> Q:
    """The condition that the actor took part in the meeting, or someone on its behalf."""
    own = public.participations().filter(Q(actor=actor) | Q(on_behalf_of=actor), meeting=OuterRef("pk"))
    return Q(Exists(own))


def counts_by_attendance(meetings: "QuerySet[Meeting]") -> tuple[FacetValue, ...]:
    """The actors that `attended_by` finds meetings by, with how many of these."""
    spoken_for = Case(When(on_behalf_of__stage=Stage.PUBLISHED, then=F("on_behalf_of_id")))
    parts = public.participations().filter(meeting__in=meetings.order_by().values("pk")).prefetch_related(None)
    counts = (
        parts.order_by().values_list(unnest("actor_id", spoken_for)).annotate(count=Count("meeting", distinct=True))
    )
    return facet_values(Actor.objects.published(), counts)


def held_by(day: date) -> Q:
    """The condition that a meeting may have been held by the day."""
    return Q(held__isnull=True) | Q(held_earliest__lte=day)


FACETS = (Facet(name="kind", label="Kind", choices=dict(MeetingKind.choices)),)
TIES = (
    RecordFacet(
        name="actor",
        label="With",
        records=Actor.objects.published,
        condition=attended_by,
        counted=counts_by_attendance,
    ),
    RecordFacet(
        name="part_of",
        label="Part of",
        records=Meeting.objects.published,
        condition=lambda meeting: Q(part_of=meeting),
        counted=counts_by_link("part_of", "title"),
    ),
)


def meeting_listing(query: Mapping[str, str], filters: Filters) -> Listing[Meeting]:
    """The page of published meetings that the query string asks for, the latest first."""
    meetings = (
        Meeting.objects.published()
        .filter(known(filters, "meeting"), held_by(filters.as_of))
        .prefetch_related(Prefetch("participations", queryset=public.participations().order_by("actor__name")))
    )
    return listing(
        meetings,
        query,
        order=Order((newest("held_earliest"), "ref")),
        searched=("title", "place", "summary"),
        facets=(*FACETS, *TIES),
        kept=kept_days(filters),
    )


@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """Published meetings, the latest first."""
    filters, problems = parse_days(request)
    found = meeting_listing(request.GET, filters)
    context = {"listing": found, **days_context(filters, problems)}
    return render(request, "tracker/meeting_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def meeting_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One meeting: who met, where and when, and what was promised there."""
    filters, problems = parse_days(request)
    context = {
        "page": MeetingPage.read(ref, filters),
        "filters": filters,
        "problems": problems,
        "days": days_query(filters),
    }
    return render(request, "tracker/meeting_detail.html", context, status=status_for(problems))
