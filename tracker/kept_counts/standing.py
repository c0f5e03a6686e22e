"""The condition that a commitment stands on two days as a view asks, told from what it adds to the kept counts.

What it adds is a few dozen numbers that lie together; its updates would have to be read, put in order and judged.
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, DateField, F, Func, Q, Value
from django.db.models.sql.compiler import SQLCompiler

from tracker.kept_counts.cells import (
    EVIDENCE,
    GAP,
    NO_CLAIM,
    NO_DEADLINE,
    NO_SCHEDULE,
    OFFICIAL,
    SCHEDULE,
)
from tracker.parameters.filters import Filters
from tracker.vocabulary import SCORED_KINDS, Axis, Schedule, Status

MEASURES_OF_EVIDENCE = {status: measure for measure, status in EVIDENCE.items()}
MEASURES_OF_CLAIMS = {status: measure for measure, status in OFFICIAL.items()}
MEASURES_OF_SCHEDULE = {schedule: measure for measure, schedule in SCHEDULE.items()}
# As in `day_code`: from which bit on a cell has each part of a day.
PARTS = (("year", 9), ("month", 5), ("day", 0))


class Adds(Func):
    """The condition that a commitment, given by its key, adds a number on two days to the measures: 1 where it has one
    of them, else 0.

    In this form PostgreSQL takes every other row to meet it, and reads them in the order of a page until that is full;
    compared by an equals sign it would take few to, and work it out of all.
    """

    conditional = True

    def __init__(self, commitment: Any, filters: Filters, measures: Collection[int], number: int) -> None:
        super().__init__(
            commitment,
            Value(filters.as_of, output_field=DateField()),
            Value(filters.known_on, output_field=DateField()),
            Value(sorted(measures)),
            Value(number),
            output_field=BooleanField(),
        )

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> tuple[str, list[Any]]:
        # The query may be made once for all days, so it is the database that says how cells have them.
        commitment, *days, measures, number = map(compiler.compile, self.get_source_expressions())
        compiled = [commitment, *map(day_code_of, days), measures, number]
        key, as_of, known_on, among, sum_of_all = (sql for sql, _ in compiled)
        sql = f"""
            EXISTS (
                SELECT FROM tracker_countedcommitment AS counted
                CROSS JOIN LATERAL unnest(counted.cells, counted.deltas) AS each (cell, delta)
                WHERE counted.commitment_id = {key}
                  AND each.cell < ({as_of} + 1)::bigint << 33 AND (each.cell >> 10) & 8388607 <= {known_on}
                  AND each.cell & 63 = ANY ({among})
                HAVING coalesce(sum(each.delta), 0) = {sum_of_all}
            )
        """
        return sql, [value for _, values in compiled for value in values]


def day_code_of(day: tuple[str, Sequence[Any]]) -> tuple[str, list[Any]]:
    """How cells have a day (`day_code`), as SQL of the SQL of the day."""
    sql, values = day
    parts = " | ".join(f"(extract({part} FROM {sql}::date)::integer << {bits})" for part, bits in PARTS)
    return f"({parts})", [*values] * len(PARTS)


def stands_as_asked(filters: Filters) -> Q:
    """The condition that a commitment of the view has the status, the schedule and the gap that it asks for.

    Not of a view that goes by the press: of these nothing is kept.
    """
    condition = Q()
    if filters.status:
        condition &= has_status(Status(filters.status), filters)
    if filters.schedule:
        condition &= is_on_schedule(Schedule(filters.schedule), filters)
    if filters.gap:
        condition &= adds(1, filters, GAP)
    return condition


def has_status(status: Status, filters: Filters) -> Q:
    """The condition that it has the status on the axis of the view. That nobody claims anything is not kept."""
    if filters.axis != Axis.OFFICIAL:
        return adds(1, filters, MEASURES_OF_EVIDENCE[status])
    measure = MEASURES_OF_CLAIMS[status]
    return adds(0, filters, *OFFICIAL) if measure == NO_CLAIM else adds(1, filters, measure)


def is_on_schedule(schedule: Schedule, filters: Filters) -> Q:
    """The condition that it is on that schedule. Of a kind that has one it is not kept that there is no deadline, of
    others that none applies.
    """
    measure = MEASURES_OF_SCHEDULE[schedule]
    has_schedules = Q(kind__in=SCORED_KINDS)
    if measure == NO_DEADLINE:
        return has_schedules & adds(0, filters, *SCHEDULE)
    if measure == NO_SCHEDULE:
        return ~has_schedules | adds(1, filters, measure)
    return adds(1, filters, measure)


def adds(number: int, filters: Filters, *measures: int) -> Q:
    """The condition that a commitment adds that number to the measures."""
    return Q(Adds(F("pk"), filters, measures, number))
