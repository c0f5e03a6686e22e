"""The status history of a commitment: its spells on one axis, each with the update that began it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from tracker.models import Citation, Commitment, StatusUpdate
from tracker.parameters.filters import Filters
from tracker.standings.follow_ups import as_fact
from tracker.standings.formatting import when
from tracker.status import rules
from tracker.status.rules import RESTING, Facts, Spell
from tracker.vocabulary import Axis, CommitmentKind


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A spell with its beginning: `began` is its first day in words, `update` the update that began it, if one did."""

    spell: Spell
    began: str
    update: StatusUpdate | None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where it is read that the spell began."""
        return tuple(self.update.citations.all()) if self.update else ()


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A spell of standstill, and the spell in which work resumed; None while it lasts."""

    commitment: Commitment
    halted: Stretch
    resumed: Stretch | None


@dataclass(frozen=True, kw_only=True)
class StatusHistory:
    """A commitment with its stretches on the chosen axis, first to last.

    `supported_until` is the last day that the newest update speaks of; from then on its status is carried on.
    """

    commitment: Commitment
    stretches: tuple[Stretch, ...]
    supported_until: date | None

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The standstills that last, and those after which work resumed."""
        return tuple(
            Pause(commitment=self.commitment, halted=stretch, resumed=following)
            for stretch, following in zip_longest(self.stretches, self.stretches[1:])
            if stretch.spell.status in RESTING and (following is None or following.spell.resumed)
        )

    @property
    def first_day(self) -> date:
        """The first day there is anything to draw; date.max where there is nothing."""
        return self.stretches[0].spell.first_day if self.stretches else date.max


def status_history(commitment: Commitment, updates: Iterable[StatusUpdate], filters: Filters) -> StatusHistory:
    """The history of one commitment on the axis and as of the day in the filters."""
    told = tuple(update for update in updates if update.axis == filters.axis)
    # The rules give the spells of the evidence axis; for a party's word the same rules run over its updates.
    facts = Facts(
        kind=CommitmentKind(commitment.kind),
        made_on=commitment.made_on,
        due=commitment.due,
        updates=tuple(replace(as_fact(update), axis=Axis.EVIDENCE) for update in told),
    )
    days = filters.days
    counted = {fact.ref for fact in rules.counted_updates(updates=facts.updates, **days)}
    standing = [update for update in told if update.ref in counted]
    opened = {update.as_of.earliest: update for update in standing}
    return StatusHistory(
        commitment=commitment,
        stretches=tuple(
            stretch(spell, opened.get(spell.first_day), commitment) for spell in rules.spells(facts=facts, **days)
        ),
        supported_until=min(standing[-1].as_of.latest, filters.as_of) if standing else None,
    )


def stretch(spell: Spell, update: StatusUpdate | None, commitment: Commitment) -> Stretch:
    """A spell with what opened it: an update, or the promise itself."""
    return Stretch(spell=spell, began=when(update.as_of if update else commitment.made_on), update=update)
