"""Which records stand on our inference alone."""

import pytest

from tracker.evidence.inference import is_inferred
from tracker.models import Citation


@pytest.mark.parametrize(
    ("passages", "inferred"),
    [
        ([], False),
        ([("supports", "implied")], True),
        ([("supports", "implied"), ("mentions", "stated"), ("disputes", "reported")], True),
        ([("supports", "implied"), ("supports", "reported")], False),
        ([("supports", "implied"), ("supports", "not_recorded")], False),
        ([("mentions", "implied")], False),
    ],
)
def test_one_passage_that_says_so_is_enough(passages: list[tuple[str, str]], inferred: bool) -> None:
    citations = [Citation(stance=stance, attribution=attribution) for stance, attribution in passages]
    assert is_inferred(citations) is inferred
