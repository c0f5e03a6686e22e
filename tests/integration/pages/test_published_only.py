"""Drafts, records in review, what hangs on them, and archived texts never reach a public page."""

import re
import zipfile
from html import unescape
from io import BytesIO
from itertools import product

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from tests.factories import CommitmentFactory, StatusUpdateFactory
from tests.factories.secrets import MARK, make_secrets
from tracker.models import Source
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

PRIVATE = ("/admin/", "/static/")
FILE = re.compile(r"\.[a-z]+$|/cite/$")
# Facets can be put together in thousands of ways; one at a time shows every row.
FACETS = re.compile("[?&].*&")
# What follows a view of the commitments is made from its filters as the view is, so one of each is enough.
FOLLOWING = ("/follow/?", "/commitments.atom?", "/commitments.ics?", "/embed/?", "/cards/dashboard.png?")
PAST_DAY = "2023-12-01"
OTHER_DAY = re.compile(rf"(as_of|known_on)=(?!{PAST_DAY})|press_by=")
ENTRANCES = [
    "/",
    "/figures.json",
    "/dashboard.csv?actor=state",
    f"/?as_of={PAST_DAY}",
    "/?actor=state",
    "/commitments/",
    "/commitments/?kind=pledge&status=in_progress",
    "/actors/",
    "/actors/?part_of=state",
    "/meetings/",
    "/meetings/?actor=state",
    "/meetings/?part_of=series",
    "/sanctions/",
    "/sanctions/?target=state",
    "/sanctions/?issuer=state",
    "/sources/",
    "/sources/?publisher=state",
    "/topics/",
    "/indicators/",
    "/exchanges/",
    "/methodology/",
    "/changes/",
    "/search/",
    "/search/?q=commitment",
    "/search/?q=actr&kind=actor",
    "/follow/",
    "/follow/?actor=state",
    "/commitments.atom",
    "/commitments.atom?actor=state",
    "/commitments.ics",
    "/commitments.ics?actor=state",
    "/embed/",
    "/embed/?actor=state",
    "/methodology/agreement/",
    "/corrections/",
    "/healthz",
    "/robots.txt",
    "/readyz",
]


def text_of(content: bytes) -> str:
    """What an answer says; of a workbook, all its parts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


def pages_reached(client: Client, entrances: list[str]) -> dict[str, str]:
    """The text of every public page and file that links lead to, today and on one past day, by address.

    A file of one list is read once, however many pages lead to it with whatever filters.
    """
    found: dict[str, str] = {}
    files: set[str] = set()
    waiting = list(entrances)
    while waiting:
        address = waiting.pop()
        path = address.partition("?")[0]
        if address in found or path in files:
            continue
        if FILE.search(path):
            files.add(path)
        response = client.get(address)
        assert response.status_code == 200, address
        found[address] = text_of(response.getvalue())
        links = re.findall(r'href="(/[^"#]*)', found[address])
        ways = [link for link in map(unescape, links) if not link.startswith(PRIVATE + FOLLOWING)]
        waiting += [link for link in ways if not FACETS.search(link) and not OTHER_DAY.search(link)]
    return found


def address_of(record: Model, **query: str) -> str:
    return reverse(f"{record._meta.model_name}_detail", args=[record.ref], query=query)  # type: ignore[attr-defined]


def test_no_page_shows_what_is_not_published(client: Client) -> None:
    shown, hidden = make_secrets(Stage.IN_REVIEW)
    # One walk through the site sees both stages.
    for record in hidden[::2]:
        type(record)._default_manager.filter(pk=record.pk).update(stage=Stage.DRAFT)
    Source.objects.update(published="2022")
    by_the_press = [f"{page}?press_by={PAST_DAY}" for page in ("/", *map(address_of, shown), *map(reverse, SEARCHES))]
    pages = pages_reached(client, [*ENTRANCES, *by_the_press])
    assert [address for address, text in pages.items() if MARK in text] == []
    assert "There was none" not in pages[by_the_press[0]]
    assert {address_of(record) for record in shown} <= set(pages)


SEARCHES = [
    f"{record}_list" for record in ("commitment", "actor", "meeting", "sanction", "source", "indicator", "exchange")
]


def test_search_finds_nothing_unpublished(client: Client) -> None:
    make_secrets(Stage.DRAFT)
    for search, words in product([*SEARCHES, "topic_list", "search"], [MARK, "zzsecrte"]):
        page = client.get(reverse(search), {"q": words}).content.decode()
        # The words come back where the reader typed them, and nowhere else.
        assert re.findall(rf"{MARK}[ -]\w+", page) == [], (search, words)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.IN_REVIEW])
def test_address_of_an_unpublished_record_is_not_found(client: Client, stage: Stage) -> None:
    _, hidden = make_secrets(stage)
    for record in hidden:
        response = client.get(address_of(record))
        assert response.status_code == 404, record
        assert "There is no published" in response.content.decode()


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.IN_REVIEW])
def test_unpublished_record_is_told_apart_from_a_missing_one_by_nothing(client: Client, stage: Stage) -> None:
    _, hidden = make_secrets(stage)
    for record in hidden:
        there = client.get(address_of(record)).content.decode()
        record.ref = "x" * len(record.ref)  # type: ignore[attr-defined]
        missing = client.get(address_of(record)).content.decode()
        words, address = r"“[^”]*”", r"http://testserver[^<]*"
        assert re.sub(f"{words}|{address}", "", there) == re.sub(f"{words}|{address}", "", missing)


def test_filter_by_an_unpublished_record_finds_nothing_and_says_no_more_than_for_a_missing_one(client: Client) -> None:
    make_secrets(Stage.DRAFT)
    for lists, name in (
        ("meeting", "actor"),
        ("sanction", "issuer"),
        ("source", "publisher"),
        ("commitment", "actor"),
    ):
        response = client.get(reverse(f"{lists}_list"), {name: f"{MARK}-ministry"})
        assert response.status_code == 400
        assert f"{MARK} ministry" not in response.content.decode()


def test_retracted_update_is_read_on_its_commitment_alone_and_struck_through(client: Client) -> None:
    commitment = CommitmentFactory(ref="pledge")
    update = StatusUpdateFactory(commitment=commitment, summary="Mistaken identity.", as_of="2023-12")
    type(update).objects.filter(pk=update.pk).update(
        retracted_at="2024-01-01T00:00:00Z", retraction_reason="It was another country."
    )
    pages = pages_reached(client, ["/"])
    own = "/commitments/pledge/"
    said = {address for address, text in pages.items() if "Mistaken identity." in text and ".atom" not in address}
    assert said == {own, *(f"{own}updates.{ending}" for ending in ("csv", "plain.csv", "xlsx", "json"))}
    assert "It was another country." in pages[f"{own}updates.csv"]
    page = pages["/commitments/pledge/"]
    assert "<s>Mistaken identity.</s>" in re.sub(r"\s*\n\s*", "", page)
    assert "It was another country." in page
