"""Exchanges: commitments with the acts or sanctions they were made in return for, or on condition of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.models import Citation, Commitment, Link, Sanction, SanctionStep
from tracker.partial_dates import PartialDate
from tracker.standings.formatting import when
from tracker.vocabulary import SANCTION_ENDS, LinkKind, SanctionStepKind, Stage


@dataclass(frozen=True, kw_only=True)
class Counterpart:
    """One side of an exchange: the act (a commitment) or sanction that a commitment was tied to."""

    link: Link
    commitment: Commitment | None
    sanction: Sanction | None

    @property
    def end(self) -> tuple[str, int]:
        """(kind, primary key): what tells counterparts apart."""
        record = self.commitment or self.sanction
        return ("commitment" if self.commitment else "sanction", record.pk if record else 0)

    @property
    def title(self) -> str:
        """What it is called."""
        record = self.commitment or self.sanction
        return record.title if record else ""

    @property
    def giver(self) -> str:
        """Who ended the sanction: the one that had imposed it, where that is public."""
        issuer = self.sanction.issuer if self.sanction else None
        return issuer.name if issuer and issuer.stage == Stage.PUBLISHED else ""

    @property
    def is_condition(self) -> bool:
        """Whether it came first, and not in return."""
        return self.link.kind == LinkKind.CONDITIONAL_ON

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where it is read."""
        return tuple(self.link.citations.all())

    @property
    def given(self) -> str:
        """When it was given, in words."""
        return when(self.given_on)

    @property
    def given_on(self) -> PartialDate | None:
        """When it was given: the commitment's day, or that of the step which is meant, mostly the lifting."""
        if self.commitment:
            return self.commitment.made_on
        return given_day(self.link) if self.sanction else None


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A commitment and its counterparts."""

    commitment: Commitment
    returns: tuple[Counterpart, ...]


def exchanges(commitments: Iterable[Commitment], links: Iterable[Link], *, as_of: date) -> tuple[Exchange, ...]:
    """The commitments with a counterpart that came about by the day, in the order given; each pair once."""
    by_commitment: dict[int, list[Counterpart]] = {}
    seen: set[frozenset[tuple[str, int]]] = set()
    for link in sorted(links, key=lambda link: link.kind != LinkKind.IN_EXCHANGE_FOR):
        tied = Counterpart(link=link, commitment=link.to_commitment, sanction=link.to_sanction)
        pair = frozenset({("commitment", link.commitment_id), tied.end})
        if pair in seen or not has_happened(link, as_of):
            continue
        seen.add(pair)
        by_commitment.setdefault(link.commitment_id, []).append(tied)
    return tuple(
        Exchange(commitment=commitment, returns=tuple(by_commitment[commitment.pk]))
        for commitment in commitments
        if commitment.pk in by_commitment
    )


def has_happened(link: Link, as_of: date) -> bool:
    """Whether what the link points at had come about by the day: of a lifted sanction, its end."""
    if link.to_commitment:
        day = link.to_commitment.made_on
    else:
        day = given_day(link) or day_of(link.to_sanction, SanctionStepKind.IMPOSED)
    return day is None or day.earliest <= as_of


def given_day(link: Link) -> PartialDate | None:
    """The day of the step that the link means, else that of its sanction's end; None where there is none."""
    return link.to_step.happened_on if link.to_step else day_of(link.to_sanction, *SANCTION_ENDS)


def day_of(sanction: Sanction | None, *kinds: SanctionStepKind) -> PartialDate | None:
    """The day of the sanction's step of one of these kinds, by those that are known."""
    steps: list[SanctionStep] = getattr(sanction, "known_steps", [])
    return next((step.happened_on for step in steps if step.kind in kinds), None)
