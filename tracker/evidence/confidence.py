"""How sure a verdict is: derived from its citations, never stored. docs/methodology.md numbers the rules."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.evidence.independence import independent
from tracker.vocabulary import Confidence, Credibility, Reliability, Stance

# The product of the two ranks, A and 1 being 1, up to which a grade is good or fair: B2 and C3.
GOOD, FAIR = 4, 9


@dataclass(frozen=True, kw_only=True)
class EvidencePassage:
    """One citation as evidence; `original` is the id of its source, or of the source that this is a copy of.

    `witness` is the id of the actor whose words it gives, or for whom they are said; None for the source's own. A
    passage that `is_inferred` speaks for nothing.
    """

    original: int
    witness: int | None = None
    is_inferred: bool = False
    reliability: Reliability
    credibility: Credibility | None
    stance: Stance
    gives_another_value: bool = False


@dataclass(frozen=True, kw_only=True, order=True)
class Grade:
    """An Admiralty grade; the product of its ranks orders it, then the source's own."""

    product: int
    reliability: Reliability
    credibility: Credibility

    def __str__(self) -> str:
        return f"{self.reliability.value}{self.credibility.value}"


@dataclass(frozen=True, kw_only=True)
class Weight:
    """How many independent sources support a verdict, how many dispute it, the best grade, and the confidence."""

    supporting: int
    disputing: int
    best: Grade | None
    confidence: Confidence


def weigh(passages: Iterable[EvidencePassage]) -> Weight:
    """What the citations of one verdict amount to (rules 29 to 33)."""
    passages = tuple(passages)
    found = [passage for passage in passages if is_supporting(passage)]
    supporting = independent(map(source_and_witness, found))
    disputing = independent(map(source_and_witness, filter(is_disputing, passages)))
    best = min(filter(None, map(grade, found)), default=None)
    return Weight(
        supporting=supporting,
        disputing=disputing,
        best=best,
        confidence=confidence(supporting, disputing, best),
    )


def is_supporting(passage: EvidencePassage) -> bool:
    """Whether the passage supports the verdict, and not one with another value."""
    return passage.stance is Stance.SUPPORTS and not passage.gives_another_value and not passage.is_inferred


def is_disputing(passage: EvidencePassage) -> bool:
    """Whether the passage says that it is not so."""
    return passage.stance is Stance.DISPUTES and not passage.is_inferred


def source_and_witness(passage: EvidencePassage) -> tuple[int, tuple[str, int]]:
    """The original source and whose words it gives: a source's own voice is a witness of its own."""
    own_voice = ("source", passage.original)
    return passage.original, own_voice if passage.witness is None else ("actor", passage.witness)


def grade(passage: EvidencePassage) -> Grade | None:
    """The passage's grade; None where the source or the statement has not been, or cannot be, judged."""
    unknown = passage.reliability is Reliability.CANNOT_BE_JUDGED
    if unknown or passage.credibility in (None, Credibility.CANNOT_BE_JUDGED):
        return None
    rank = list(Reliability).index(passage.reliability) + 1
    return Grade(product=rank * passage.credibility, reliability=passage.reliability, credibility=passage.credibility)


def confidence(supporting: int, disputing: int, best: Grade | None) -> Confidence:
    """The confidence by rule 33 of docs/methodology.md: the first sentence of it that applies decides."""
    if not supporting:
        return Confidence.NONE
    product = best.product if best else None
    if supporting > 1 and not disputing and product and product <= GOOD:
        return Confidence.HIGH
    if (product and product <= FAIR) or (supporting > 1 and not disputing):
        return Confidence.MODERATE
    return Confidence.LOW
