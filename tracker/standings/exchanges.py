"""Exchanges: what was given for what, and on what commitments were made to depend."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tracker.models import Citation, Commitment, Condition, Exchange, ExchangeItem, Sanction, SanctionStep
from tracker.partial_dates import PartialDate
from tracker.standings.formatting import when
from tracker.vocabulary import SANCTION_ENDS, CommitmentKind, ConditionState, ExchangeSide, SanctionStepKind, Stage

# What ties two things: that one was given for the other, sought for it, or made to depend on it.
GIVEN, SOUGHT, DEPENDING = "in exchange for", "sought in return for", "on condition of"


@dataclass(frozen=True, kw_only=True)
class Given:
    """One thing that was given or asked for: an act (a commitment), or a sanction with its end or another step."""

    commitment: Commitment | None = None
    sanction: Sanction | None = None
    step: SanctionStep | None = None

    @property
    def record(self) -> Commitment | Sanction | None:
        """What it is."""
        return self.commitment or self.sanction

    @property
    def end(self) -> tuple[str, int]:
        """(kind, primary key): what tells such things apart."""
        return ("commitment" if self.commitment else "sanction", self.record.pk if self.record else 0)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.record.title if self.record else ""

    @property
    def giver(self) -> str:
        """Who ended the sanction: the one that had imposed it, where that is public."""
        issuer = self.sanction.issuer if self.sanction else None
        return issuer.name if issuer and issuer.stage == Stage.PUBLISHED else ""

    @property
    def given(self) -> str:
        """When it was given, in words."""
        return when(self.given_on)

    @property
    def given_on(self) -> PartialDate | None:
        """When it was given: the commitment's day, that of the step, or that of the sanction's end."""
        if self.commitment:
            return self.commitment.made_on
        if self.step:
            return self.step.happened_on
        return day_of(self.sanction, *SANCTION_ENDS)

    @property
    def what(self) -> str:
        """What happened to the sanction, in words."""
        return self.step.get_kind_display().lower() if self.step else "lifted"

    @property
    def is_demand(self) -> bool:
        """Whether it was demanded, and so is nothing that was given."""
        return self.commitment is not None and self.commitment.kind == CommitmentKind.DEMAND

    def has_happened(self, as_of: date) -> bool:
        """Whether it had come about by the day: of a lifted sanction, its end."""
        day = self.given_on or (None if self.step else day_of(self.sanction, SanctionStepKind.IMPOSED))
        return day is None or day.earliest <= as_of


@dataclass(frozen=True, kw_only=True)
class ExchangeInView:
    """An exchange with what had come about of its two sides."""

    exchange: Exchange
    side_a: tuple[Given, ...]
    side_b: tuple[Given, ...]

    @property
    def sides(self) -> tuple[tuple[Given, ...], tuple[Given, ...]]:
        """The two sides."""
        return (self.side_a, self.side_b)

    @property
    def is_sought(self) -> bool:
        """Whether it was sought, and nothing tells that it came about."""
        return is_sought(self.exchange, self.sides)

    @property
    def words(self) -> str:
        """What ties its two sides, in words."""
        return SOUGHT if self.is_sought else GIVEN

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where it is read."""
        return tuple(self.exchange.citations.all())


@dataclass(frozen=True, kw_only=True)
class Dependence:
    """A commitment and what it was made to depend on; `given` is None where that is said in words."""

    commitment: Commitment
    condition: Condition
    given: Given | None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where it is read."""
        return tuple(self.condition.citations.all())

    @property
    def state(self) -> str:
        """Whether it was met, in words, and when."""
        label = ConditionState(self.condition.state).label
        return f"{label}, {when(self.condition.as_of)}" if self.condition.as_of else str(label)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A commitment and one thing it was given for or depends on, as a timeline ties them."""

    commitment: Commitment
    given: Given
    is_condition: bool
    is_sought: bool = False

    @property
    def words(self) -> str:
        """What ties the two, in words."""
        return DEPENDING if self.is_condition else SOUGHT if self.is_sought else GIVEN

    @property
    def day(self) -> date | None:
        """The first day it came about: that of what was given, or else of the commitment; None if neither is known."""
        stated = self.given.given_on or self.commitment.made_on
        return stated.earliest if stated else None


