"""How many witnesses passages come to."""

import pytest

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
