"""Whether figures can all be true."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.evidence.figures import contradict, differ
from tracker.vocabulary import Qualifier

WORDED = st.tuples(st.integers(1, 3).map(Decimal), st.sampled_from(Qualifier.values))
# Enough numbers to find one in every gap between those above.
NUMBERS = [Decimal(number) / 2 for number in range(10)]


def allowed(value: Decimal, wording: str) -> set[Decimal]:
    """The numbers that a figure may stand for."""
    match wording:
        case "exactly":
            return {value}
        case "more_than":
            return {number for number in NUMBERS if number > value}
        case "less_than":
            return {number for number in NUMBERS if number < value}
    return set(NUMBERS)


@given(one=WORDED, other=WORDED)
def test_two_contradict_where_no_number_is_both(one: tuple[Decimal, str], other: tuple[Decimal, str]) -> None:
    assert contradict(one, other) == (not allowed(*one) & allowed(*other))
    assert contradict(other, one) == contradict(one, other)


@pytest.mark.parametrize(
    ("figures", "they_do"),
    [
        ([], False),
        ([(Decimal(70), "more_than"), (Decimal(75), "exactly")], False),
        ([(Decimal(70), "more_than"), (Decimal(75), "exactly"), (Decimal(77), "exactly")], True),
        (list(product([Decimal(70), Decimal(90)], ["about"])), False),
    ],
)
def test_several_differ_where_two_contradict(figures: list[tuple[Decimal, str]], they_do: bool) -> None:
    assert differ(figures) is they_do
