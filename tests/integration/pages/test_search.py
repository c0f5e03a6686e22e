"""The search page, as a reader sees it."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.factories import ActorFactory, CommitmentFactory, MeetingFactory, TopicFactory
from tests.integration.reader import read

pytestmark = pytest.mark.django_db


def test_every_page_has_a_field_that_leads_to_the_search(client: Client) -> None:
    for address in ("/", "/actors/", "/methodology/", "/search/"):
        page = client.get(address).content.decode()
        assert re.search(r'<form class="masthead-search"\s+action="/search/"', page), address


def test_hits_show_what_they_are_with_the_words_marked(client: Client) -> None:
    CommitmentFactory(ref="curb", title="Curb precursors", summary="It will curb them.", made_on="2023-11")
    page = client.get("/search/?q=precursor").content.decode()
    assert '<a href="/commitments/curb/">Curb <mark>precursors</mark>' in page
    assert "1 record found Pledge November 2023 Curb precursors It will curb them" in read(
        client, "/search/?q=precursor"
    )


def test_hostile_text_stays_text(client: Client) -> None:
    ActorFactory(name="<script>alert(1)</script> & <mark>Acme</mark>", aliases=["\x02<b>\x03"], description="</mark>")
    page = client.get("/search/?q=acme").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;mark&gt;<mark>Acme</mark>&lt;/mark&gt;" in page
    assert "&lt;b&gt;" in page
    assert "<script>alert" not in client.get("/search/?q=%3Cscript%3Ealert").content.decode()


def test_facets_lead_to_as_many_hits_as_they_say(client: Client) -> None:
    TopicFactory.create_batch(3, name="Precursors")
    MeetingFactory.create_batch(2, title="On precursors")
    for address in ("/search/?q=precursors", "/search/?q=precursors&kind=meeting", "/search/?q=precusors"):
        page = client.get(address)
        chips = re.findall(r'href="([^"]*)">(\w+) <span class="num">(\d+)</span>', page.content.decode())
        assert [(label, count) for _, label, count in chips] == [("Meetings", "2"), ("Topics", "3")]
        for link, label, count in chips:
            if "kind=meeting" not in address or label != "Meetings":
                assert client.get(unescape(link)).context["found"].rows.paginator.count == int(count)


def test_mistyped_words_are_asked_back_and_what_was_meant_is_shown(client: Client) -> None:
    TopicFactory(name="Fentanyl precursors")
    page = read(client, "/search/?q=fentynal")
    assert "No record contains “fentynal”. Did you mean fentanyl ?" in page
    assert "1 record found Topic Fentanyl precursors" in page
    assert "No meetings among the results." in read(client, "/search/?q=fentynal&kind=meeting")


def test_each_reason_for_an_empty_page_is_said(client: Client) -> None:
    assert "Nothing has been published yet" in read(client, "/search/")
    TopicFactory(name="Precursors")
    assert "Topics 1" in read(client, "/search/")
    assert "No record contains “zzzz”, and no name is similar." in read(client, "/search/?q=zzzz")
    page = read(client, "/search/?q=precursors&kind=actor")
    assert "0 of 1 record found." in page
    assert "No actors among the results. Show the 1 record of other kinds" in page


@pytest.mark.parametrize(
    ("query", "said"), [("q=%00", "q=� was left out"), ("q=x&kind=draft", "kind=draft was left out. Write one of")]
)
def test_what_cannot_be_meant_is_left_out_and_said(client: Client, query: str, said: str) -> None:
    assert said in read(client, f"/search/?{query}", status=400)


def test_hits_are_paged_and_none_is_shown_twice(client: Client) -> None:
    TopicFactory.create_batch(45, name="Precursors")
    shown = [
        link
        for page in (1, 2, 3)
        for link in re.findall(
            r'href="(/topics/[^"]+)"', client.get(f"/search/?q=precursor&page={page}").content.decode()
        )
    ]
    assert len(shown) == len(set(shown)) == 45
    assert "Previous Page 3 of 3" in read(client, "/search/?q=precursor&page=9")
