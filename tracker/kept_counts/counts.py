"""How many commitments stand where: for one pair of days, or for many as-of days by what is known on one.

The number on two days is the sum of all changes that lie on neither day later. The days before them are covered by
whole years, then by the months of the last year, then by the days of the last month, on either axis: nine rows in all.
What is not folded into those yet is added. Of a facet of few commitments no sums are kept; what each adds is read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from django.apps import apps
from django.db import connection

from tracker.kept_counts.cells import (
    ALL,
    EVIDENCE,
    FACETS,
    GAP,
    KINDS,
    MEASURE_BITS,
    NO_CLAIM,
    NO_DEADLINE,
    NO_SCHEDULE,
    OFFICIAL,
    SCHEDULE,
    UNASSESSED_CLAIM,
    day_code,
    kind_and_measure,
)
from tracker.models.kept_counts.kept_count import DAY, MONTH, YEAR
from tracker.parameters.filters import SCORED, Filters
from tracker.vocabulary import SCORED_KINDS, Axis, CommitmentKind, Schedule, Status

# What narrows a view without leaving what is kept.
KEPT = {"kind", "axis", *FACETS}

# The rows of a facet that cover what lies before two days, and the first day of each that no longer counts. Rows by
# day hold one month, rows by month one year, and one row by year all.
COVERING = """
    (VALUES
        (0, %(day)s >> 5 << 5, %(day)s + 1),
        (1, %(day)s >> 9 << 9, %(day)s >> 5 << 5),
        (2, 0, %(day)s >> 9 << 9)
    )"""
KNOWN = COVERING.replace("%(day)s", "%(known_on)s")
# Whether sums are kept of the facet: the row of all years, since of many rows PostgreSQL would read the first that
# come rather than look one up. If so, what was lately written down is added to them; if not, what each of its
# commitments adds is read.
ASKED = """
    WITH asked AS MATERIALIZED (
        SELECT
            named.facet,
            EXISTS (
                SELECT FROM tracker_keptcount AS kept
                WHERE kept.facet = named.facet
                  AND (kept.as_of_unit, kept.as_of_part, kept.known_on_unit, kept.known_on_part) = (2, 0, 2, 0)
            ) AS is_kept
        FROM (SELECT %(facet)s AS facet) AS named
    ), written AS (
        SELECT unnest(change.cells) AS cell, unnest(change.deltas) AS delta
        FROM tracker_countchange AS change
        WHERE (SELECT asked.is_kept FROM asked) AND (SELECT asked.facet FROM asked) = ANY (change.facets)
        UNION ALL
        SELECT unnest(counted.cells), unnest(counted.deltas)
        FROM facet_members((SELECT asked.facet FROM asked WHERE NOT asked.is_kept)) AS member
        CROSS JOIN LATERAL (
            SELECT one.cells, one.deltas FROM tracker_countedcommitment AS one
            WHERE one.commitment_id = member.commitment_id
            OFFSET 0
        ) AS counted
    )
"""
# What each cell of the facet that counts on two days adds.
ADDED = f"""
    {ASKED}
    SELECT each.cell, each.delta
    FROM {COVERING.replace("%(day)s", "%(as_of)s")} AS as_of (unit, part, ends)
    CROSS JOIN {KNOWN} AS known_on (unit, part, ends)
    JOIN tracker_keptcount AS kept
      ON kept.facet = (SELECT asked.facet FROM asked)
     AND kept.as_of_unit = as_of.unit AND kept.as_of_part = as_of.part
     AND kept.known_on_unit = known_on.unit AND kept.known_on_part = known_on.part
    CROSS JOIN LATERAL unnest(kept.cells, kept.deltas) AS each (cell, delta)
    WHERE each.cell < as_of.ends::bigint << 33
      AND (each.cell >> 10) & 8388607 < known_on.ends
    UNION ALL
    SELECT written.cell, written.delta
    FROM written
    WHERE written.cell < (%(as_of)s + 1)::bigint << 33
      AND (written.cell >> 10) & 8388607 <= %(known_on)s
"""
ON_TWO_DAYS = f"""
    SELECT (added.cell & 1023)::integer, sum(added.delta)
    FROM ({ADDED}) AS added
    GROUP BY 1
"""
# How many commitments each of many facets has: what two days add up to in the measures of which each has one.
TOTALS = f"""
    SELECT wanted.facet, sum(added.delta)
    FROM unnest(%(facets)s::bigint[]) AS wanted (facet)
    CROSS JOIN LATERAL ({ADDED.replace("%(facet)s", "wanted.facet")} OFFSET 0) AS added
    WHERE added.cell & 63 = ANY (%(measures)s)
    GROUP BY 1
