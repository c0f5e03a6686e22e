"""The page of a commitment with very many status updates draws a part of them, and leads to each of the others."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.factories import CitationFactory, CommitmentFactory, StatusUpdateFactory
from tests.integration.pages.test_queries import queries_of
from tracker.models import StatusUpdate
from tracker.pages.parts import drawn_updates

pytestmark = pytest.mark.django_db

MANY = 8


@pytest.fixture
def updates(monkeypatch: pytest.MonkeyPatch) -> list[StatusUpdate]:
    """The updates of one commitment, the latest first, of which three are drawn."""
    monkeypatch.setattr(drawn_updates, "WHOLE", 3)
    monkeypatch.setattr(drawn_updates, "MOST_DRAWN", 3)
    commitment = CommitmentFactory(ref="long", made_on="2020-01-01")
    made: list[StatusUpdate] = [
        StatusUpdateFactory(commitment=commitment, as_of=str(date(2021, 1, 1) + timedelta(days=day)))
        for day in range(MANY)
    ]
    return made[::-1]


def drawn(page: str) -> list[str]:
    """The refs of the updates that are drawn in full, in order."""
    part = re.search(r'<ol class="updates">(.*?)</ol>', page, re.DOTALL)
    assert part
    return re.findall(r'<li id="(update-[^"]+)"', part[1])


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_latest_are_drawn_and_links_lead_through_all_the_others(
    client: Client, updates: list[StatusUpdate]
) -> None:
    refs = [update.ref for update in updates]
    address, seen = "/commitments/long/", []
    for _ in range(3):
        page = text(client, address)
        seen += drawn(page)
        # Wherever one stands, each update has its place on the page.
        assert all(page.count(f'id="{ref}"') == 1 for ref in refs)
        following = re.search(r'rel="next"\s+href="([^"#]+)', page)
        address = following[1] if following else ""
    assert (seen, address) == (refs, "")


def test_a_line_leads_to_where_its_update_is_drawn(client: Client, updates: list[StatusUpdate]) -> None:
    page = text(client, "/commitments/long/")
    for update in updates[3:]:
        link = re.search(rf'href="([^"]+)#{update.ref}">{update.as_of.written}', page)
        assert link
        assert update.ref in drawn(text(client, link[1]))


def test_what_is_published_meanwhile_moves_nothing(client: Client, updates: list[StatusUpdate]) -> None:
    address = f"/commitments/long/?from={updates[3].ref}"
    before = drawn(text(client, address))
    StatusUpdateFactory(commitment=updates[0].commitment, as_of="2022-01-01")
    assert drawn(text(client, address)) == before == [update.ref for update in updates[3:6]]


def test_a_draft_or_unknown_update_begins_nothing(client: Client, updates: list[StatusUpdate]) -> None:
    hidden = StatusUpdateFactory(commitment=updates[0].commitment, as_of="2021-06-01", stage="draft")
    for ref in (hidden.ref, "no-such-update"):
        answer = client.get(f"/commitments/long/?from={ref}")
        assert answer.status_code == 400
        assert drawn(answer.content.decode()) == [update.ref for update in updates[:3]]


def test_days_and_standing_are_those_of_all_updates(client: Client, updates: list[StatusUpdate]) -> None:
    page = client.get(f"/commitments/long/?as_of={updates[2].as_of.earliest}&from={updates[5].ref}").context["page"]
    assert page.updates.total == MANY - 2
    assert page.verdict == updates[2]


def test_passages_are_read_of_what_is_drawn(client: Client, updates: list[StatusUpdate]) -> None:
    for update in updates:
        CitationFactory(commitment=None, status_update=update)
    page = client.get("/commitments/long/").context["page"]
    read = [
        update.ref for update in page.commitment.status_updates.all() if hasattr(update, "_prefetched_objects_cache")
    ]
    assert read == [update.ref for update in updates[:3]]
    assert len(page.sources) <= MANY
    few = queries_of(lambda: client.get("/commitments/long/"))
    StatusUpdateFactory(commitment=updates[0].commitment, as_of="2020-05-01")
    assert queries_of(lambda: client.get("/commitments/long/")) == few
