"""Atom feeds as a feed reader takes them."""

from datetime import UTC, datetime
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from tests.factories import CommitmentFactory, MeetingFactory, PartyFactory, StatusUpdateFactory
from tracker.models import Commitment, StatusUpdate
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client: Client, path: str) -> Element:
    """The feed at the address."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root: Element = fromstring(response.content)
    assert root.tag == f"{ATOM}feed"
    return root


def entries(client: Client, path: str) -> list[dict[str, str]]:
    """The texts of each entry by the names of their elements; of the link, its address."""
    return [
        {child.tag.removeprefix(ATOM): child.text or child.get("href") or "" for child in entry}
        for entry in feed(client, path).iter(f"{ATOM}entry")
    ]


def test_entry_keeps_its_id_and_changes_its_moment_when_the_update_is_retracted(client: Client) -> None:
    update: Any = StatusUpdateFactory(ref="late", commitment__ref="pledge")
    before = entries(client, "/commitments/pledge.atom")
    update.refresh_from_db()
    update.retract("It was another country.")
    taken_back, *after = entries(client, "/commitments/pledge.atom")
    assert taken_back["title"].startswith("Retraction: ")
    assert taken_back["id"].endswith("late/retracted")
    assert taken_back["updated"] == update.retracted_at.isoformat()
    assert [one["id"] for one in after] == [one["id"] for one in before]
    assert [one["published"] for one in after] == [one["published"] for one in before]
    (verdict,) = (one for one in after if one["link"].endswith("#late"))
    assert verdict["title"].startswith("Retracted: ")
    assert verdict["updated"] == taken_back["updated"]


def test_filters_of_the_list_are_those_of_its_feed(client: Client) -> None:
    ours = PartyFactory(actor__ref="china", commitment__title="Ours").commitment
    CommitmentFactory(title="Not ours")
    StatusUpdateFactory(commitment=ours)
    titles = [one["title"] for one in entries(client, "/commitments.atom?actor=china&status=in_progress")]
    assert titles == ["Ours: in progress, 15 November 2023", "New pledge: Ours"]
    assert entries(client, "/commitments.atom?actor=china&status=broken") == []


def test_feed_without_entries_stays_the_same(client: Client) -> None:
    assert feed(client, "/commitments.atom").findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert client.get("/commitments.atom").content == client.get("/commitments.atom").content


@pytest.mark.parametrize("path", ["/commitments.atom?status=kept", "/commitments.ics?actor=nobody"])
def test_address_that_cannot_be_meant_is_refused_in_words(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "was left out" in response.content.decode()


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "]]>&amp;&lt;", "bell \x07 and \ufffe", "javascript:x {{ 1 }} \u202e"]
)
def test_any_text_arrives_as_text(client: Client, text: str) -> None:
    StatusUpdateFactory(commitment__title=f"A {text}", summary=text, ref="late")
    found = entries(client, "/commitments.atom")[0]
    safe = text.replace("\x07", "\ufffd").replace("\ufffe", "\ufffd")
    assert found["title"] == f"A {safe}: in progress, 15 November 2023"
    # A summary is HTML to a feed reader, so its text is escaped once more.
    assert "<script>" not in found["summary"]
    assert found["summary"].startswith("<p>")


@pytest.mark.parametrize("path", ["/commitments/hidden.atom", "/commitments/hidden.ics", "/meetings/hidden.ics"])
def test_what_is_not_public_has_neither_feed_nor_calendar(client: Client, path: str) -> None:
    CommitmentFactory(ref="hidden", stage=Stage.DRAFT)
    MeetingFactory(ref="hidden", stage=Stage.DRAFT)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", "/commitments.atom"),
        ("/?actor=china&amp;kind=pledge", "/commitments.atom?actor=china&amp;kind=pledge"),
        ("/commitments/?actor=china", "/commitments.atom?actor=china"),
        ("/commitments/pledge/", "/commitments/pledge.atom"),
        ("/actors/china/", "/commitments.atom?actor=china"),
    ],
)
def test_pages_name_their_feed(client: Client, path: str, address: str) -> None:
    PartyFactory(actor__ref="china", commitment__ref="pledge")
    html = " ".join(client.get(path.replace("&amp;", "&")).content.decode().split())
    (link,) = (part.partition(">")[0] for part in html.split("<link ") if part.startswith('rel="alternate"'))
    assert 'type="application/atom+xml"' in link
    assert f'href="{address}"' in link
    assert client.get(address.replace("&amp;", "&")).status_code == 200


@pytest.mark.usefixtures("first_dataset")
def test_every_feed_of_the_first_dataset_has_what_atom_requires(client: Client) -> None:
    root = feed(client, "/commitments.atom")
    assert [root.findtext(f"{ATOM}{name}") for name in ("title", "id")] == [
        "Followthrough: all commitments",
        "http://testserver/commitments/",
    ]
    found = entries(client, "/commitments.atom")
    # What the dataset brings retracted already never stood on this site.
    stood = StatusUpdate.objects.published().filter(retracted_at__isnull=True).count()
    assert len(found) == min(100, stood + Commitment.objects.published().count())
    assert StatusUpdate.objects.filter(retracted_at__isnull=False).exists()
    assert not [one["title"] for one in found if "etract" in one["title"]]
    assert len({one["id"] for one in found}) == len(found)
    for one in found:
        assert {"title", "id", "updated", "published", "link", "summary"} <= set(one)
        assert one["id"].startswith("tag:testserver,2")
        assert datetime.fromisoformat(one["updated"]).tzinfo == UTC