"""
# By how much the numbers grow from each day to the next: what lies within a year is told by its months where one of
# the days does, and what lies within a month by its days. Tens of thousands of cells are gone through, three quarters
# of them of other measures or kinds: so they are not put down in between, and what drops most is asked first, at once.
UP_TO_EACH_DAY = f"""
    {ASKED}
    SELECT width_bucket(grown.day, %(following)s::integer[]), grown.measure, sum(grown.delta)
    FROM (
        SELECT
            (added.cell >> 33)::integer AS day, (added.cell & 63)::integer AS measure,
            sum(added.delta)::integer AS delta
        FROM (
            SELECT
                as_of.unit, known_on.ends::bigint << 10 AS known_before,
                unnest(kept.cells) AS cell, unnest(kept.deltas) AS delta
            FROM unnest(%(units)s::integer[], %(parts)s::integer[]) AS as_of (unit, part)
            CROSS JOIN {KNOWN} AS known_on (unit, part, ends)
            JOIN tracker_keptcount AS kept
              ON kept.facet = (SELECT asked.facet FROM asked)
             AND kept.as_of_unit = as_of.unit AND kept.as_of_part = as_of.part
             AND kept.known_on_unit = known_on.unit AND kept.known_on_part = known_on.part
            UNION ALL
            SELECT 0, (%(known_on)s + 1)::bigint << 10, written.cell, written.delta
            FROM written
        ) AS added
        WHERE added.cell & 1023 = ANY (%(whats)s::bigint[])
          AND added.cell & 8589934591 < added.known_before
          AND added.cell < (%(last)s + 1)::bigint << 33
          AND NOT (added.unit = 2 AND (added.cell >> 33)::integer = ANY (%(years)s::integer[]))
          AND NOT (added.unit = 1 AND (added.cell >> 33)::integer = ANY (%(months)s::integer[]))
        GROUP BY 1, 2
    ) AS grown
    GROUP BY 1, 2
"""


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many commitments stand where on two days. `gaps` are open say-do gaps; `unassessed_claims` the commitments
    that a party makes a claim about and whose evidence nobody has assessed.
    """

    total: int
    evidence: Mapping[Status, int]
    official: Mapping[Status, int]
    schedule: Mapping[Schedule, int]
    gaps: int
    unassessed_claims: int

    @classmethod
    def of(cls, counted: Mapping[int, int]) -> Self:
        """Those that the numbers of the measures give."""
        return cls(
            total=sum(counted.get(measure, 0) for measure in EVIDENCE),
            evidence={status: counted.get(measure, 0) for measure, status in EVIDENCE.items()},
            official={status: counted.get(measure, 0) for measure, status in OFFICIAL.items()},
            schedule={schedule: counted.get(measure, 0) for measure, schedule in SCHEDULE.items()},
            gaps=counted.get(GAP, 0),
            unassessed_claims=counted.get(UNASSESSED_CLAIM, 0),
        )


def counts_on(filters: Filters) -> Counts | None:
    """The counts of a view, of the kinds it names or of all; None where they are not kept.

    Kept are those of all commitments, and of those of one collection, topic or actor.
    """
    rows = rows_on(filters)
    return None if rows is None else Counts.of(by_measure(rows, filters.kind))


def counts_by_kind(filters: Filters) -> Mapping[CommitmentKind, Counts] | None:
    """The counts of each kind of a view, whatever kind it names, in one query; None where they are not kept."""
    rows = rows_on(filters)
    if rows is None:
        return None
    of_kinds: defaultdict[CommitmentKind, list[tuple[int, int]]] = defaultdict(list)
    for what, delta in rows:
        of_kinds[kind_and_measure(what)[0]].append((what, delta))
    return {kind: Counts.of(by_measure(of_kinds[kind], kind)) for kind in CommitmentKind}


def rows_on(filters: Filters) -> list[tuple[Any, ...]] | None:
    """What the two days of a view add up to; None where that is not kept."""
    if not are_kept(filters):
        return None
    days = {"as_of": day_code(filters.as_of), "known_on": day_code(filters.known_on)}
    return answered(ON_TWO_DAYS, filters, days)


