"""The numbers in which the database keeps the counts: its facets, kinds and measures, and the days.

What follows from other measures is not kept: of each kind, as many as have any evidence status have an official one or
none, and a schedule or none.

tracker/migrations/kept_counts/standings.sql and row_a_change.sql write them; tests/unit/kept_counts compares what both
say.
"""

from collections.abc import Mapping
from datetime import date

from tracker.vocabulary import CommitmentKind, Schedule, Status

# A facet is four times the key of its record, and this; all commitments are facet 0.
FACETS = {"collection": 1, "topic": 2, "actor": 3}
ALL = 0

KINDS = tuple(CommitmentKind)
EVIDENCE: Mapping[int, Status] = dict(enumerate(Status, start=1))
OFFICIAL: Mapping[int, Status] = dict(enumerate(Status, start=12))
SCHEDULE: Mapping[int, Schedule] = dict(enumerate(Schedule, start=24))
GAP = 32
UNASSESSED_CLAIM = 33

NO_CLAIM = next(measure for measure, status in OFFICIAL.items() if status is Status.NOT_ASSESSED)
NO_DEADLINE = next(measure for measure, each in SCHEDULE.items() if each is Schedule.NO_DEADLINE)
NO_SCHEDULE = next(measure for measure, each in SCHEDULE.items() if each is Schedule.NOT_APPLICABLE)

MEASURE_BITS = 6


def day_code(day: date) -> int:
    """A day as cells have it: without the lowest five bits it is its month, without nine its year."""
    return day.year << 9 | day.month << 5 | day.day


def kind_and_measure(number: int) -> tuple[CommitmentKind, int]:
    """What the lowest ten bits of a cell say is counted."""
    return KINDS[number >> MEASURE_BITS], number & (1 << MEASURE_BITS) - 1
