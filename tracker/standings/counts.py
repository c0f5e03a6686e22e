"""How many commitments of a view stand where, on its days and at the end of every month: counted by the database."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from tracker.kept_counts.counts import counts_at, counts_by_kind
from tracker.parameters.filters import SCORED, Filters
from tracker.parameters.view_queries import compiled, rows_of
from tracker.standings.readings import updates_that_count
from tracker.standings.selection import matching_commitments, selected_commitments
from tracker.vocabulary import SCORED_KINDS, Axis, CommitmentKind, Schedule, Status

# By how much the number at each status changes between one of the days asked about and the next. `chosen` are the
# commitments of the view with their first day, `counted` the updates of the view on its axis. Of each day the last
# update counts, and a day belongs to the first of those asked about that does not come before it.
CHANGES = """
    WITH chosen AS MATERIALIZED ({chosen}), counted AS ({counted}), settled AS (
        SELECT commitment_id, status, as_of_earliest AS day, lead(as_of_earliest) OVER (
            PARTITION BY commitment_id ORDER BY as_of_earliest, as_of_latest, published_at, ref COLLATE "C"
        ) AS next_day
        FROM counted
        WHERE commitment_id IN (SELECT id FROM chosen)
    ), turned AS (
        SELECT commitment_id, status, day,
            lag(status, 1, 'not_assessed') OVER (PARTITION BY commitment_id ORDER BY day) AS before
        FROM settled
        WHERE next_day IS DISTINCT FROM day
    ), begun AS (
        SELECT id, coalesce(width_bucket(made_on_earliest - 1, %s::date[]), 0) AS begins
        FROM chosen
    ), changes AS (
        SELECT begins AS place, 'not_assessed' AS status, 1 AS change FROM begun
        UNION ALL
        SELECT greatest(begins, width_bucket(turned.day - 1, %s::date[])), step.status, step.change
        FROM turned
        JOIN begun ON begun.id = turned.commitment_id
        CROSS JOIN LATERAL (VALUES (turned.status, 1), (turned.before, -1)) AS step (status, change)
        WHERE turned.status <> turned.before
    )
    SELECT place, status, sum(change) FROM changes WHERE place < %s GROUP BY place, status
"""


@dataclass(frozen=True, kw_only=True)
class KindCounts:
    """How many commitments of one kind there are, and how many of these are fulfilled on each axis."""

    total: int
    evidence_fulfilled: int
    official_fulfilled: int


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many commitments a view has, how many stand where on each axis and on schedule, and how many have a gap.

    `unassessed_claims` are those that a party makes a claim about and whose evidence nobody has assessed. `kinds` are
    how many of each kind there are.
    """

    total: int
    evidence: Mapping[Status, int]
    official: Mapping[Status, int]
    schedule: Mapping[Schedule, int]
    gaps: int
    unassessed_claims: int
    kinds: Mapping[CommitmentKind, KindCounts]

    def kinds_on(self, axis: str) -> dict[CommitmentKind, tuple[int, int]]:
        """How many of each kind there are, and how many of these are fulfilled on that axis."""
        is_official = axis == Axis.OFFICIAL
        return {
            kind: (found.total, found.official_fulfilled if is_official else found.evidence_fulfilled)
            for kind, found in self.kinds.items()
        }

    def on(self, axis: str) -> Mapping[Status, int]:
        """The counts on that axis."""
        return self.official if axis == Axis.OFFICIAL else self.evidence


def counts_of(filters: Filters) -> Counts:
    """The counts of a view: those that the database keeps where it keeps them, else counted anew; one query."""
    kept = counts_by_kind(filters)
    if kept is None:
        return counted_anew(filters)
    of_kinds = {kind: kept[kind] for kind in scored_kinds(filters) if kept[kind].total}
    evidence, official, schedule = Counter[Status](), Counter[Status](), Counter[Schedule]()
    for found in of_kinds.values():
        evidence.update(found.evidence)
        official.update(found.official)
        schedule.update(found.schedule)
    return Counts(
        total=evidence.total(),
        evidence=evidence,
        official=official,
        schedule=schedule,
        gaps=sum(found.gaps for found in of_kinds.values()),
        unassessed_claims=sum(found.unassessed_claims for found in of_kinds.values()),
        kinds={
            kind: KindCounts(
                total=found.total,
                evidence_fulfilled=found.evidence[Status.FULFILLED],
                official_fulfilled=found.official[Status.FULFILLED],
            )
            for kind, found in of_kinds.items()
        },
    )


