"""The methodology's own tables."""

from tracker.pages.methodology import MEANINGS
from tracker.vocabulary import Status


def test_every_status_is_explained() -> None:
    assert set(MEANINGS) == set(Status)
