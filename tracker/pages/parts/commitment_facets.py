"""How many commitments stand behind each value of each filter: all facets of their list, by one function."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, QuerySet

from tracker.kept_counts.counts import Counts, counts_by_kind
from tracker.listing.collection_facet import counts_by_collection
from tracker.listing.facet_counts import CountedRows
from tracker.listing.facets import CountLinks, FacetValue, counts_by_link, facet_values, in_order
from tracker.listing.keyset import Order
from tracker.listing.total import Total
from tracker.models import Actor, Commitment, CommitmentQuerySet
from tracker.parameters.filters import IMPLIED, OPEN, SCORED, Filters
from tracker.standings.selection import acting_in, answers, implied_among, matching_commitments, status_field
from tracker.standings.statements import speaking_of
from tracker.vocabulary import SCORED_KINDS, Axis, CommitmentKind, ResponseOutcome, Schedule, Status

AS_PROMISES = "All that count as promises"
DIFFER = "Gap"
INFERRED = "Implied: our inference"
BY_STANDING = ("status", "schedule", "gap")


class FacetCounts:
    """For each facet, how many of the commitments that the other filters leave have each of its values.

    The filters leave the `matching`, `total` of them. Of more than can be counted in a moment, the first in the order
    of the list are counted, and the values say so. What several facets count among is read once.
    """

    def __init__(
        self, filters: Filters, order: Order, total: Total, kept: "KeptCounts", matching: CommitmentQuerySet
    ) -> None:
        self.filters = filters
        self.order = order
        self.total = total
        self.kept = kept
        self.matching = matching
        self.rows: dict[Filters, CountedRows] = {}
        self.standings: dict[Filters, Standings] = {}

    def of(self, name: str) -> tuple[FacetValue, ...]:
        """The values of a facet."""
        view = self.filters.without(name)
        if name in (*BY_STANDING, "kind") and (kept := values_kept(name, view, self.kept)) is not None:
            return tuple(kept)
        counted = self.left(view)
        if name in BY_STANDING:
            return counted.values(values_of_standings(name, self.standings_of(view)))
        return counted.values(tallies(self.filters)[name](counted.rows))

    def left(self, view: Filters) -> CountedRows:
        """The rows that a view leaves to be counted."""
        if view not in self.rows:
            is_whole = view == self.filters
            total = self.total if is_whole else None
            self.rows[view] = CountedRows.of(
                self.matching if is_whole else matching_commitments(view),
                Commitment.objects.all(),
                self.order,
                total,
                are_worked_out=view.is_by_standing or bool(view.speaker or view.q or view.press_by),
            )
        return self.rows[view]

    def standings_of(self, view: Filters) -> "Standings":
        """Where the rows stand that a view leaves."""
        if view not in self.standings:
            self.standings[view] = count_standings(self.left(view).rows, view)
        return self.standings[view]


class KeptCounts:
    """The counts of each kind that the database keeps of views, each view read once, whatever kind it names."""

    def __init__(self) -> None:
        self.read: dict[Filters, Mapping[CommitmentKind, Counts] | None] = {}

    def by_kind(self, view: Filters) -> Mapping[CommitmentKind, Counts] | None:
        """Those of a view; None where none are kept of it."""
        view = view.without("kind", "axis")
        if view not in self.read:
            self.read[view] = counts_by_kind(view)
        return self.read[view]

    def numbers(self, view: Filters) -> Mapping[CommitmentKind, int] | None:
        """How many of each kind stand as the view asks, whatever kind it names; None where that is not kept."""
        asked = [name for name in BY_STANDING if getattr(view, name)]
        by_kind = self.by_kind(view.without(*asked)) if len(asked) <= 1 else None
        return None if by_kind is None else {kind: standing_as_asked(view, by_kind[kind]) for kind in by_kind}

    def total(self, view: Filters) -> int | None:
        """How many there are in a view; None where that is not kept."""
        numbers = self.numbers(view)
        return None if numbers is None else sum(numbers[kind] for kind in kinds_in(view))


def standing_as_asked(view: Filters, counts: Counts) -> int:
    """How many of those counted have the status, the schedule or the gap that a view asks for; it asks for one."""
    if view.status:
        statuses = counts.official if view.axis == Axis.OFFICIAL else counts.evidence
        return statuses[Status(view.status)]
    if view.schedule:
        return counts.schedule[Schedule(view.schedule)]
    return counts.gaps if view.gap else counts.total


def values_kept(name: str, view: Filters, kept: KeptCounts) -> Iterable[FacetValue] | None:
    """The values of a facet by standing or kind from the counts that the database keeps; None where it does not."""
    if name == "kind":
        numbers = kept.numbers(view)
        return None if numbers is None else of_kinds({str(kind): found for kind, found in numbers.items() if found})
    by_kind = kept.by_kind(view)
    if by_kind is None:
        return None
    statuses, schedule, gaps = Counter[Any](), Counter[Any](), 0
    for kind in kinds_in(view):
        counts = by_kind[kind]
        statuses.update(counts.official if view.axis == Axis.OFFICIAL else counts.evidence)
        schedule.update(counts.schedule)
        gaps += counts.gaps
    counted: dict[str, Counter[Any]] = {
        # Without those at which none stands.
        "status": +statuses,
        "schedule": +schedule,
        "gap": Counter({True: gaps}),
    }
    return values_of_standings(name, counted)


def kinds_in(view: Filters) -> Iterable[CommitmentKind]:
    """The kinds that a view may hold."""
    if view.kind == SCORED:
        return SCORED_KINDS
    return (CommitmentKind(view.kind),) if view.kind else tuple(CommitmentKind)


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