def scored_kinds(filters: Filters) -> tuple[CommitmentKind, ...]:
    """The kinds that the numbers of a view count."""
    if filters.kind in ("", SCORED):
        return tuple(SCORED_KINDS)
    return tuple(kind for kind in SCORED_KINDS if kind == filters.kind)


def counted_anew(filters: Filters) -> Counts:
    """The counts of a view, over all of its commitments."""
    evidence, official, schedule = Counter[Status](), Counter[Status](), Counter[Schedule]()
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    gaps = unassessed = 0
    for kind, found, claimed, due, has_gap, count in rows_of(standings_counted, filters):
        kinds[kind]["total"] += count
        kinds[kind]["evidence_fulfilled"] += count if found == Status.FULFILLED else 0
        kinds[kind]["official_fulfilled"] += count if claimed == Status.FULFILLED else 0
        evidence[Status(found)] += count
        official[Status(claimed)] += count
        schedule[Schedule(due)] += count
        gaps += count if has_gap else 0
        unassessed += count if found == Status.NOT_ASSESSED != claimed else 0
    return Counts(
        total=evidence.total(),
        evidence=evidence,
        official=official,
        schedule=schedule,
        gaps=gaps,
        unassessed_claims=unassessed,
        kinds={CommitmentKind(kind): KindCounts(**of_kind) for kind, of_kind in kinds.items()},
    )


def standings_counted(filters: Filters) -> "QuerySet[Any, Any]":
    """(kind, status on either axis, schedule, whether there is a gap, how many) rows of the commitments of a view."""
    fields = ("kind", "evidence_status", "official_status", "schedule", "has_say_do_gap")
    commitments: Any = selected_commitments(filters).scored().order_by()
    found: QuerySet[Any, Any] = commitments.values_list(*fields).annotate(count=Count("pk"))
    return found


def monthly_statuses(filters: Filters, ends: Sequence[date]) -> tuple[Mapping[Status, int], ...]:
    """How many of the view's commitments stood where on its axis on each of the days, which ascend; in one query.

    A commitment counts from the day it was made, unassessed until its first update. Which commitments they are, the
    as-of day decides. They are those that the database keeps where it keeps them, else counted anew.
    """
    if not scored_kinds(filters):
        return tuple({} for _ in ends)
    kept = counts_at(filters if filters.kind else filters.narrowed_to(kind=SCORED), ends)
    if kept is None:
        return statuses_anew(filters, ends)
    return tuple({status: count for status, count in found.items() if count} for found in kept)


def statuses_anew(filters: Filters, ends: Sequence[date]) -> tuple[Mapping[Status, int], ...]:
    """The same, over all updates of the view."""
    chosen, of_chosen = compiled(days_made_on, filters)
    counted, of_counted = compiled(updates_told, filters)
    changes = [Counter[Status]() for _ in ends]
    with connection.cursor() as cursor:
        days = list(ends)
        cursor.execute(
            CHANGES.replace("{chosen}", chosen).replace("{counted}", counted),
            [*of_chosen, *of_counted, days, days, len(days)],
        )
        for place, status, change in cursor.fetchall():
            changes[place][Status(status)] += int(change)
    found: list[Mapping[Status, int]] = []
    standing = Counter[Status]()
    for change in changes:
        standing.update(change)
        found.append({status: count for status, count in standing.items() if count})
    return tuple(found)


def days_made_on(filters: Filters) -> "QuerySet[Any, Any]":
    """The commitments of the view with the first day on which they may have been made."""
    commitments: Any = matching_commitments(filters).scored().order_by()
    found: QuerySet[Any, Any] = commitments.values("id", "made_on_earliest")
    return found


def updates_told(filters: Filters) -> "QuerySet[Any, Any]":
    """The updates of the view on its axis."""
    fields = ("commitment_id", "status", "as_of_earliest", "as_of_latest", "published_at", "ref")
    told: Any = updates_that_count(filters).filter(axis=filters.axis).order_by()
    found: QuerySet[Any, Any] = told.values(*fields)
    return found
