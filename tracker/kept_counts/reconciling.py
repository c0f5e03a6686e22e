"""Whether the counts that are kept are those of the records: commitments are counted anew, and the sums compared.

Sums are compared by a fingerprint, the sum of all deltas, each times a number drawn from its cell: two sums with the
same fingerprint are the same, but for one chance in a trillion.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction

from tracker.kept_counts.cells import ALL, FACETS

BATCH = 10_000

# What is kept of commitments whose keys lie in a range, where it is not what they add.
WRONG_COMMITMENTS = """
    WITH asked AS MATERIALIZED (
        SELECT coalesce(array_agg(id), '{}') AS ids FROM (
            SELECT id FROM tracker_commitment WHERE stage = 'published' AND id > %(after)s AND id <= %(up_to)s
        ) AS found
    ), present AS (
        SELECT found.* FROM asked CROSS JOIN LATERAL counted_anew(asked.ids) AS found
    ), stored AS (
        SELECT * FROM tracker_countedcommitment WHERE commitment_id > %(after)s AND commitment_id <= %(up_to)s
    )
    SELECT coalesce(commitment.ref, format('number %%s, which is gone', commitment_id))
    FROM present
    FULL JOIN stored USING (commitment_id)
    LEFT JOIN tracker_commitment AS commitment ON commitment.id = commitment_id
    WHERE (present.cells, present.deltas, present.facets) IS DISTINCT FROM (stored.cells, stored.deltas, stored.facets)
    ORDER BY 1
"""
# The facets whose sums by day are not those of their commitments.
WRONG_SUMS = """
    WITH RECURSIVE summed AS (
        SELECT min(facet) AS facet FROM tracker_keptcount
        UNION ALL
        SELECT (SELECT min(kept.facet) FROM tracker_keptcount AS kept WHERE kept.facet > summed.facet)
        FROM summed WHERE summed.facet IS NOT NULL
    )
    SELECT facet
    FROM (
        SELECT among.facet, one.print
        FROM tracker_countedcommitment AS stored
        CROSS JOIN LATERAL (
            SELECT sum(each.delta * fingerprint(each.cell)) AS print
            FROM unnest(stored.cells, stored.deltas) AS each (cell, delta)
        ) AS one
        CROSS JOIN LATERAL unnest(stored.facets) AS among (facet)
        UNION ALL
        SELECT kept.facet, -each.delta * fingerprint(each.cell)
        FROM tracker_keptcount AS kept
        CROSS JOIN LATERAL unnest(kept.cells, kept.deltas) AS each (cell, delta)
        WHERE kept.as_of_unit = 0 AND kept.known_on_unit = 0
        UNION ALL
        SELECT among.facet, -one.print
        FROM tracker_countchange AS change
        CROSS JOIN LATERAL (
            SELECT sum(each.delta * fingerprint(each.cell)) AS print
            FROM unnest(change.cells, change.deltas) AS each (cell, delta)
        ) AS one
        CROSS JOIN LATERAL unnest(change.facets) AS among (facet)
    ) AS compared
    WHERE facet IN (SELECT summed.facet FROM summed)
    GROUP BY facet
    HAVING sum(print) <> 0
    ORDER BY facet
"""
# The facets whose sums by month and year are not those of their days, or stand where nobody looks for them.
WRONG_PERIODS = """
    WITH place AS MATERIALIZED (
        SELECT kept.facet, each.cell, each.delta
        FROM tracker_keptcount AS kept CROSS JOIN LATERAL unnest(kept.cells, kept.deltas) AS each (cell, delta)
        WHERE kept.as_of_unit = 0 AND kept.known_on_unit = 0
    ), unit (number, of_cell, of_part) AS (VALUES (0, -1, -32), (1, -32, -512), (2, -512, 0))
    SELECT DISTINCT facet
    FROM (
        SELECT
            place.facet,
            as_of.number AS as_of_unit, ((place.cell >> 33) & as_of.of_part)::integer AS as_of_part,
            known_on.number AS known_on_unit,
            ((place.cell >> 10) & 8388607 & known_on.of_part)::integer AS known_on_part,
            place.delta * fingerprint(
                (((place.cell >> 33) & as_of.of_cell) << 33)
                | (((place.cell >> 10) & 8388607 & known_on.of_cell) << 10)
                | (place.cell & 1023)
            ) AS print
        FROM place CROSS JOIN unit AS as_of CROSS JOIN unit AS known_on
        UNION ALL
        SELECT kept.facet, kept.as_of_unit, kept.as_of_part, kept.known_on_unit, kept.known_on_part,
            -each.delta * fingerprint(each.cell)
        FROM tracker_keptcount AS kept CROSS JOIN LATERAL unnest(kept.cells, kept.deltas) AS each (cell, delta)
    ) AS compared
    GROUP BY facet, as_of_unit, as_of_part, known_on_unit, known_on_part
    HAVING sum(print) <> 0
    ORDER BY facet
"""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Something that is kept otherwise than the records have it; `about` is the commitment or the facet."""

    what: str
    about: str

    def __str__(self) -> str:
        return f"{self.what}: {self.about}"


def differences() -> Iterator[Difference]:
    """What is kept wrongly, as of one moment; writers go on meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if is_outermost:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute(
            "SELECT greatest((SELECT max(id) FROM tracker_commitment), "
            "(SELECT max(commitment_id) FROM tracker_countedcommitment))"
        )
        (highest,) = cursor.fetchone() or (None,)
        for after in range(0, highest or 0, BATCH):
            cursor.execute(WRONG_COMMITMENTS, {"after": after, "up_to": after + BATCH})
            for (ref,) in cursor.fetchall():
                yield Difference(what="a commitment adds something else", about=ref)
        for what, query in (
            ("the sums by day differ", WRONG_SUMS),
            ("the sums by month or year differ", WRONG_PERIODS),
        ):
            cursor.execute(query)
            for (facet,) in cursor.fetchall():
                yield Difference(what=what, about=name_of(facet))


def rebuild() -> None:
    """Counts everything anew; nobody writes records meanwhile, and readers see the former counts until it is done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rebuild_counts()")


def name_of(facet: int) -> str:
    """What a facet counts, in words."""
    if facet == ALL:
        return "all commitments"
    record = next(name for name, remainder in FACETS.items() if remainder == facet % 4)
    found = apps.get_model("tracker", record)._default_manager.filter(pk=facet // 4).first()
    return f"{record} {found.ref if found else f'number {facet // 4}, which is gone'}"
