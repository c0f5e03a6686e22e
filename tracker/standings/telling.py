"""Which commitments of a large view tell most, found without working out where all of them stand.

Gaps and changes begin on the day of a status update, so both are looked for from the newest updates back, a batch at a
time, and for the commitments of a batch alone it is asked where they stand. What is overdue is looked for from the
earliest deadline on. How much is looked at is bounded; what lies beyond is in the list.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest

from tracker.database.made_once import MarkedKeys, among
from tracker.models import StatusUpdate
from tracker.parameters.filters import Filters
from tracker.parameters.view_queries import rows_of
from tracker.standings.counts import Counts
from tracker.standings.readings import updates_that_count
from tracker.standings.selection import matching_commitments, selected_commitments
from tracker.vocabulary import Axis, Schedule

# Of each kind as many are named.
MOST_GAPS, MOST_OVERDUE = 4, 4
# A view of up to so many is looked at as a whole: some topic's, while the newest updates are mostly of others.
MOST_AT_ONCE = 500
# How many updates or deadlines are looked at first, then, and at last.
BATCHES = (200, 800, 2_000)


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A commitment, the day of its last change of status on either axis, and since when it has a gap, if any."""

    commitment: int
    changed: date
    gap_since: date | None


def telling_commitments(filters: Filters, counts: Counts, *, most: int) -> list[int]:
    """The ids of so many: with the newest gaps, overdue for longest, and changed last, in this order."""
    turns = newest_turns(filters, counts, most=most)
    gaps = sorted((turn for turn in turns if turn.gap_since), key=gap_day, reverse=True)[:MOST_GAPS]
    changed = sorted(turns, key=changed_day, reverse=True)
    named = chain(
        (turn.commitment for turn in gaps),
        longest_overdue(filters, counts, most=MOST_OVERDUE),
        (turn.commitment for turn in changed),
        first_made(filters, most=most),
    )
    return list(islice(dict.fromkeys(named), most))


def newest_turns(filters: Filters, counts: Counts, *, most: int) -> list[Turn]:
    """What changed last: enough for the newest gaps and so many changes, as far as the bound lets them be found."""
    if counts.total <= MOST_AT_ONCE:
        return turns(rows_of(turns_of_all, filters))
    found: dict[int, Turn] = {}
    for keys, back_to in newest_told(filters):
        new = rows_of(turns_among, filters, commitments=sorted(keys - found.keys()))
        found |= {turn.commitment: turn for turn in turns(new)}
        gaps = sum(1 for turn in found.values() if turn.gap_since and turn.gap_since > back_to)
        changed = sum(1 for turn in found.values() if turn.changed > back_to)
        if gaps >= min(MOST_GAPS, counts.gaps) and changed >= most:
            break
    return list(found.values())


def newest_told(filters: Filters) -> Iterator[tuple[set[int], date]]:
    """The ids of the commitments that the newest updates tell of, ever more of them, and the day they go back to."""
    seen = 0
    for most in BATCHES:
        told = newest_updates(filters, up_to=most)
        if len(told) == seen:
            return
        seen = len(told)
        yield {commitment for commitment, _ in told}, told[-1][1]


def newest_updates(filters: Filters, *, up_to: int) -> list[tuple[int, date]]:
    """(commitment id, day) of the newest updates on both axes, in the order of an index on each."""
    rows = chain.from_iterable(rows_of(newest_first, filters, axis, up_to) for axis in Axis.values)
    return sorted(rows, key=lambda row: (row[1], row[0]), reverse=True)[:up_to]


def newest_first(filters: Filters, axis: str, up_to: int) -> "QuerySet[StatusUpdate, tuple[int, date]]":
    """(commitment id, day) rows of so many updates on that axis."""
    told = updates_that_count(filters).filter(axis=axis).order_by("-as_of_earliest", "-as_of_latest")
    found: QuerySet[StatusUpdate, tuple[int, date]] = told.values_list("commitment_id", "as_of_earliest")[:up_to]
    return found


def turns(rows: Iterable[tuple[int, date, date | None]]) -> list[Turn]:
    """The turns that the rows tell."""
    return [
        Turn(commitment=commitment, changed=changed, gap_since=gap_since) for commitment, changed, gap_since in rows
    ]


def turns_of_all(filters: Filters) -> "QuerySet[Any, tuple[int, date, date | None]]":
    """(id, day of the last change, since when there is a gap) rows of the commitments that have any update."""
    commitments: Any = selected_commitments(filters).scored()
    dated = commitments.annotate(changed=Greatest("evidence_since", "official_since")).filter(changed__isnull=False)
    found: QuerySet[Any, tuple[int, date, date | None]] = dated.order_by("pk").values_list(
        "pk", "changed", "say_do_gap_since"
    )
    return found


def turns_among(filters: Filters, *, commitments: MarkedKeys) -> "QuerySet[Any, tuple[int, date, date | None]]":
    """The same of the commitments with these keys."""
    return turns_of_all(filters).filter(among("pk", commitments))


def longest_overdue(filters: Filters, counts: Counts, *, most: int) -> list[int]:
    """The ids of the commitments whose deadline passed first."""
    wanted = min(most, counts.schedule.get(Schedule.OVERDUE, 0))
    found: list[int] = []
    begun = 0
    for most_looked_at in BATCHES:
        if len(found) >= wanted:
            break
        keys = rows_of(past_their_deadline, filters, begun, most_looked_at)
        begun = most_looked_at
        found += rows_of(overdue_among, filters, commitments=keys)
    return found[:wanted]


def past_their_deadline(filters: Filters, first: int, last: int) -> "QuerySet[Any, int]":
    """The ids of the commitments whose deadline passed, from one place to another in the order in which it did."""
    late = matching_commitments(filters).scored().filter(due_latest__lt=filters.as_of).order_by("due_latest", "ref")
    found: QuerySet[Any, int] = late.values_list("pk", flat=True)[first:last]
    return found


def overdue_among(filters: Filters, *, commitments: MarkedKeys) -> "QuerySet[Any, int]":
    """The ids of those of these commitments that are overdue, in that order."""
    looked_at: Any = selected_commitments(filters).filter(among("pk", commitments))
    found: QuerySet[Any, int] = (
        looked_at.filter(schedule=Schedule.OVERDUE).order_by("due_latest", "ref").values_list("pk", flat=True)
    )
    return found


def first_made(filters: Filters, *, most: int) -> Iterator[int]:
    """The ids of the commitments that were made first; for views in which little was ever told."""
    yield from rows_of(made_first, filters, most)


def made_first(filters: Filters, most: int) -> "QuerySet[Any, int]":
    """The ids of so many commitments that were made first."""
    first = matching_commitments(filters).scored().order_by(F("made_on_earliest").asc(nulls_last=True), "ref")
    found: QuerySet[Any, int] = first.values_list("pk", flat=True)[:most]
    return found


def gap_day(turn: Turn) -> date:
    """Since when it has a gap."""
    return turn.gap_since or date.min


def changed_day(turn: Turn) -> date:
    """When it last changed."""
    return turn.changed
