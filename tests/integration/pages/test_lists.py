"""Lists of records: what narrows them, their counts, their pages."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    ActorFactory,
    CommitmentFactory,
    IndicatorFactory,
    MeetingFactory,
    ParticipationFactory,
    PartyFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
)
from tests.integration.reader import read

pytestmark = pytest.mark.django_db

FACTORIES: dict[str, Any] = {
    "commitments": CommitmentFactory,
    "actors": ActorFactory,
    "meetings": MeetingFactory,
    "sanctions": SanctionFactory,
    "sources": SourceFactory,
    "topics": TopicFactory,
    "indicators": IndicatorFactory,
}


@pytest.mark.parametrize("records", FACTORIES)
def test_empty_list_says_that_nothing_is_published(client: Client, records: str) -> None:
    assert "are published yet" in read(client, f"/{records}/")


@pytest.mark.parametrize("records", FACTORIES)
def test_search_without_a_match_offers_the_whole_list(client: Client, records: str) -> None:
    FACTORIES[records]()
    page = read(client, f"/{records}/?q=nowhere")
    assert "match. Show all" in page or "match, Show all" in page


@pytest.mark.parametrize("records", FACTORIES)
def test_list_is_paged_at_fifty(client: Client, records: str) -> None:
    FACTORIES[records].create_batch(51)
    assert "Page 1 of 2 Next" in read(client, f"/{records}/")
    assert "Previous Page 2 of 2" in read(client, f"/{records}/?page=2")
    assert "Page 2 of 2" in read(client, f"/{records}/?page=999")


@pytest.mark.parametrize("records", FACTORIES)
@pytest.mark.parametrize("query", ["q=%00", "q=" + "x" * 201])
def test_search_that_cannot_be_meant_is_left_out_and_said(client: Client, records: str, query: str) -> None:
    FACTORIES[records]()
    page = read(client, f"/{records}/?{query}", status=400)
    assert "was left out. Write" in page


def test_facets_count_what_choosing_them_leaves(client: Client) -> None:
    MeetingFactory.create_batch(2, kind="summit")
    MeetingFactory(kind="call")
    page = read(client, "/meetings/")
    assert "Kind Summit 2 Call 1 3 meetings" in page
    assert "Summit 2 ×, chosen; remove Call 1 2 meetings match" in read(client, "/meetings/?kind=summit")


def test_unknown_facet_value_is_said_with_what_would_be_right(client: Client) -> None:
    page = read(client, "/meetings/?kind=party", status=400)
    assert "kind=party was left out. Write one of: summit, talks" in page


def test_sanctions_are_counted_as_they_stood_on_the_day(client: Client) -> None:
    SanctionFactory(title="Listing", imposed="2020", lifted="2023-11-16")
    page = read(client, "/sanctions/?state=in_force&as_of=2023-01-01")
    assert "Shown as of 1 January 2023" in page
    assert "Listing" in page
    assert "Listing" not in read(client, "/sanctions/?state=in_force")


def test_links_of_a_past_list_keep_its_day(client: Client) -> None:
    SanctionFactory(ref="listing", imposed="2020")
    page = client.get("/sanctions/?as_of=2023-01-01").content.decode()
    assert "/sanctions/?as_of=2023-01-01&amp;state=in_force" in page
    assert 'href="/sanctions/listing/?as_of=2023-01-01"' in page
    assert '<input type="hidden" name="as_of" value="2023-01-01" />' in page


def test_list_narrows_to_what_is_tied_to_a_record(client: Client) -> None:
    state = ActorFactory(ref="state", name="Arcadia")
    body = ActorFactory(name="Bureau", part_of=state)
    ParticipationFactory(meeting=MeetingFactory(title="Talks"), actor=body, on_behalf_of=state)
    MeetingFactory(title="Elsewhere")
    SanctionFactory(title="Against it").targets.add(state)
    SanctionFactory(title="By it", issuer=state)
    SourceFactory(title="Its readout", publisher=state)
    meetings = read(client, "/meetings/?actor=state")
    assert "With Arcadia 1 ×, chosen; remove" in meetings
    assert "Talks" in meetings
    assert "Elsewhere" not in meetings
    assert "Bureau" in read(client, "/actors/?part_of=state")
    assert "1 sanction, designation or indictment matches" in read(client, "/sanctions/?target=state")
    assert "By it" in read(client, "/sanctions/?issuer=state")
    assert "Its readout" in read(client, "/sources/?publisher=state")


def test_actors_are_found_by_any_of_their_names(client: Client) -> None:
    ActorFactory(name="China", native_name="中国", aliases=["PRC", "Beijing"])
    ActorFactory(name="Arcadia")
    for words in ["chin", "中国", "beijing"]:
        page = read(client, f"/actors/?q={words}")
        assert "1 actor matches" in page
        assert "Arcadia" not in page


def test_commitments_take_every_filter_of_the_dashboard(client: Client) -> None:
    actor, topic, meeting = ActorFactory(ref="state"), TopicFactory(ref="topic"), MeetingFactory(ref="summit")
    wanted = CommitmentFactory(title="Wanted", made_at=meeting, due="2024-01")
    wanted.topics.add(topic)
    PartyFactory(commitment=wanted, actor=actor)
    StatusUpdateFactory(commitment=wanted, status="stalled")
    StatusUpdateFactory(commitment=wanted, axis="official", status="fulfilled")
    CommitmentFactory(title="Other", kind="demand")
    for query in [
        "actor=state",
        "topic=topic",
        "meeting=summit",
        "kind=pledge",
        "kind=scored",
        "status=stalled",
        "status=fulfilled&axis=official",
        "schedule=overdue",
        "gap=open",
        "q=want",
        "kind=pledge&status=stalled&actor=state&topic=topic&meeting=summit&schedule=overdue&gap=open&q=want",
    ]:
        page = read(client, f"/commitments/?{query}")
        assert "1 record matches." in page, query
        assert "Other" not in page, query


def test_list_of_commitments_holds_demands_that_the_dashboard_does_not_count(client: Client) -> None:
    CommitmentFactory(title="A demand", kind="demand")
    assert "A demand Not assessed Not assessed Demand" in read(client, "/commitments/?kind=demand")


def test_unknown_actor_is_said_and_left_out(client: Client) -> None:
    CommitmentFactory()
    page = read(client, "/commitments/?actor=nobody", status=400)
    assert "actor=nobody was left out. There is no published actor with that ref." in page
    assert "1 record" in page


def test_list_on_a_past_day_holds_what_had_been_made(client: Client) -> None:
    CommitmentFactory(title="Later", made_on="2023-11-15")
    assert "Later" not in read(client, "/commitments/?as_of=2023-11-14")
    assert "Later" in read(client, "/commitments/?as_of=2023-11-15")


def test_commitments_with_a_deadline_show_its_day_beside_the_schedule(client: Client) -> None:
    CommitmentFactory(title="Dated", made_on="2023-01", due="2023-12")
    CommitmentFactory(title="Open", made_on="2022-01")
    page = read(client, "/commitments/")
    assert "January 2023 December 2023 Overdue" in page
    assert "January 2022 No deadline" in page
