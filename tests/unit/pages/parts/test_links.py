"""Links read as sentences from either end."""

import pytest

from tracker.models import Commitment, Link, Sanction
from tracker.pages.parts.links import INWARDS, OUTWARDS, seen_from, seen_from_sanction
from tracker.vocabulary import LinkKind

PLEDGE = Commitment(pk=1, title="Curb exports")
LIFTING = Commitment(pk=2, title="Lift the listing")
LISTING = Sanction(pk=1, title="Listing")


def test_link_reads_forwards_from_its_start() -> None:
    (tie,) = seen_from(PLEDGE, [Link(commitment=PLEDGE, kind="in_exchange_for", to_commitment=LIFTING)])
    assert (tie.words, tie.commitment, tie.sanction) == ("Given in exchange for", LIFTING, None)


def test_link_reads_backwards_from_what_it_points_at() -> None:
    (tie,) = seen_from(LIFTING, [Link(commitment=PLEDGE, kind="suspends", to_commitment=LIFTING)])
    assert (tie.words, tie.commitment) == ("Suspended by", PLEDGE)


def test_link_to_a_sanction_shows_the_sanction() -> None:
    (tie,) = seen_from(PLEDGE, [Link(commitment=PLEDGE, kind="conditional_on", to_sanction=LISTING)])
    assert (tie.words, tie.commitment, tie.sanction) == ("Depends on", None, LISTING)


def test_sanction_shows_the_commitments_that_point_at_it() -> None:
    (tie,) = seen_from_sanction([Link(commitment=PLEDGE, kind="in_exchange_for", to_sanction=LISTING)])
    assert (tie.words, tie.commitment) == ("Obtained in exchange", PLEDGE)


def test_what_was_exchanged_comes_before_what_it_merely_answers() -> None:
    links = [
        Link(ref="a", commitment=PLEDGE, kind="responds_to", to_commitment=LIFTING),
        Link(ref="b", commitment=PLEDGE, kind="in_exchange_for", to_commitment=LIFTING),
    ]
    assert [tie.link.ref for tie in seen_from(PLEDGE, links)] == ["b", "a"]


@pytest.mark.parametrize(
    ("kind", "reciprocal"), [("in_exchange_for", True), ("conditional_on", True), ("narrows", False)]
)
def test_only_exchange_and_condition_are_reciprocal(kind: str, reciprocal: bool) -> None:
    (tie,) = seen_from(PLEDGE, [Link(commitment=PLEDGE, kind=kind, to_commitment=LIFTING)])
    assert tie.is_reciprocal is reciprocal


def test_every_kind_of_link_has_words_both_ways() -> None:
    assert set(OUTWARDS) == set(INWARDS) == set(LinkKind)
