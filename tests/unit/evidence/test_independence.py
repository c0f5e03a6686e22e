"""How many witnesses passages come to."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.evidence.independence import Passage, independent


@pytest.mark.parametrize(
    ("passages", "count"),
    [
        ([], 0),
        ([("wire", "minister")], 1),
        # One official in two articles is one witness; two officials in one article are one source.
        ([("wire", "minister"), ("gazette", "minister")], 1),
        ([("wire", "minister"), ("wire", "scholar")], 1),
        ([("wire", "minister"), ("gazette", "scholar")], 2),
        # The minister may count for either article, so that the scholar counts for the other.
        ([("gazette", "minister"), ("wire", "minister"), ("wire", "scholar")], 2),
        ([("wire", "scholar"), ("wire", "minister"), ("gazette", "minister")], 2),
        ([("wire", "a"), ("gazette", "a"), ("gazette", "b"), ("letter", "b"), ("letter", "c")], 3),
        ([("wire", "a"), ("gazette", "a"), ("letter", "a"), ("wire", "b")], 2),
    ],
)
def test_no_two_that_count_share_a_source_or_a_witness(passages: list[Passage], count: int) -> None:
    assert independent(passages) == count
    assert independent(reversed(passages)) == count


def test_thousands_of_sources_may_have_to_give_way_for_one() -> None:
    many = 2_000
    taken: list[Passage] = [(number, number + 1) for number in range(many)]
    further: list[Passage] = [(number, number + 2) for number in range(many)]
    assert independent([*taken, *further, ("last", 1)]) == many + 1


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_no_choice_of_passages_has_more(passages: list[tuple[int, int]]) -> None:
    pairs = sorted(set(passages))
    most = max(
        size
        for size in range(len(pairs) + 1)
        for chosen in combinations(pairs, size)
        if len({source for source, _ in chosen}) == len({witness for _, witness in chosen}) == size
    )
    assert independent(passages) == most
