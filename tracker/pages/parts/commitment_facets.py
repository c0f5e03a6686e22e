"""How many commitments stand behind each value of each filter: all facets of their list, by one function."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.db.models import Count, QuerySet

from tracker.kept_counts.counts import counts_by_kind, counts_on
from tracker.listing.collection_facet import counts_by_collection
from tracker.listing.facet_counts import CountedRows
from tracker.listing.facets import CountLinks, FacetValue, counts_by_link, facet_values, in_order
from tracker.listing.keyset import Order
from tracker.listing.total import Total
from tracker.models import Actor, Commitment
from tracker.parameters.filters import IMPLIED, OPEN, SCORED, Filters
from tracker.standings.selection import acting_in, answers, implied_among, matching_commitments, status_field
from tracker.standings.statements import speaking_of
from tracker.vocabulary import SCORED_KINDS, Axis, CommitmentKind, ResponseOutcome, Schedule, Status

AS_PROMISES = "All that count as promises"
DIFFER = "Gap"
INFERRED = "Implied: our inference"
BY_STANDING = ("status", "schedule", "gap")


def facet_counts(
    filters: Filters, names: Iterable[str], order: Order, total: Total
) -> Mapping[str, tuple[FacetValue, ...]]:
    """For each facet of these names, how many of the commitments that the other filters leave have each of its values.

    `total` is how many the filters leave.
    Of more than can be counted in a moment, the first in the order of the list are counted, and the values say so.
    """

    @cache
    def left(view: Filters) -> CountedRows:
        return CountedRows.of(
            matching_commitments(view), Commitment.objects.all(), order, total if view == filters else None
        )

    @cache
    def standings(view: Filters) -> "Standings":
        return count_standings(left(view).rows, view)

    def values(name: str) -> tuple[FacetValue, ...]:
        view = filters.without(name)
        if (kept := values_kept(name, view)) is not None:
            return tuple(kept)
        counted = left(view)
        if name in BY_STANDING:
            return counted.values(values_of_standings(name, standings(view)))
        return counted.values(tallies(filters)[name](counted.rows))

    return {name: values(name) for name in names}


def values_kept(name: str, view: Filters) -> Iterable[FacetValue] | None:
    """The values of a facet by standing or kind as the database keeps their counts; None where it does not."""
    if name == "kind":
        by_kind = counts_by_kind(view)
        return (
            None
            if by_kind is None
            else of_kinds({str(kind): found.total for kind, found in by_kind.items() if found.total})
        )
    counts = counts_on(view) if name in BY_STANDING else None
    if counts is None:
        return None
    statuses = counts.official if view.axis == Axis.OFFICIAL else counts.evidence
    kept: dict[str, Counter[Any]] = {
        # Without those at which none stands.
        "status": +Counter(statuses),
        "schedule": +Counter(counts.schedule),
        "gap": Counter({True: counts.gaps}),
    }
    return values_of_standings(name, kept)


def tallies(filters: Filters) -> Mapping[str, CountLinks]:
    """The functions that count rows by what does not depend on where they stand."""
    return {
        "kind": kinds,
        "response": lambda rows: outcomes(rows, filters),
        "inference": lambda rows: inferences(rows, filters),
        "actor": lambda rows: facet_values(Actor.objects.published(), acting_in(rows)),
        "speaker": lambda rows: facet_values(Actor.objects.published(), speaking_of(rows, filters)),
        "topic": counts_by_link("topics"),
        "meeting": counts_by_link("made_at", "title"),
        "collection": counts_by_collection,
    }


# How many commitments have each status on the axis of the view, each schedule, and a gap or none.
Standings = Mapping[str, Counter[Any]]


def count_standings(rows: Any, view: Filters) -> Standings:
    """Where the rows stand, counted all three ways in one query."""
    found = (
        rows.with_standing(**view.days)
        .values_list(status_field(view), "schedule", "has_say_do_gap")
        .annotate(count=Count("pk"))
    )
    counts: dict[str, Counter[Any]] = {name: Counter() for name in BY_STANDING}
    for *values, count in found:
        for name, value in zip(BY_STANDING, values, strict=True):
            counts[name][value] += count
    return counts


def values_of_standings(name: str, counts: Standings) -> Iterable[FacetValue]:
    """The values of a facet by standing."""
    if name == "gap":
        return [FacetValue(OPEN, DIFFER, counts[name][True])] if counts[name][True] else []
    return in_order(dict(Status.choices if name == "status" else Schedule.choices), counts[name])


def outcomes(commitments: "QuerySet[Any]", filters: Filters) -> Iterable[FacetValue]:
    """How many were answered in each way."""
    asked = answers(filters).filter(demand__in=commitments.order_by().values("pk"))
    found = dict(asked.values_list("outcome").annotate(count=Count("demand", distinct=True)))
    return in_order(dict(ResponseOutcome.choices), found)


def inferences(commitments: "QuerySet[Any]", filters: Filters) -> Iterable[FacetValue]:
    """How many no source states."""
    count = len(implied_among(commitments, filters))
    return [FacetValue(IMPLIED, INFERRED, count)] if count else []


def kinds(commitments: "QuerySet[Any]") -> Iterable[FacetValue]:
    """The kinds, and first all together that count as promises."""
    return of_kinds(dict(commitments.order_by().values_list("kind").annotate(count=Count("pk"))))


def of_kinds(counts: Mapping[str, int]) -> Iterable[FacetValue]:
    """The values of the facet of kinds from how many there are of each."""
    found = in_order(dict(CommitmentKind.choices), counts)
    promises = sum(counts.get(kind, 0) for kind in SCORED_KINDS)
    return (FacetValue(SCORED, AS_PROMISES, promises), *found) if promises else found
