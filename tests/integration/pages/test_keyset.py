"""Lists go on after a row: whatever is written meanwhile, none comes twice and none is passed over."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.factories import ActorFactory, CommitmentFactory, SourceFactory, StatusUpdateFactory, TopicFactory
from tests.integration.reader import read
from tracker.listing import facet_counts, total
from tracker.listing.keyset import ROWS_A_PAGE, encoded
from tracker.models import Commitment
from tracker.vocabulary import Status

pytestmark = pytest.mark.django_db


def page(client: Client, address: str, way: str = "next") -> tuple[list[str], str]:
    """The refs of the rows at the address, and the address that the link leads to; empty where there is none."""
    response: Any = client.get(address)
    assert response.status_code == 200
    context = response.context
    rows = context["listing"].rows if "listing" in context else context["rows"]
    link = re.search(rf'<a rel="{way}" href="([^"]*)"', response.content.decode())
    path = address.partition("?")[0]
    return [row.ref for row in rows], path + unescape(link[1]) if link else ""


def walk(client: Client, address: str, way: str = "next") -> list[list[str]]:
    """The refs of each page from that on."""
    pages = []
    while address:
        refs, address = page(client, address, way)
        pages.append(refs)
    return pages


def flat(pages: list[list[str]]) -> list[str]:
    """The refs of all pages."""
    return [ref for refs in pages for ref in refs]


def made(number: int) -> None:
    """Commitments with every kind of day: some of one day, some without any."""
    for place in range(number):
        CommitmentFactory(ref=f"c{place:03}", made_on=None if place % 4 == 0 else f"20{10 + place % 5}-03")


def in_order() -> list[str]:
    """The refs of commitments as a list should have them."""
    rows = Commitment.objects.values_list("made_on_earliest", "ref")
    return [ref for _, ref in sorted(rows, key=lambda row: (-row[0].toordinal() if row[0] else 0, row[1]))]


def test_pages_hold_each_row_once_in_order_forwards_and_backwards(client: Client) -> None:
    made(125)
    forwards = walk(client, "/commitments/")
    assert [len(rows) for rows in forwards] == [50, 50, 25]
    assert flat(forwards) == in_order()
    _, second = page(client, "/commitments/")
    _, third = page(client, second)
    assert walk(client, third, "prev") == forwards[::-1]


def test_what_is_written_while_somebody_reads_moves_no_row(client: Client) -> None:
    made(110)
    first, second = page(client, "/commitments/")
    expected = [ref for ref in in_order() if ref not in first]
    CommitmentFactory(ref="newest", made_on="2024")
    Commitment.objects.filter(ref=first[-1]).delete()
    rows, third = page(client, second)
    assert rows == expected[:ROWS_A_PAGE]
    CommitmentFactory(ref="between", made_on="2024-02")
    assert page(client, third)[0] == expected[ROWS_A_PAGE:]
    # Backwards to the first page, which is full and holds what is new.
    assert walk(client, third, "prev")[-1][:2] == ["between", "newest"]


@pytest.mark.parametrize("records", ["sources", "actors", "topics"])
def test_every_list_goes_on_after_a_row(client: Client, records: str) -> None:
    if records == "sources":
        # One day and one title: only the ref tells them apart.
        SourceFactory.create_batch(70, title="Same “title” \N{SNOWMAN}", published="2020")
        SourceFactory.create_batch(40, title="Undated", published=None)
    else:
        factory: Any = {"actors": ActorFactory, "topics": TopicFactory}[records]
        factory.create_batch(110, name="Same")
    pages = walk(client, f"/{records}/")
    refs = flat(pages)
    assert len(refs) == len(set(refs)) == 110
    assert refs == sorted(refs[:70]) + sorted(refs[70:]) or refs == sorted(refs)


def test_a_filter_by_standing_goes_on_too(client: Client) -> None:
    made(60)
    for commitment in Commitment.objects.exclude(ref="c007"):
        StatusUpdateFactory(commitment=commitment, status=Status.STALLED, as_of="2020")
    pages = walk(client, "/commitments/?status=stalled")
    assert flat(pages) == [ref for ref in in_order() if ref != "c007"]
    assert walk(client, "/commitments/?status=not_assessed") == [["c007"]]


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "!!",
        encoded(1, []),
        encoded(1, [5]),
        encoded(1, ["a", "b"]),
        encoded(1, [True, "b"]),
        encoded(1, [2**70, "b"]),
        encoded(1, [5, "a\0b"]),
        encoded(1, [5, "b", "c"]),
        "W1tbW1tbW1tb" * 300,
        "4pyT",
    ],
)
@pytest.mark.parametrize("name", ["after", "before"])
def test_a_cursor_that_cannot_be_meant_is_left_out_and_said(client: Client, name: str, cursor: str) -> None:
    CommitmentFactory(title="Here it is")
    said = read(client, f"/commitments/?{name}={cursor}", status=400)
    assert "was left out. Go on by the links Next and Previous" in said
    assert "Here it is" in said


def test_half_a_sign_in_a_cursor_is_left_out(client: Client) -> None:
    assert client.get("/commitments/?after=WzEsNSwiXHVkODAwIl0").status_code == 400


def test_old_links_by_page_number_still_answer(client: Client) -> None:
    made(125)
    assert page(client, "/commitments/?page=3")[0] == in_order()[100:]
    assert page(client, "/commitments/?page=2")[0] == in_order()[50:100]
    for text in ("0", "-1", "x", "9" * 30, "٣"):
        assert page(client, f"/commitments/?page={text}")[0][:1] == in_order()[:1], text
    assert page(client, "/topics/?page=4")[0] == []


def test_beyond_what_is_quickly_counted_totals_and_facets_say_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facet_counts, "MOST_COUNTED", 52)
    made(60)
    # What the database keeps is exact, however much there is; words are looked for among the rows.
    said = read(client, "/commitments/")
    assert "60 records" in said
    assert "Pledge 60 " in said
    said = read(client, "/commitments/?q=commitment")
    assert "60 records" in said
    assert "A number with + counts no more than the first" in said
    assert "Pledge 52+" in said
    monkeypatch.setattr(total, "MOST_COUNTED", 55)
    for address in ("/commitments/?q=commitment", "/commitments/?q=commitment&page=2"):
        assert "More than 55 records" in read(client, address)
    assert re.search(r"Page 1 Next", read(client, "/commitments/?q=commitment"))


def test_a_page_beyond_the_last_row_says_so_and_leads_to_the_first(client: Client) -> None:
    ActorFactory(ref="china", name="China")
    text = client.get(f"/actors/?after={encoded(2, ['zzz', 'zzz'])}").content.decode()
    assert "No actors come after this place in the list." in text
    assert "are published yet" not in text
    assert '<a href="/actors/">Go to the first page</a>' in text
