"""The status updates of one commitment, read as of a day and as known on a day, or in the press by one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.evidence import confidence
from tracker.evidence.disagreements import Disagreement, accepted_value, as_accepted, disagreements
from tracker.models import Citation, Commitment, Finding, StatusUpdate
from tracker.partial_dates import PartialDate
from tracker.status import rules
from tracker.vocabulary import Attribution, Axis, CommitmentKind, Credibility, Reliability, Stance, Status


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One status update as the page lists it with its findings, and whether it had been retracted by that day.

    What one that was retracted had found is no longer told. `only_cited` is whether a value of the update's own that
    no passage gives is left out of its disagreements.
    """

    update: StatusUpdate
    is_retracted: bool
    only_cited: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where its sources differ about the update itself, such as its day."""
        return disagreements(
            self.update, self.update.citations.all(), self.update.rulings.all(), only_cited=self.only_cited
        )


@dataclass(frozen=True, kw_only=True)
class GapUpdates:
    """A say-do gap with the two updates it lies between: the party's claim and the verdict."""

    gap: rules.SayDoGap
    official: StatusUpdate
    evidence: StatusUpdate


def facts(commitment: Commitment, updates: Iterable[StatusUpdate]) -> rules.Facts:
    """The commitment and its published updates as the status rules take them."""
    return rules.Facts(
        kind=CommitmentKind(commitment.kind),
        made_on=commitment.made_on,
        due=commitment.due,
        updates=tuple(as_fact(update) for update in updates),
    )


def as_fact(update: StatusUpdate) -> rules.Update:
    """One update as the status rules take it; raises ValueError if it is not published.

    Where the view goes by the press, it was read with its `out_on` (`tracker.standings.readings.with_first_day`).
    """
    if update.published_at is None:
        raise ValueError(f"The status update {update.ref} is not published, so the rules know nothing of it.")
    return rules.Update(
        axis=Axis(update.axis),
        status=Status(update.status),
        as_of=update.as_of,
        published_at=update.published_at,
        retracted_at=update.retracted_at,
        out_on=vars(update).get("out_on"),
        ref=update.ref,
    )


def visible_follow_ups(
    updates: Iterable[StatusUpdate],
    *,
    as_of: date,
    known_on: date,
    press_by: date | None = None,
) -> tuple[FollowUp, ...]:
    """The updates that bear on `as_of` and were public on `known_on`, in the order given, retracted ones marked.

    With `press_by`, only those in the press by that day.
    """
    return tuple(
        FollowUp(
            update=update,
            is_retracted=not rules.is_known(update=fact, known_on=known_on),
            only_cited=press_by is not None,
        )
        for update in updates
        if (fact := as_fact(update)).as_of.earliest <= as_of
        and rules.utc_day(fact.published_at) <= known_on
        and (press_by is None or rules.was_out(update=fact, press_by=press_by))
    )


def last_update_on(
    axis: Axis, updates: Iterable[StatusUpdate], *, as_of: date, known_on: date, press_by: date | None = None
) -> StatusUpdate | None:
    """The last update on the axis that counts on the two days; None if there is none."""
    by_ref = {update.ref: update for update in updates if update.axis == axis}
    counting = rules.counted_updates(
        updates=map(as_fact, by_ref.values()), as_of=as_of, known_on=known_on, press_by=press_by
    )
    return by_ref[counting[-1].ref] if counting else None


def turning_update(
    axis: Axis, updates: Iterable[StatusUpdate], *, as_of: date, known_on: date, press_by: date | None = None
) -> StatusUpdate | None:
    """The update with which the axis came to the status it has on the two days; None without an update."""
    by_ref = {update.ref: update for update in updates if update.axis == axis}
    counting = rules.counted_updates(
        updates=map(as_fact, by_ref.values()), as_of=as_of, known_on=known_on, press_by=press_by
    )
    transition = rules.last_transition(updates=counting, axis=axis)
    return next(
        (by_ref[fact.ref] for fact in reversed(counting) if transition and fact.as_of.earliest == transition.day), None
    )


def status_since(
    axis: Axis, updates: Iterable[StatusUpdate], *, as_of: date, known_on: date, press_by: date | None = None
) -> PartialDate | None:
    """Since when the axis has its status, as exactly as the update that changed it says; None without an update."""
    turning = turning_update(axis, updates, as_of=as_of, known_on=known_on, press_by=press_by)
    return turning.as_of if turning else None


def weight(
    updates: Iterable[StatusUpdate], *, as_of: date, known_on: date, press_by: date | None = None
) -> confidence.Weight | None:
    """The weight of evidence for the current verdict; None where nothing has been assessed."""
    verdict = last_update_on(Axis.EVIDENCE, updates, as_of=as_of, known_on=known_on, press_by=press_by)
    return confidence.weigh(as_passage(verdict, citation) for citation in verdict.citations.all()) if verdict else None


def as_passage(update: StatusUpdate, citation: Citation) -> confidence.EvidencePassage:
    """One citation of the update as the rules of confidence see it."""
    return confidence.EvidencePassage(
        original=citation.source.original_id,
        witness=citation.on_behalf_of_id or citation.speaker_id,
        is_inferred=citation.attribution == Attribution.IMPLIED and not update.inference_reason,
        reliability=Reliability(citation.source.reliability),
        credibility=Credibility(citation.credibility) if citation.credibility else None,
        stance=Stance(citation.stance),
        gives_another_value=bool(citation.field)
        and as_accepted(update, citation.field, citation.value) != accepted_value(update, citation.field),
    )


def gap_updates(
    gap: rules.SayDoGap | None,
    updates: Iterable[StatusUpdate],
    *,
    as_of: date,
    known_on: date,
    press_by: date | None = None,
) -> GapUpdates | None:
    """The two updates that the gap lies between."""
    official = last_update_on(Axis.OFFICIAL, updates, as_of=as_of, known_on=known_on, press_by=press_by)
    evidence = last_update_on(Axis.EVIDENCE, updates, as_of=as_of, known_on=known_on, press_by=press_by)
    return GapUpdates(gap=gap, official=official, evidence=evidence) if gap and official and evidence else None
