"""The two days, on every record page and every list: read back, carried on, refused when they cannot be meant."""

import re
from html import unescape
from itertools import cycle
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import resolve, reverse

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    ExchangeFactory,
    IndicatorFactory,
    MeetingFactory,
    ObservationFactory,
    SanctionFactory,
    SourceFactory,
    TopicFactory,
)
from tests.integration.reader import read
from tracker.vocabulary import PartyRole

pytestmark = pytest.mark.django_db

RECORDS = ("commitment", "actor", "meeting", "sanction", "source", "topic", "indicator", "exchange")
LISTED: dict[str, Any] = {
    "actor": ActorFactory,
    "meeting": MeetingFactory,
    "sanction": SanctionFactory,
    "source": SourceFactory,
    "indicator": IndicatorFactory,
    "exchange": ExchangeFactory,
}
PAST = "as_of=2024-02-01&known_on=2024-03-01"
OF_RECORDS = re.compile(r"\w+_(detail|list)|dashboard|methodology")


@pytest.fixture
def pages() -> list[str]:
    """The address of every list and of one page of each record, all tied to each other and long public."""
    public, recorded = {"published_at": "2024-01-10T12:00Z"}, {"recorded_at": "2024-01-10T12:00Z"}
    actor, meeting, indicator = ActorFactory(**public), MeetingFactory(**public), IndicatorFactory(**public)
    commitment = CommitmentFactory(made_at=meeting, **public)
    topic = TopicFactory()
    commitment.topics.add(topic)
    commitment.parties.create(actor=actor, role=PartyRole.COMMITTED)
    sanction = SanctionFactory(issuer=actor, **public)
    source = SourceFactory(publisher=actor, **public)
    observation = ObservationFactory(indicator=indicator, **recorded)
    for cited in ({"commitment": commitment}, {"meeting": meeting}, {"actor": actor}, {"observation": observation}):
        CitationFactory(**{"commitment": None, "source": source, **recorded, **cited})
    exchange = ExchangeFactory(agreed_at=meeting, a=[commitment], b=[sanction], **public)
    exchange.items.update(**recorded)
    refs = [record.ref for record in (commitment, actor, meeting, sanction, source, topic, indicator, exchange)]
    details = [reverse(f"{name}_detail", args=[ref]) for name, ref in zip(RECORDS, refs, strict=True)]
    return ["/", "/methodology/", *(reverse(f"{name}_list") for name in RECORDS), *details]


def links_on(page: str) -> list[str]:
    """The addresses of public pages that the page leads to, but for the way back to today."""
    page = re.sub(r'<div class="banner past".*?</div>', "", page, flags=re.DOTALL)
    links = [unescape(link) for link in re.findall(r'href="(/(?!static/)[^"]*)"', page)]
    return [link for link in links if OF_RECORDS.fullmatch(resolve(urlsplit(link).path).url_name or "")]


def test_every_page_says_which_past_day_it_is_and_leads_back_to_today(client: Client, pages: list[str]) -> None:
    for address in pages:
        text = client.get(f"{address}?{PAST}&q=a").content.decode()
        banner = text[text.index('class="banner past"') :]
        banner = banner[: banner.index("</div>")]
        assert "1 February 2024" in banner, address
        assert "1 March 2024" in banner, address
        assert unescape(re.findall(r'href="([^"#]*)"', banner)[0]) == f"{address}?q=a", address
        assert "banner past" not in client.get(address).content.decode(), address


def test_the_days_are_kept_from_page_to_page(client: Client, pages: list[str]) -> None:
    past = {"as_of": ["2024-02-01"], "known_on": ["2024-03-01"]}
    for address in pages:
        links = links_on(client.get(f"{address}?{PAST}").content.decode())
        assert len(links) > 5, address
        forgetful = [link for link in links if not past.items() <= parse_qs(urlsplit(link).query).items()]
        assert forgetful == [], address


