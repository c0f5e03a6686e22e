"""Links read as sentences from either end."""

from tracker.models import Commitment, Link, Sanction
from tracker.pages.parts.links import INWARDS, OUTWARDS, seen_from, seen_from_sanction
from tracker.vocabulary import LinkKind

PLEDGE = Commitment(pk=1, title="Curb exports")
LIFTING = Commitment(pk=2, title="Lift the listing")
LISTING = Sanction(pk=1, title="Listing")


def test_link_reads_forwards_from_its_start() -> None:
    (tie,) = seen_from(PLEDGE, [Link(commitment=PLEDGE, kind="responds_to", to_commitment=LIFTING)])
    assert (tie.words, tie.commitment, tie.sanction) == ("Responds to", LIFTING, None)


def test_link_reads_backwards_from_what_it_points_at() -> None:
    (tie,) = seen_from(LIFTING, [Link(commitment=PLEDGE, kind="suspends", to_commitment=LIFTING)])
    assert (tie.words, tie.commitment) == ("Suspended by", PLEDGE)


def test_link_to_a_sanction_shows_the_sanction() -> None:
    (tie,) = seen_from(PLEDGE, [Link(commitment=PLEDGE, kind="supersedes", to_sanction=LISTING)])
    assert (tie.words, tie.commitment, tie.sanction) == ("Supersedes", None, LISTING)


def test_sanction_shows_the_commitments_that_point_at_it() -> None:
    (tie,) = seen_from_sanction([Link(commitment=PLEDGE, kind="responds_to", to_sanction=LISTING)])
    assert (tie.words, tie.commitment) == ("Answered by", PLEDGE)


def test_links_come_in_the_order_of_their_kinds() -> None:
    links = [
        Link(ref="a", commitment=PLEDGE, kind="narrows", to_commitment=LIFTING),
        Link(ref="b", commitment=PLEDGE, kind="responds_to", to_commitment=LIFTING),
    ]
    assert [tie.link.ref for tie in seen_from(PLEDGE, links)] == ["b", "a"]


def test_every_kind_of_link_has_words_both_ways() -> None:
    assert set(OUTWARDS) == set(INWARDS) == set(LinkKind)