def exchanges(found: Iterable[Exchange], *, as_of: date) -> tuple[ExchangeInView, ...]:
    """The exchanges of which something on both sides had come about by the day, in the order given."""
    shown = []
    for exchange in found:
        side_a, side_b = (
            tuple(given for given in side_of(exchange, side) if given.has_happened(as_of)) for side in ExchangeSide
        )
        if side_a and side_b:
            shown.append(ExchangeInView(exchange=exchange, side_a=side_a, side_b=side_b))
    return tuple(shown)


def in_view(exchange: Exchange) -> ExchangeInView:
    """The exchange with all that was read of its two sides."""
    side_a, side_b = (side_of(exchange, side) for side in ExchangeSide)
    return ExchangeInView(exchange=exchange, side_a=side_a, side_b=side_b)


def is_sought(exchange: Exchange, sides: Iterable[tuple[Given, ...]]) -> bool:
    """Whether an exchange was sought alone: neither day nor meeting is told, and one side holds nothing but demands.

    What is demanded is not given; whatever is promised for it waits for it.
    """
    if exchange.agreed_on is not None or exchange.agreed_at_id is not None:
        return False
    return any(side and all(given.is_demand for given in side) for side in sides)


def side_of(exchange: Exchange, side: str) -> tuple[Given, ...]:
    """What stands on that side of the exchange, of the items that were read with it."""
    return tuple(given_as(item) for item in exchange.items.all() if item.side == side)


def given_as(item: ExchangeItem) -> Given:
    """What an item of an exchange is."""
    step = item.sanction_step
    return Given(commitment=item.commitment, sanction=step.sanction if step else item.sanction, step=step)


def dependences(
    commitments: Iterable[Commitment], conditions: Iterable[Condition], *, as_of: date
) -> tuple[Dependence, ...]:
    """What the commitments depend on, in their order: words, and records that had come about by the day."""
    by_commitment: dict[int, list[Condition]] = {}
    for condition in conditions:
        if condition.commitment_id:
            by_commitment.setdefault(condition.commitment_id, []).append(condition)
    return tuple(
        Dependence(commitment=commitment, condition=condition, given=given)
        for commitment in commitments
        for condition in by_commitment.get(commitment.pk, ())
        if (given := given_in(condition)) is None or given.has_happened(as_of)
    )


def given_in(condition: Condition) -> Given | None:
    """The record that it names; None where it is in words."""
    if condition.depends_on is None:
        return None
    return Given(commitment=condition.depends_on_commitment, sanction=condition.depends_on_sanction)


def pairs_of(shown: Iterable[ExchangeInView], depending: Iterable[Dependence]) -> Iterator[Pair]:
    """Each commitment on one side with each thing on the other, each pair once, then what was a condition."""
    seen: set[frozenset[tuple[str, int]]] = set()
    for exchange in shown:
        for one in exchange.side_a:
            for other in exchange.side_b:
                first, second = (one, other) if one.commitment else (other, one)
                both = frozenset({first.end, second.end})
                if first.commitment and both not in seen:
                    seen.add(both)
                    yield Pair(
                        commitment=first.commitment, given=second, is_condition=False, is_sought=exchange.is_sought
                    )
    for each in depending:
        if each.given and frozenset({("commitment", each.commitment.pk), each.given.end}) not in seen:
            yield Pair(commitment=each.commitment, given=each.given, is_condition=True)


def day_of(sanction: Sanction | None, *kinds: SanctionStepKind) -> PartialDate | None:
    """The day of the sanction's step of one of these kinds, by those that are known."""
    step = step_of(sanction, *kinds)
    return step.happened_on if step else None


def step_of(sanction: Sanction | None, *kinds: SanctionStepKind) -> SanctionStep | None:
    """The sanction's step of one of these kinds, by those that are known."""
    steps: list[SanctionStep] = getattr(sanction, "known_steps", [])
    return next((step for step in steps if step.kind in kinds), None)
