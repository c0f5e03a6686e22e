"""The list of topics and the page of one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.listing.facets import Facet, FacetValue, in_order
from tracker.listing.keyset import Order
from tracker.listing.page import Listing, listing
from tracker.models import Commitment, Topic
from tracker.pages.commitment_listing import commitments_page, total_of
from tracker.pages.parts.commitment_facets import KeptCounts
from tracker.pages.parts.tracked_counts import with_tracked
from tracker.parameters.days import days_context, days_query, kept_days, parse_days, status_for
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.known_on import known_by
from tracker.standings.selection import matching_commitments
from tracker.vocabulary import CommitmentKind, Stage

FILED = Commitment.topics.through.objects.filter(commitment__stage=Stage.PUBLISHED)


class CommitmentKindFacet(Facet):
    """The facet of topics by the kinds of published commitments they have."""

    def condition(self, value: str) -> Q:
        return Q(Exists(FILED.filter(topic=OuterRef("pk"), commitment__kind=value)))

    def counted(self, rows: "QuerySet[Any]") -> tuple[FacetValue, ...]:
        kinds = {kind: Count("pk", filter=self.condition(kind)) for kind in self.choices or ()}
        counts = rows.order_by().aggregate(**kinds)
        return in_order(self.choices, {kind: count for kind, count in counts.items() if count})


ORDER = Order(("name", "ref"))
FACETS = (CommitmentKindFacet(name="kind", label="Has a", choices=dict(CommitmentKind.choices)),)


def topic_listing(query: Mapping[str, str], filters: Filters) -> Listing[Topic]:
    """The page of published topics that the query string asks for, by name, each with how many commitments
    are tracked under it.
    """
    found = listing(
        Topic.objects.published().filter(known_by(filters.known_on)),
        query,
        order=ORDER,
        searched=("name", "description"),
        facets=FACETS,
        kept=kept_days(filters),
    )
    with_tracked(found.rows, Commitment.topics.through, filters)
    return found


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """Published topics by name, with how many commitments are tracked under each on the day."""
    filters, problems = parse_days(request)
    found = topic_listing(request.GET, filters)
    context = {"listing": found, **days_context(filters, problems)}
    return render(request, "tracker/topic_list.html", context, status=status_for((*problems, *found.problems)))


@require_safe
def topic_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One topic and where its commitments stand."""
    filters, problems = parse_days(request)
    topic = record_or_404(Topic.objects.published(), ref)
    filters = replace(filters, topic=topic.ref)
    matching = matching_commitments(filters)
    total = total_of(filters, KeptCounts(), matching)
    rows, misplaced = commitments_page(filters, request.GET, total, matching)
    problems = (*problems, *misplaced)
    context = {
        "topic": topic,
        "total": total,
        "rows": rows,
        "filters": filters,
        "problems": problems,
        "days": days_query(filters),
    }
    return render(request, "tracker/topic_detail.html", context, status=status_for(problems))
