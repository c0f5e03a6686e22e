"""What parties are called, by kind of commitment."""

import pytest

from tracker.models import Actor, Party
from tracker.pages.parts.party_words import PARTS, WORDS, parties_in_words
from tracker.vocabulary import CommitmentKind, PartyRole

COUNTERPART = Party(actor=Actor(name="United States"), role=PartyRole.COUNTERPART)
COMMITTED = Party(actor=Actor(name="China"), role=PartyRole.COMMITTED)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("pledge", ["Promised by", "Promised to"]),
        ("agreement", ["Agreed by", "Agreed with"]),
        ("measure", ["Adopted by", "Towards"]),
        ("statement", ["Said by", "Said to or of"]),
        ("demand", ["Accepted by", "Asked by"]),
    ],
)
def test_words_fit_the_kind(kind: str, words: list[str]) -> None:
    found = parties_in_words(kind, [COUNTERPART, COMMITTED])
    assert found == ((words[0], (COMMITTED,)), (words[1], (COUNTERPART,)))


def test_role_that_only_unpublished_actors_hold_is_there_without_names() -> None:
    found = parties_in_words("pledge", [COUNTERPART], hidden=["committed"])
    assert found == (("Promised by", ()), ("Promised to", (COUNTERPART,)))


def test_every_kind_and_role_has_words() -> None:
    assert set(WORDS) == set(CommitmentKind)
    assert all(set(words) == set(PartyRole) for words in (*WORDS.values(), PARTS))
