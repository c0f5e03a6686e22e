"""Where a sanction stands: the rules, as pure functions of the steps of its life and two days.

`as_of` asks what was true on that day; `known_on` what the public record said by the end of that day in UTC. Each step
counts from the first day that its own allows. tracker/status/sanctions_in_sql.py gives the same answers set-wise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.partial_dates import PartialDate
from tracker.status.rules import utc_day
from tracker.vocabulary import SANCTION_ENDS, SanctionState, SanctionStepKind

# Before the first step nobody can tell more than one of these.
NOT_YET_TOLD = frozenset({SanctionState.NOT_YET, SanctionState.UNKNOWN})


@dataclass(frozen=True, kw_only=True)
class Step:
    """One published step."""

    kind: SanctionStepKind
    happened_on: PartialDate | None
    published_at: datetime
    # The first day by which a source that supports it was surely out, as `in_the_press.out_on` has it.
    out_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SanctionSpell:
    """An unbroken run of one state from the first step on, both days included."""

    state: SanctionState
    first_day: date
    last_day: date
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Life:
    """The steps of one sanction that are known, as far as they say when it was in force.

    `imposed` is None where no source says when; then `told` is the first day on which another step shows that it was
    imposed. `turns` are its suspensions and resumptions, each with the day from which it counts.
    """

    imposed: PartialDate | None
    ended: PartialDate | None
    ended_as: SanctionState | None
    told: date | None
    turns: tuple[tuple[date, SanctionStepKind], ...]

    @classmethod
    def of(cls, steps: Iterable[Step], *, known_on: date, press_by: date | None = None) -> "Life":
        """What was known of the steps by that day, or what was in the press by one."""
        known = [step for step in steps if utc_day(step.published_at) <= known_on]
        if press_by is not None:
            known = [step for step in known if step.out_on is not None and step.out_on <= press_by]
        imposed = next((step.happened_on for step in known if step.kind is SanctionStepKind.IMPOSED), None)
        end = next((step for step in known if step.kind in SANCTION_ENDS), None)
        between = [
            (step.kind, step.happened_on)
            for step in known
            if step.happened_on and step.kind not in (SanctionStepKind.IMPOSED, *SANCTION_ENDS)
        ]
        suspended = min((day.earliest for kind, day in between if kind is SanctionStepKind.SUSPENDED), default=None)
        return cls(
            imposed=imposed,
            ended=end.happened_on if end else None,
            ended_as=SanctionState(end.kind.value) if end else None,
            told=min((day.earliest for _, day in between), default=None),
            turns=tuple(
                (counts_from(kind, day, suspended), kind)
                for kind, day in between
                if kind in (SanctionStepKind.SUSPENDED, SanctionStepKind.RESUMED)
            ),
        )

    def state(self, day: date) -> SanctionState:
        """Where it stood on the day."""
        begun = self.imposed.earliest if self.imposed else None
        if self.ended and self.ended_as and self.ended.earliest <= day and (begun is None or begun <= day):
            return self.ended_as
        if begun is not None and begun > day:
            return SanctionState.NOT_YET
        since = begun or self.told
        if since is None or since > day:
            return SanctionState.UNKNOWN
        # Of a suspension and a resumption on one day the resumption is the later.
        turned = max(
            ((first, kind is SanctionStepKind.RESUMED) for first, kind in self.turns if first <= day), default=None
        )
        return SanctionState.SUSPENDED if turned and not turned[1] else SanctionState.IN_FORCE

    def spells(self, as_of: date) -> tuple[SanctionSpell, ...]:
        """The stretches of each state up to the day, oldest first."""
        days = {self.told, *(first for first, _ in self.turns)}
        days |= {stated.earliest for stated in (self.imposed, self.ended) if stated}
        turns: list[tuple[date, SanctionState]] = []
        for day in sorted(day for day in days if day and day <= as_of):
            state = self.state(day)
            if state not in NOT_YET_TOLD and (not turns or turns[-1][1] is not state):
                turns.append((day, state))
        return tuple(
            SanctionSpell(
                state=state,
                first_day=day,
                last_day=following[0] - timedelta(days=1) if following else as_of,
                is_current=following is None,
            )
            for (day, state), following in zip(turns, (*turns[1:], None), strict=False)
        )


def counts_from(kind: SanctionStepKind, day: PartialDate, suspended: date | None) -> date:
    """The first day from which a suspension or resumption counts: nothing is resumed before the first suspension,
    unless it certainly was, after one that is not known.
    """
    if kind is SanctionStepKind.RESUMED and suspended and suspended <= day.latest:
        return max(day.earliest, suspended)
    return day.earliest
