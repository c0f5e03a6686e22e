"""Drafts, records in review, what hangs on them, and archived texts never reach a public page."""

import re
from html import unescape

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from tests.factories import CommitmentFactory, StatusUpdateFactory
from tests.factories.secrets import MARK, make_secrets
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

PRIVATE = ("/admin/", "/static/")
PAST_DAY = "2023-12-01"
OTHER_DAY = re.compile(rf"(as_of|known_on)=(?!{PAST_DAY})")
ENTRANCES = [
    "/",
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
    "/methodology/",
    "/corrections/",
    "/healthz",
    "/readyz",
]


def pages_reached(client: Client, entrances: list[str]) -> dict[str, str]:
    """The text of every public page that links lead to from the entrances, today and on one past day, by address."""
    found: dict[str, str] = {}
    waiting = list(entrances)
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        found[address] = response.content.decode()
        links = re.findall(r'href="(/[^"#]*)', found[address])
        waiting += [unescape(link) for link in links if not link.startswith(PRIVATE) and not OTHER_DAY.search(link)]
    return found


def address_of(record: Model, **query: str) -> str:
    return reverse(f"{record._meta.model_name}_detail", args=[record.ref], query=query)  # type: ignore[attr-defined]


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.IN_REVIEW])
def test_no_page_shows_what_is_not_published(client: Client, stage: Stage) -> None:
    shown, _ = make_secrets(stage)
    pages = pages_reached(client, ENTRANCES)
    assert [address for address, text in pages.items() if MARK in text] == []
    assert {address_of(record) for record in shown} <= set(pages)


@pytest.mark.parametrize("record", ["commitment", "actor", "meeting", "sanction", "source", "topic", "indicator"])
def test_search_finds_nothing_unpublished(client: Client, record: str) -> None:
    make_secrets(Stage.DRAFT)
    page = client.get(reverse(f"{record}_list"), {"q": MARK}).content.decode()
    # The words come back where the reader typed them, and nowhere else.
    assert re.findall(rf"{MARK}[ -]\w+", page) == []


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
        assert re.sub(r"“[^”]*”", "", there) == re.sub(r"“[^”]*”", "", missing)


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
    assert [address for address, text in pages.items() if "Mistaken identity." in text] == ["/commitments/pledge/"]
    page = pages["/commitments/pledge/"]
    assert "<s>Mistaken identity.</s>" in re.sub(r"\s*\n\s*", "", page)
    assert "It was another country." in page
