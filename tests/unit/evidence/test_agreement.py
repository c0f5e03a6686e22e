"""Raw agreement and Cohen's kappa, against figures worked out by hand or printed elsewhere."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.evidence.agreement import agreement, mean_kappa

JUDGEMENTS = st.sampled_from(["fulfilled", "stalled", "broken"])
PAIRS = st.lists(st.tuples(JUDGEMENTS, JUDGEMENTS), max_size=30)


def table(*rows: list[int]) -> list[tuple[str, str]]:
    """The pairs of a square table of counts: rows are the first person's judgements, columns the second's."""
    return [
        (str(row), str(column))
        for row, counts in enumerate(rows)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]


@pytest.mark.parametrize(
    ("rows", "share", "expected", "kappa"),
    [
        # Cohen 1960, table 1, as proportions of 200: .44 .05 .01, .07 .20 .03, .09 .05 .06; he gives .49.
        ([[88, 10, 2], [14, 40, 6], [18, 10, 12]], "0.70", "0.41", "29/59"),
        # Two readers of fifty grant proposals, a textbook example: .70 alike, .50 by chance.
        ([[20, 5], [10, 15]], "0.70", "0.50", "0.4"),
        # The same share alike with other habits: less by chance and more by chance.
        ([[45, 15], [25, 15]], "0.60", "0.54", "3/23"),
        ([[25, 35], [5, 35]], "0.60", "0.46", "7/27"),
        # Never alike where chance would have it half the time.
        ([[0, 5], [5, 0]], "0", "0.50", "-1"),
    ],
)
def test_kappa_is_as_worked_out_by_hand(rows: list[list[int]], share: str, expected: str, kappa: str) -> None:
    found = agreement(table(*rows))
    assert (found.share, found.expected, found.kappa) == (Fraction(share), Fraction(expected), Fraction(kappa))
    assert not found.undefined


def test_nothing_judged_by_both_has_no_kappa_and_says_so() -> None:
    found = agreement([])
    assert (found.count, found.share, found.kappa, found.undefined) == (0, None, None, "nothing was assessed by both")


def test_one_status_for_everything_has_no_kappa_and_says_so() -> None:
    found = agreement([("fulfilled", "fulfilled")] * 3)
    assert (found.share, found.kappa) == (Fraction(1), None)
    assert "agreement by chance is certain" in found.undefined


@given(PAIRS)
def test_kappa_lies_between_minus_one_and_one_and_knows_no_order(pairs: list[tuple[str, str]]) -> None:
    found = agreement(pairs)
    turned = agreement([(second, first) for first, second in reversed(pairs)])
    assert (found.kappa, found.share) == (turned.kappa, turned.share)
    if found.kappa is not None:
        assert -1 <= found.kappa <= 1
        assert (found.kappa == 1) is (found.alike == found.count)


def test_several_pairs_of_people_have_the_mean_of_those_kappas_that_are_defined() -> None:
    half, none = agreement(table([20, 5], [10, 15])), agreement([("a", "a")])
    full = agreement([("a", "a"), ("b", "b")])
    assert mean_kappa([half, full, none]) == Fraction("0.7")
    assert mean_kappa([none]) is None
