"""The facets behind "More" of a long list: told by their names, and counted when they are asked for or chosen."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import CommitmentFactory, MeetingFactory, PartyFactory, TopicFactory
from tests.integration.reader import read
from tracker.listing import closed_facets

pytestmark = pytest.mark.django_db


@pytest.fixture
def long_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of more than two rows are long."""
    monkeypatch.setattr(closed_facets, "MOST_ROWS", 2)


def commitments(number: int) -> None:
    meeting, topic = MeetingFactory(title="Talks"), TopicFactory(ref="trade", name="Trade")
    for _ in range(number):
        commitment = CommitmentFactory(made_at=meeting)
        commitment.topics.add(topic)
        PartyFactory(commitment=commitment)


@pytest.mark.usefixtures("long_lists")
def test_long_list_names_the_facets_that_it_does_not_count(client: Client) -> None:
    commitments(3)
    page = read(client, "/commitments/")
    assert "Meeting Talks 3" not in page
    assert "More filters: topic" not in page
    assert "More filters: speaker, topic, meeting, deadline, claimed vs delivered, response, attribution" in page
    assert "Meeting Talks 3" in read(client, "/commitments/?facets=all")


@pytest.mark.usefixtures("long_lists")
def test_chosen_facet_of_a_long_list_is_counted_beside_the_first(client: Client) -> None:
    commitments(3)
    page = read(client, "/commitments/?topic=trade")
    assert "Topic Trade 3 ×, chosen; remove" in page
    assert "More filters: speaker, meeting, deadline" in page


@pytest.mark.usefixtures("long_lists")
def test_short_list_counts_all_its_facets(client: Client) -> None:
    commitments(2)
    page = read(client, "/commitments/")
    assert "Meeting Talks 2" in page
    assert "More filters" not in page


@pytest.mark.usefixtures("long_lists")
def test_other_lists_do_the_same(client: Client) -> None:
    for _ in range(3):
        MeetingFactory(kind="summit")
    closed, counted = (read(client, address) for address in ("/meetings/", "/meetings/?facets=all"))
    assert closed.count("Summit 3") == counted.count("Summit 3") == 1


@pytest.mark.usefixtures("long_lists")
def test_facets_that_are_not_counted_ask_nothing_of_the_database(client: Client) -> None:
    commitments(3)
    asked = {}
    for address in ("/commitments/", "/commitments/?facets=all"):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked[address] = len(queries)
    assert asked["/commitments/"] <= 9 < asked["/commitments/?facets=all"]