def totals_on(filters: Filters, name: str, keys: Sequence[int]) -> Mapping[int, int] | None:
    """How many commitments of all kinds there are under each of the collections, topics or actors with these keys.

    In one query; None where a view goes by the press, of which nothing is kept.
    """
    if filters.press_by is not None:
        return None
    facets = {4 * key + FACETS[name]: key for key in keys}
    with connection.cursor() as cursor:
        cursor.execute(
            TOTALS,
            {
                "facets": list(facets),
                "as_of": day_code(filters.as_of),
                "known_on": day_code(filters.known_on),
                "measures": list(EVIDENCE),
            },
        )
        return {facets[facet]: int(total) for facet, total in cursor.fetchall()}


def counts_at(filters: Filters, days: Sequence[date]) -> tuple[Mapping[Status, int], ...] | None:
    """How many stood at each status of the view's axis on each of the days, in one query; None where not kept.

    It costs least where the days are ends of months.
    """
    if not are_kept(filters):
        return None
    if not days:
        return ()
    statuses = OFFICIAL if filters.axis == Axis.OFFICIAL else EVIDENCE
    ordered = sorted(set(days))
    within_years = sorted({day.replace(month=1, day=1) for day in ordered if (day.month, day.day) != (12, 31)})
    within_months = sorted({day.replace(day=1) for day in ordered if (day + timedelta(days=1)).day != 1})
    years, months = (
        [day_code(day) >> 9 << 9 for day in within_years],
        [day_code(day) >> 5 << 5 for day in within_months],
    )
    rows = answered(
        UP_TO_EACH_DAY,
        filters,
        {
            "known_on": day_code(filters.known_on),
            "following": [day_code(day) + 1 for day in ordered],
            "last": day_code(ordered[-1]),
            # Who has no official status is known by how many there are, which evidence tells.
            "whats": [
                number << MEASURE_BITS | measure
                for number, kind in enumerate(KINDS)
                if kind in kinds_of(filters.kind)
                for measure in range(1, max(statuses) + 1)
            ],
            "years": years,
            "months": months,
            "units": [YEAR, *(MONTH for _ in years), *(DAY for _ in months)],
            "parts": [0, *years, *months],
        },
    )
    grown: list[list[tuple[int, int]]] = [[] for _ in ordered]
    for number, measure, delta in rows:
        grown[number].append((measure, delta))
    reached: Counter[int] = Counter()
    found: dict[date, Mapping[Status, int]] = {}
    for day, more in zip(ordered, grown, strict=True):
        for measure, delta in more:
            reached[measure] += delta
            reached[NO_CLAIM] += delta if measure in EVIDENCE else -delta
        found[day] = {status: reached[measure] for measure, status in statuses.items()}
    return tuple(found[day] for day in days)


def are_kept(filters: Filters) -> bool:
    """Whether the counts of a view are kept."""
    narrowed = set(filters.narrowed)
    return filters.press_by is None and narrowed <= KEPT and len(narrowed & FACETS.keys()) < 2


def kinds_of(kind: str) -> AbstractSet[CommitmentKind]:
    """The kinds that a view of a kind, of the scored ones or of all counts."""
    return SCORED_KINDS if kind == SCORED else {CommitmentKind(kind)} if kind else set(CommitmentKind)


def by_measure(rows: Iterable[tuple[int, int]], kind: str) -> Counter[int]:
    """The numbers by measure, of a kind, of the scored ones or of all; those that follow from others included."""
    kinds = kinds_of(kind)
    counted: Counter[int] = Counter()
    for what, delta in rows:
        of_kind, measure = kind_and_measure(what)
        if of_kind in kinds:
            counted[measure] += delta
            if measure in EVIDENCE:
                counted[NO_CLAIM] += delta
                counted[NO_DEADLINE if of_kind in SCORED_KINDS else NO_SCHEDULE] += delta
            elif measure in OFFICIAL:
                counted[NO_CLAIM] -= delta
            elif measure in SCHEDULE:
                counted[NO_DEADLINE] -= delta
    return counted


def answered(sql: str, filters: Filters, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a query about the facet of the view; none where no record has its ref."""
    facet, ref = f"{ALL}::bigint", ""
    for name, remainder in FACETS.items():
        if getattr(filters, name):
            ref = getattr(filters, name)
            table = apps.get_model("tracker", name)._meta.db_table
            facet = f"(SELECT record.id * 4 + {remainder} FROM {table} AS record WHERE record.ref = %(ref)s)"
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("%(facet)s", facet), {**values, "ref": ref})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