def test_a_day_that_cannot_be_meant_is_left_out_and_said(client: Client, pages: list[str]) -> None:
    wrong = [
        ("as_of=yesterday", "Write a date as year-month-day, such as"),
        ("as_of=2023-02-30", "There is no such date."),
        ("known_on=2999-01-01", "That date is in the future. Today is"),
    ]
    for address, (query, remedy) in zip(pages, cycle(wrong), strict=False):
        assert f"{query} was left out. {remedy}" in read(client, f"{address}?{query}", status=400), address


@pytest.mark.parametrize("day", ["0001-01-01", "0002-01-01", "0987-06-05"])
def test_any_day_of_the_calendar_can_be_asked_for(client: Client, pages: list[str], day: str) -> None:
    CommitmentFactory(made_on="")
    for address in pages:
        assert client.get(f"{address}?as_of={day}").status_code in (200, 404), address
        assert client.get(f"{address}?known_on={day}").status_code in (200, 404), address


def test_lists_hold_what_was_public_by_the_one_day_and_had_come_about_by_the_other(client: Client) -> None:
    for name, factory in LISTED.items():
        factory(ref="early", published_at="2024-01-10T12:00Z")
        factory(ref="late", published_at="2024-02-20T12:00Z")
        page = client.get(reverse(f"{name}_list"), {"known_on": "2024-02-19"}).content.decode()
        assert reverse(f"{name}_detail", args=["early"]) in page, name
        assert reverse(f"{name}_detail", args=["late"]) not in page, name
        assert reverse(f"{name}_detail", args=["late"]) in client.get(reverse(f"{name}_list")).content.decode(), name
    MeetingFactory(ref="to-come", held="2024-03")
    SourceFactory(ref="to-come", published="2024-03-01")
    for name in ("meeting", "source"):
        address, list_ = reverse(f"{name}_detail", args=["to-come"]), reverse(f"{name}_list")
        assert address not in client.get(list_, {"as_of": "2024-02-29"}).content.decode()
        assert address in client.get(list_, {"as_of": "2024-03-01"}).content.decode()


def test_page_of_a_record_says_that_it_was_not_public_on_the_day(client: Client) -> None:
    for name, factory in LISTED.items():
        factory(ref="late", published_at="2024-02-20T12:00Z")
        page = reverse(f"{name}_detail", args=["late"])
        assert "This record was not public on 19 February 2024" in read(client, f"{page}?known_on=2024-02-19"), name
        assert "not public" not in read(client, f"{page}?known_on=2024-02-20"), name


def test_figures_and_passages_that_came_in_later_are_left_out(client: Client) -> None:
    indicator, source = IndicatorFactory(ref="deaths"), SourceFactory(ref="article")
    observation = ObservationFactory(ref="first", indicator=indicator, period="2023", recorded_at="2024-02-20T12:00Z")
    CitationFactory(
        commitment=None, observation=observation, source=source, paragraph=7, recorded_at="2024-02-20T12:00Z"
    )
    for page, words in (("/indicators/deaths/", 'id="first"'), ("/sources/article/", "Paragraph 7")):
        assert words not in client.get(page, {"known_on": "2024-02-19"}).content.decode()
        assert words in client.get(page, {"known_on": "2024-02-20"}).content.decode()
    assert 'id="first"' not in client.get("/indicators/deaths/", {"as_of": "2022-12-31"}).content.decode()


def test_page_of_a_meeting_says_that_it_was_not_yet_held_on_an_earlier_day(client: Client) -> None:
    MeetingFactory(ref="summit", held="2023-11-15")
    MeetingFactory(ref="undated", held=None)
    assert "Not yet held on 14 November 2023." in read(client, "/meetings/summit/?as_of=2023-11-14")
    assert "Not yet held" not in read(client, "/meetings/summit/?as_of=2023-11-15")
    assert "Not yet held" not in read(client, "/meetings/undated/?as_of=2000-01-01")
