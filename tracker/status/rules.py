"""Where a commitment stands: the rules, as pure functions of its facts and two days.

`as_of` asks what was true on that day; `known_on` asks what the public record said by the end of that day in UTC; with
`press_by`, only what sources that were surely out by then support. docs/methodology.md states each rule as a sentence.
tracker/status/in_sql.py gives the same answers set-wise; tests/status_cases.py is the table of cases that runs through
both.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tracker.partial_dates import PartialDate
from tracker.vocabulary import (
    CLOSED_STATUSES,
    CROSSWALK,
    SCORED_KINDS,
    Axis,
    CommitmentKind,
    Schedule,
    Status,
)

DUE_SOON = timedelta(days=30)
RESTING = frozenset({Status.STALLED, Status.SUSPENDED})
MOVING = frozenset({Status.IN_PROGRESS, Status.PARTLY_FULFILLED})

# How much each status says was done, by the Peace Accords Matrix; a status without a level claims nothing.
CLAIMED = {
    status: equivalents.peace_accords_matrix
    for status, equivalents in CROSSWALK.items()
    if equivalents.peace_accords_matrix is not None
}
# The same for what the record supports, where a search that found nothing supports nothing.
BORNE_OUT = {**CLAIMED, Status.NO_EVIDENCE_FOUND: 0}


@dataclass(frozen=True, kw_only=True)
class Update:
    """One published status update; `out_on` is when a passage for it was first in the press."""

    axis: Axis
    status: Status
    as_of: PartialDate
    published_at: datetime
    retracted_at: datetime | None = None
    out_on: date | None = None
    ref: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the rules need to know of one commitment; `updates` come in any order.

    `out_on` is when a passage for the commitment itself was first in the press.
    """

    kind: CommitmentKind
    made_on: PartialDate | None = None
    due: PartialDate | None = None
    out_on: date | None = None
    updates: tuple[Update, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Transition:
    """The day an axis changed to a status it did not have the day before."""

    status: Status
    day: date


@dataclass(frozen=True, kw_only=True)
class Spell:
    """An unbroken run of one status on the evidence axis, both days included."""

    status: Status
    first_day: date
    last_day: date
    is_current: bool
    resumed: bool

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1


@dataclass(frozen=True, kw_only=True)
class SayDoGap:
    """A party claims more than the record supports; `since` is the first day on which both statuses stood."""

    official: Status
    evidence: Status
    since: date


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a commitment stands; `evidence_status` is the headline. Ages are in days."""

    evidence_status: Status
    evidence_since: date | None
    official_status: Status
    official_since: date | None
    schedule: Schedule
    say_do_gap: SayDoGap | None
    latest_evidence: PartialDate | None
    latest_evidence_age: int | None


def standing(*, facts: Facts, as_of: date, known_on: date, press_by: date | None = None) -> Standing:
    """The standing of the commitment on both axes, as of and as known on the two days."""
    updates = counted_updates(updates=facts.updates, as_of=as_of, known_on=known_on, press_by=press_by)
    evidence = last_transition(updates=updates, axis=Axis.EVIDENCE)
    official = last_transition(updates=updates, axis=Axis.OFFICIAL)
    latest = next((update.as_of for update in reversed(updates) if update.axis == Axis.EVIDENCE), None)
    return Standing(
        evidence_status=evidence.status if evidence else Status.NOT_ASSESSED,
        evidence_since=evidence.day if evidence else None,
        official_status=official.status if official else Status.NOT_ASSESSED,
        official_since=official.day if official else None,
        schedule=schedule(kind=facts.kind, due=facts.due, evidence=evidence, as_of=as_of),
        say_do_gap=say_do_gap(kind=facts.kind, official=official, evidence=evidence),
        latest_evidence=latest,
        latest_evidence_age=(as_of - latest.earliest).days if latest else None,
    )


def spells(*, facts: Facts, as_of: date, known_on: date, press_by: date | None = None) -> tuple[Spell, ...]:
    """The spells of the evidence axis, oldest first, from the day the commitment was made to `as_of`."""
    updates = counted_updates(updates=facts.updates, as_of=as_of, known_on=known_on, press_by=press_by)
    found = transitions(updates=updates, axis=Axis.EVIDENCE)
    made = first_day_made(facts.made_on)
    if made and made <= as_of and not (found and found[0].day <= made):
        found = (Transition(status=Status.NOT_ASSESSED, day=made), *found)
    return tuple(
        Spell(
            status=transition.status,
            first_day=transition.day,
            last_day=following.day - timedelta(days=1) if following else as_of,
            is_current=following is None,
            resumed=previous is not None and previous.status in RESTING and transition.status in MOVING,
        )
        for previous, transition, following in zip((None, *found), found, (*found[1:], None), strict=False)
    )


def days_by_status(found: Iterable[Spell]) -> dict[Status, int]:
    """How many days the spells give each status, in the order they first appear."""
    days: dict[Status, int] = {}
    for spell in found:
        days[spell.status] = days.get(spell.status, 0) + spell.days
    return days


def is_tracked(
    *,
    published_at: datetime | None,
    facts: Facts,
    as_of: date,
    known_on: date,
    press_by: date | None = None,
) -> bool:
    """Whether a commitment belongs in a count: public by `known_on`, perhaps made by `as_of`, in the press by then."""
    if published_at is None or utc_day(published_at) > known_on:
        return False
    if press_by is not None and not is_in_the_press(facts=facts, known_on=known_on, press_by=press_by):
        return False
    return facts.made_on is None or facts.made_on.earliest <= as_of


def is_in_the_press(*, facts: Facts, known_on: date, press_by: date) -> bool:
    """Whether the commitment was in the press by that day: it itself, or a known update, whatever day that is of."""
    return (facts.out_on is not None and facts.out_on <= press_by) or any(
        is_known(update=update, known_on=known_on, press_by=press_by) for update in facts.updates
    )


def counted_updates(
    *, updates: Iterable[Update], as_of: date, known_on: date, press_by: date | None = None
) -> tuple[Update, ...]:
    """The updates known on `known_on`, and in the press by `press_by`, that count on `as_of`, oldest first."""
    return tuple(
        sorted(
            (
                update
                for update in updates
                if is_known(update=update, known_on=known_on, press_by=press_by) and update.as_of.earliest <= as_of
            ),
            key=lambda update: (
                update.as_of.earliest,
                update.as_of.latest,
                update.published_at,
                update.ref,
            ),
        )
    )


def is_known(*, update: Update, known_on: date, press_by: date | None = None) -> bool:
    """Whether the update was public, not yet retracted at the end of `known_on` in UTC, and in the press by then."""
    if utc_day(update.published_at) > known_on:
        return False
    if press_by is not None and not was_out(update=update, press_by=press_by):
        return False
    return update.retracted_at is None or utc_day(update.retracted_at) > known_on


def was_out(*, update: Update, press_by: date) -> bool:
    """Whether the update was in the press by the day: a passage for it was out, and the day it is of had come."""
    return update.out_on is not None and max(update.out_on, update.as_of.earliest) <= press_by


def transitions(*, updates: Iterable[Update], axis: Axis) -> tuple[Transition, ...]:
    """The changes of status on the axis, oldest first. `updates` are oldest first; a day's last one is that day's."""
    by_day = {update.as_of.earliest: update.status for update in updates if update.axis == axis}
    found: list[Transition] = []
    for day, status in by_day.items():
        if not found or found[-1].status != status:
            found.append(Transition(status=status, day=day))
    return tuple(found)


def last_transition(*, updates: Iterable[Update], axis: Axis) -> Transition | None:
    """The axis's current status and since when; None before its first update."""
    found = transitions(updates=updates, axis=axis)
    return found[-1] if found else None


def schedule(*, kind: CommitmentKind, due: PartialDate | None, evidence: Transition | None, as_of: date) -> Schedule:
    """The deadline's state. Only scored kinds have a deadline, which is the last possible day of `due`."""
    if kind not in SCORED_KINDS or (evidence and evidence.status in CLOSED_STATUSES):
        return Schedule.NOT_APPLICABLE
    if due is None or due.latest == date.max:
        return Schedule.NO_DEADLINE
    if evidence and evidence.status is Status.FULFILLED:
        return Schedule.MET_ON_TIME if evidence.day <= due.latest else Schedule.MET_LATE
    if as_of > due.latest:
        return Schedule.OVERDUE
    return Schedule.DUE_SOON if due.latest - as_of <= DUE_SOON else Schedule.NOT_YET_DUE


def say_do_gap(*, kind: CommitmentKind, official: Transition | None, evidence: Transition | None) -> SayDoGap | None:
    """The gap between what a party claims and what the record supports, if there is one."""
    if kind not in SCORED_KINDS or official is None or evidence is None:
        return None
    claimed = CLAIMED.get(official.status)
    borne_out = BORNE_OUT.get(evidence.status)
    if claimed is None or borne_out is None or claimed <= borne_out:
        return None
    return SayDoGap(
        official=official.status,
        evidence=evidence.status,
        since=max(official.day, evidence.day),
    )


def first_day_made(made_on: PartialDate | None) -> date | None:
    """The earliest day the commitment can have been made; None where nothing bounds it."""
    return None if made_on is None or made_on.earliest == date.min else made_on.earliest


def utc_day(moment: datetime) -> date:
    """The calendar day of a moment in UTC."""
    return moment.astimezone(UTC).date()
