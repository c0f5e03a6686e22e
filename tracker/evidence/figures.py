"""Figures of one indicator for one period: whether they can all be true, as their sources word them."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

from tracker.vocabulary import Qualifier

# A figure as its source gives it: the number, and how it is worded.
Worded = tuple[Decimal, str]
LEAST, MOST = Decimal("-Infinity"), Decimal("Infinity")


def contradict(one: Worded, other: Worded) -> bool:
    """Whether no number is both; "about" so much leaves room for any."""
    if Qualifier.ABOUT in (one[1], other[1]):
        return False
    low, high = max(ends(one)[0], ends(other)[0]), min(ends(one)[1], ends(other)[1])
    # A bound is not itself among the numbers.
    bounds = {value for value, wording in (one, other) if wording != Qualifier.EXACTLY}
    return low > high or (low == high and low in bounds)


def ends(figure: Worded) -> tuple[Decimal, Decimal]:
    """Between what a figure lies."""
    value, wording = figure
    return (LEAST if wording == Qualifier.LESS_THAN else value, MOST if wording == Qualifier.MORE_THAN else value)


def differ(figures: Iterable[Worded]) -> bool:
    """Whether two of the figures contradict one another."""
    return any(contradict(one, other) for one, other in combinations(tuple(figures), 2))
