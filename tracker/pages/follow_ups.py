"""The status updates of one commitment, read as of a day and as known on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker import status
from tracker.models import Commitment, StatusUpdate
from tracker.vocabulary import Axis, CommitmentKind, Status


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One status update as the page lists it, and whether it had been retracted on the day of reading."""

    update: StatusUpdate
    is_retracted: bool


@dataclass(frozen=True, kw_only=True)
class Claims:
    """A say-do gap between the update that carries a party's word and the one that carries the verdict."""

    gap: status.SayDoGap
    official: StatusUpdate
    evidence: StatusUpdate


def facts(commitment: Commitment, updates: Iterable[StatusUpdate]) -> status.Facts:
    """What the status rules need to know of the commitment."""
    return status.Facts(
        kind=CommitmentKind(commitment.kind),
        made_on=commitment.made_on,
        due=commitment.due,
        updates=tuple(as_fact(update) for update in updates),
    )


def as_fact(update: StatusUpdate) -> status.Update:
    """One published update as the status rules see it."""
    assert update.published_at is not None
    return status.Update(
        axis=Axis(update.axis),
        status=Status(update.status),
        as_of=update.as_of,
        published_at=update.published_at,
        retracted_at=update.retracted_at,
        ref=update.ref,
    )


def shown(updates: Iterable[StatusUpdate], *, as_of: date, known_on: date) -> tuple[FollowUp, ...]:
    """Those that bear on `as_of` and were public on `known_on`, in the order given, retracted ones marked."""
    return tuple(
        FollowUp(update=update, is_retracted=not status.is_known(update=fact, known_on=known_on))
        for update in updates
        if (fact := as_fact(update)).as_of.earliest <= as_of and status.utc_day(fact.published_at) <= known_on
    )


def claims(
    gap: status.SayDoGap | None, updates: Iterable[StatusUpdate], *, as_of: date, known_on: date
) -> Claims | None:
    """The two updates that the gap lies between: the last on each axis that counts."""
    if gap is None:
        return None
    by_ref = {update.ref: update for update in updates}
    facts = status.counted(updates=map(as_fact, by_ref.values()), as_of=as_of, known_on=known_on)
    last = {fact.axis: by_ref[fact.ref] for fact in facts}
    return Claims(gap=gap, official=last[Axis.OFFICIAL], evidence=last[Axis.EVIDENCE])
