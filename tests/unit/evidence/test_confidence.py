"""The rules of confidence: who counts, which grade is best, and what that amounts to."""

import pytest

from tracker.evidence.confidence import EvidencePassage, Weight, weigh
from tracker.vocabulary import Confidence, Credibility, Reliability, Stance


def passage(
    grade: str,
    *,
    original: int = 1,
    witness: int | None = None,
    stance: Stance = Stance.SUPPORTS,
    other: bool = False,
    inferred: bool = False,
) -> EvidencePassage:
    letter, digit = tuple(grade)
    return EvidencePassage(
        original=original,
        witness=witness,
        is_inferred=inferred,
        reliability=Reliability(letter),
        credibility=None if digit == "-" else Credibility(int(digit)),
        stance=stance,
        gives_another_value=other,
    )


def several(*grades: str) -> Weight:
    """The weight of passages of as many independent sources."""
    return weigh(passage(grade, original=place) for place, grade in enumerate(grades))


def test_copies_of_one_wire_count_once() -> None:
    assert weigh([passage("B2"), passage("B2"), passage("C3", original=2)]).supporting == 2


def test_only_what_supports_it_as_it_stands_bears_it_out() -> None:
    found = weigh(
        [
            passage("A1", original=1, stance=Stance.MENTIONS),
            passage("A1", original=2, other=True),
            passage("B2", original=3, stance=Stance.DISPUTES),
            passage("B2", original=4, stance=Stance.DISPUTES),
            passage("D4", original=5),
        ]
    )
    assert (found.supporting, found.disputing, str(found.best)) == (1, 2, "D4")


@pytest.mark.parametrize(
    ("grades", "best"),
    [
        (["C3", "B2", "D1"], "B2"),
        (["A4", "B2"], "A4"),
        (["F1", "A6", "B-"], "None"),
        (["E5", "F1"], "E5"),
        ([], "None"),
    ],
)
def test_the_best_grade_has_the_lowest_product_and_then_the_better_source(grades: list[str], best: str) -> None:
    assert str(several(*grades).best) == best


@pytest.mark.parametrize(
    ("grades", "confidence"),
    [
        ([], Confidence.NONE),
        (["B2"], Confidence.MODERATE),
        (["B2", "F-"], Confidence.HIGH),
        (["A4", "E5"], Confidence.HIGH),
        (["B3", "C2"], Confidence.MODERATE),
        (["F-", "F6"], Confidence.MODERATE),
        (["C3"], Confidence.MODERATE),
        (["C4"], Confidence.LOW),
        (["F-"], Confidence.LOW),
    ],
)
def test_sources_and_their_best_grade_make_the_confidence(grades: list[str], confidence: Confidence) -> None:
    assert several(*grades).confidence is confidence


@pytest.mark.parametrize(("best", "confidence"), [("B2", Confidence.MODERATE), ("D4", Confidence.LOW)])
def test_a_source_that_disputes_it_lowers_it(best: str, confidence: Confidence) -> None:
    found = weigh([passage(best), passage(best, original=2), passage("F6", original=3, stance=Stance.DISPUTES)])
    assert found.confidence is confidence


def test_articles_that_relay_one_official_are_one_witness() -> None:
    relayed = [passage("B2", original=place, witness=7) for place in (1, 2, 3)]
    assert (weigh(relayed).supporting, weigh(relayed).confidence) == (1, Confidence.MODERATE)
    borne_out = weigh([*relayed, passage("B3", original=3)])
    assert (borne_out.supporting, borne_out.confidence) == (2, Confidence.HIGH)


def test_what_is_inferred_speaks_neither_for_it_nor_against_it() -> None:
    found = weigh(
        [passage("A1", inferred=True), passage("A1", original=2, stance=Stance.DISPUTES, inferred=True)],
    )
    assert (found.supporting, found.disputing, found.best, found.confidence) == (0, 0, None, Confidence.NONE)


def test_a_source_that_does_not_say_so_does_not_dispute_it() -> None:
    found = weigh([passage("B2"), passage("B2", original=2), passage("A1", original=3, stance=Stance.SILENT)])
    assert (found.supporting, found.disputing, found.confidence) == (2, 0, Confidence.HIGH)
