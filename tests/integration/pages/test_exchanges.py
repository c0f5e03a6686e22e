"""The page of an exchange, their list, and what of them shows on past days."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    ConditionFactory,
    ExchangeFactory,
    ExchangeItemFactory,
    MeetingFactory,
    PartyFactory,
    SanctionFactory,
    SanctionStepFactory,
    SourceFactory,
    StatusUpdateFactory,
)
from tests.integration.reader import read
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

ADDRESS = "/exchanges/bargain/"
DRAFT = {"stage": Stage.DRAFT}


def bargain(**options: Any) -> Any:
    return ExchangeFactory(ref="bargain", title="A bargain", **options)


def test_the_page_tells_both_sides_with_status_days_and_sources(client: Client) -> None:
    pledge = CommitmentFactory(title="Curb exports")
    StatusUpdateFactory(commitment=pledge, status="in_progress", as_of="2024-01")
    CitationFactory(commitment=pledge, source=SourceFactory(title="Wire"), paragraph=5)
    listing = SanctionFactory(title="Listing", imposed="2020", issuer=ActorFactory(name="Freedonia"))
    step = SanctionStepFactory(sanction=listing, kind="lifted", happened_on="2023-11-20")
    exchange = bargain(a=[pledge], b=[step], agreed_at=MeetingFactory(title="Summit"), summary="One for the other.")
    CitationFactory(commitment=None, exchange=exchange, source=SourceFactory(title="Paper"), paragraph=7)
    page = read(client, ADDRESS)
    assert "Exchange 15 November 2023 1 source on the record · Summit 1 source on the record A bargain" in page
    assert "One for the other. 1 source on the record" in page
    assert "One side Curb exports Pledge · 15 November 2023 In progress Wire, paragraph 5" in page
    assert "From: Freedonia Listing Export-control listing · lifted 20 November 2023 by Freedonia" in page
    assert page.index("Who says that one was given for the other") < page.rindex("Paper")
    assert "In progress" not in read(client, f"{ADDRESS}?as_of=2023-12-01")


def test_a_passage_that_only_mentions_what_was_given_says_so_and_notes_stand_with_their_paragraph(
    client: Client,
) -> None:
    pledge, wire = CommitmentFactory(title="Curb exports"), SourceFactory(title="Wire")
    bargain(a=[pledge])
    CitationFactory(commitment=pledge, source=wire, paragraph=5, note="Both were there.")
    CitationFactory(commitment=pledge, source=wire, paragraph=7, stance="mentions", note="In passing.")
    CitationFactory(commitment=pledge, source=wire, paragraph=None, stance="disputes")
    assert re.search(
        r"Wire, paragraph 5 \([^)]*\) Both were there\. Paragraph 7 · mentions \([^)]*\) In passing\. "
        r"No paragraph · disputes \([^)]*\) The other side",
        read(client, ADDRESS),
    )


def test_what_is_no_promise_has_no_status(client: Client) -> None:
    bargain(a=[CommitmentFactory(kind="demand")])
    assert "Not counted as a promise" in read(client, ADDRESS)


def test_the_sides_are_called_by_who_gives(client: Client) -> None:
    sylvania, freedonia = ActorFactory(name="Sylvania"), ActorFactory(name="Freedonia")
    pledge, act = CommitmentFactory(title="Curb exports"), CommitmentFactory(kind="measure")
    PartyFactory(commitment=pledge, actor=sylvania, role="committed")
    PartyFactory(commitment=pledge, actor=freedonia, role="counterpart")
    PartyFactory(commitment=act, actor=ActorFactory(name="Secret land", **DRAFT), role="committed")
    listing = SanctionFactory(title="Listing", issuer=freedonia)
    bargain(a=[pledge], b=[listing, act])
    page = read(client, ADDRESS)
    assert "From: Sylvania Curb exports" in page
    assert "From: Freedonia Listing" in page
    assert "Secret land" not in page
    # Names that both sides have tell neither apart.
    PartyFactory(commitment=pledge, actor=freedonia, role="committed")
    PartyFactory(commitment=act, actor=sylvania, role="committed")
    page = read(client, ADDRESS)
    assert "From:" not in page
    assert page.index("One side Curb exports") < page.index("The other side Listing")


def test_what_was_only_sought_is_not_said_to_be_given(client: Client) -> None:
    sylvania, freedonia = ActorFactory(name="Sylvania"), ActorFactory(name="Freedonia")
    wish = CommitmentFactory(ref="wish", title="Relief", kind="statement")
    PartyFactory(commitment=wish, actor=sylvania, role="committed")
    PartyFactory(commitment=wish, actor=freedonia, role="counterpart")
    demand = CommitmentFactory(title="A crackdown", kind="demand")
    PartyFactory(commitment=demand, actor=freedonia, role="counterpart")
    PartyFactory(commitment=demand, actor=sylvania, role="addressee")
    exchange = bargain(a=[wish], b=[demand], agreed_on=None)
    page = read(client, ADDRESS)
    for said in ("Exchange sought", "Sought from: Freedonia Relief", "Sought from: Sylvania A crackdown"):
        assert said in page
    assert "This exchange was sought. No source here tells that it was agreed" in page
    assert "Sought; no source here tells that it was agreed." in read(client, "/exchanges/")
    page = read(client, "/commitments/wish/")
    assert "in exchange for" not in page
    assert "sought in return for A crackdown" in page
    # Once a day or a meeting is told, or both sides hold more than demands, it came about.
    exchange.agreed_on = "2024-01-05"
    exchange.save()
    assert "in exchange for A crackdown" in read(client, "/commitments/wish/")
    assert "sought" not in read(client, ADDRESS).lower()


def test_what_is_not_public_is_owned_to_but_not_named(client: Client) -> None:
    bargain(a=[CommitmentFactory(), CommitmentFactory(title="Secret", **DRAFT)], b=[SanctionFactory(**DRAFT)])
    page = read(client, ADDRESS)
    assert "And records that are not public yet The other side Records that are not public yet" in page
    assert "Secret" not in page


def test_a_draft_has_no_page(client: Client) -> None:
    bargain(**DRAFT)
    assert client.get(ADDRESS).status_code == 404
    assert "A bargain" not in read(client, "/exchanges/")


def test_the_list_has_the_latest_first_and_narrows_by_words(client: Client) -> None:
    ExchangeFactory(title="Earlier bargain", agreed_on="2019")
    ExchangeFactory(title="Later bargain", agreed_on="2023-11")
    page = read(client, "/exchanges/")
    assert page.index("November 2023 Later bargain") < page.index("2019 Earlier bargain")
    assert "Later bargain" not in read(client, "/exchanges/?q=earlier")
    assert "Earlier bargain" in client.get("/exchanges.csv").getvalue().decode()


def test_on_a_past_day_the_list_and_its_file_have_no_exchange_agreed_later(client: Client) -> None:
    ExchangeFactory(title="Earlier bargain", agreed_on="2019")
    ExchangeFactory(title="Later bargain", agreed_on="2023-11")
    ExchangeFactory(title="Undated bargain", agreed_on=None)
    page = read(client, "/exchanges/?as_of=2020-06-01")
    file = client.get("/exchanges.csv?as_of=2020-06-01").getvalue().decode()
    for text in (page, file):
        assert "Earlier bargain" in text
        assert "Undated bargain" in text
        assert "Later bargain" not in text
    assert "2 exchanges" in page


def test_the_page_says_that_it_was_not_yet_agreed_on_an_earlier_day(client: Client) -> None:
    bargain(agreed_on="2023-11-15")
    assert "Not yet agreed on 14 November 2023." in read(client, f"{ADDRESS}?as_of=2023-11-14")
    assert "Not yet agreed" not in read(client, f"{ADDRESS}?as_of=2023-11-15")


def test_an_exchange_without_a_day_is_never_said_to_be_not_yet_agreed(client: Client) -> None:
    bargain(agreed_on=None)
    assert "Not yet agreed" not in read(client, f"{ADDRESS}?as_of=2000-01-01")


def test_it_is_found_and_cited_like_other_records(client: Client) -> None:
    bargain(summary="Chemicals for a listing.")
    assert "A bargain" in read(client, "/search/?q=chemicals")
    assert "A bargain (exchange record)" in client.get(f"{ADDRESS}cite.txt").content.decode()


def test_the_dashboard_shows_on_past_days_what_was_known_then(client: Client) -> None:
    long_ago = {"published_at": "2024-01-01T12:00Z"}
    pledge, act = CommitmentFactory(title="Curb exports", **long_ago), CommitmentFactory(title="Open up", **long_ago)
    exchange = bargain(a=[], b=[SanctionFactory(title="Listing", **long_ago)], published_at="2024-02-20T12:00Z")
    exchange.items.update(recorded_at="2024-02-20T12:00Z")
    ExchangeItemFactory(exchange=exchange, commitment=pledge, recorded_at="2024-02-20T12:00Z")
    ExchangeItemFactory(exchange=exchange, commitment=act, recorded_at="2024-03-20T12:00Z")
    ConditionFactory(commitment=pledge, depends_on_sanction=None, words="If so", recorded_at="2024-03-20T12:00Z")
    shown = {day: section(client, f"known_on={day}") for day in ("2024-02-19", "2024-02-20", "2024-03-20")}
    assert "A bargain" not in shown["2024-02-19"]
    assert "A bargain no source Curb exports, 15 November 2023 in exchange for Listing" in shown["2024-02-20"]
    assert "Open up" not in shown["2024-02-20"]
    assert "on condition of" not in shown["2024-02-20"]
    assert "Open up" in shown["2024-03-20"]
    assert "on condition of If so Not known. no source" in shown["2024-03-20"]


def test_what_had_not_come_about_by_the_day_is_left_out(client: Client) -> None:
    pledge = CommitmentFactory(title="Curb exports", made_on="2023-11-15")
    bargain(a=[pledge], b=[SanctionFactory(title="Listing", imposed="2020", lifted="2023-11-20")])
    assert "A bargain" not in section(client, "as_of=2023-11-16")
    assert "Listing, lifted 20 November 2023" in section(client, "as_of=2023-11-20")


def section(client: Client, query: str) -> str:
    """What the dashboard says of exchanges; nothing where it has no such heading."""
    page = read(client, f"/?{query}")
    return page.rpartition("Given in exchange")[2] if "Given in exchange" in page else ""
