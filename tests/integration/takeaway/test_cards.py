"""Cards to embed, the HTML that embeds them, and what other sites are told of a link."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.factories import CommitmentFactory, PartyFactory, StatusUpdateFactory
from tests.integration.test_role_matrix import PUBLIC, address, factory_of
from tracker.vocabulary import Axis, Stage, Status

pytestmark = pytest.mark.django_db

FRAMABLE = {"embed/", "embed/commitments/<slug:ref>/"}


def test_cards_alone_may_stand_in_a_frame(client: Client) -> None:
    kinds = (
        "commitment",
        "actor",
        "meeting",
        "sanction",
        "source",
        "topic",
        "indicator",
        "exchange",
        "collection",
        "programme",
        "collection",
        "correction",
    )
    records = {name: factory_of(name)() for name in kinds}
    for route in PUBLIC:
        response = client.get(address(route, records))
        ancestors = re.findall(r"frame-ancestors ([^;]*)", response["Content-Security-Policy"])
        if route in FRAMABLE:
            assert (route, ancestors, response.get("X-Frame-Options")) == (route, ["*"], None)
            assert "default-src 'self'" in response["Content-Security-Policy"]
            assert not response.cookies
        else:
            assert (route, ancestors, response["X-Frame-Options"]) == (route, ["'none'"], "DENY")


def test_card_says_where_the_commitment_stood_on_the_day_and_leads_to_it(client: Client) -> None:
    commitment = PartyFactory(actor__name="China", commitment__ref="pledge", commitment__title="To share").commitment
    StatusUpdateFactory(commitment=commitment, status=Status.STALLED, as_of="2023-12")
    StatusUpdateFactory(commitment=commitment, axis=Axis.OFFICIAL, status=Status.FULFILLED, as_of="2023-12")
    html = client.get("/embed/commitments/pledge/?as_of=2024-01-01").content.decode()
    assert "<script" not in html
    words = " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") :]).split())
    assert "Pledge, China" in words
    assert "To share Stalled Claimed by a party: fulfilled." in words
    assert "As of 1 January 2024 , latest evidence December 2023" in words
    (link,) = re.findall(r"<a ([^>]*)>", html)
    assert link.split() == ['href="/commitments/pledge/?as_of=2024-01-01"', 'target="_blank"', 'rel="noopener"']


def test_card_of_what_is_not_public_says_so_within_the_frame(client: Client) -> None:
    CommitmentFactory(ref="hidden", stage=Stage.DRAFT, title="Secret")
    for ref in ("hidden", "no-such"):
        response = client.get(f"/embed/commitments/{ref}/")
        assert response.status_code == 404
        assert "frame-ancestors *" in response["Content-Security-Policy"]
        assert f"There is no published commitment “{ref}”" in response.content.decode()
        assert "Secret" not in response.content.decode()


@pytest.mark.parametrize(
    ("path", "embed"),
    [
        ("/commitments/pledge/", "/embed/commitments/pledge/"),
        ("/commitments/pledge/?as_of=2024-01-01", "/embed/commitments/pledge/?as_of=2024-01-01"),
        ("/follow/", "/embed/"),
        ("/follow/?actor=china&kind=pledge", "/embed/?actor=china&kind=pledge"),
    ],
)
def test_html_to_copy_is_text_that_makes_a_frame_with_the_card(client: Client, path: str, embed: str) -> None:
    PartyFactory(
        actor__ref="china",
        commitment__ref="pledge",
        commitment__title='"><script>x</script>',
        commitment__made_on="2023",
    )
    html = client.get(path).content.decode()
    (shown,) = re.findall(r'class="snippet".*?<code>(.*?)</code>', html, re.DOTALL)
    assert "<" not in shown
    copied = unescape(shown)
    assert copied.startswith("<iframe ")
    assert copied.endswith("></iframe>")
    assert "<script" not in copied
    (source,) = re.findall(r'src="([^"]*)"', copied)
    assert unescape(source) == f"http://testserver{embed}"
    assert client.get(unescape(source)).status_code == 200


def test_follow_page_leads_to_the_view_it_speaks_of(client: Client) -> None:
    PartyFactory(actor__ref="china", actor__name="China")
    html = unescape(client.get("/follow/?actor=china").content.decode())
    for path in ("commitments.atom", "commitments.ics"):
        assert f'href="/{path}?actor=china"' in html
        assert f"http://testserver/{path}?actor=china<" in html
    assert client.get("/follow/?actor=nobody").status_code == 400


def test_link_is_told_of_by_title_and_picture(client: Client) -> None:
    CommitmentFactory(ref="pledge", title='To share "all" data', summary="Data on parcels.", made_on="2023")
    html = client.get("/commitments/pledge/?as_of=2024-01-01").content.decode()
    told = dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):\w+)" content="([^"]*)"', html))
    assert told == {
        "og:site_name": "Followthrough",
        "og:title": "To share &quot;all&quot; data",
        "og:description": "Data on parcels.",
        "og:image": "http://testserver/cards/commitments/pledge.png?as_of=2024-01-01",
        "twitter:card": "summary_large_image",
    }
    assert client.get(told["og:image"]).status_code == 200
    dashboard = client.get("/?kind=pledge").content.decode()
    assert 'content="http://testserver/cards/dashboard.png?kind=pledge"' in dashboard


def test_every_page_for_people_has_a_title_for_links(client: Client) -> None:
    kinds = (
        "commitment",
        "actor",
        "meeting",
        "sanction",
        "source",
        "topic",
        "indicator",
        "exchange",
        "collection",
        "programme",
        "collection",
        "correction",
    )
    records = {name: factory_of(name)() for name in kinds}
    for route in PUBLIC:
        response: Any = client.get(address(route, records))
        html = response.getvalue()
        if b'class="masthead"' in html:
            assert (route, b'<meta property="og:title" content="' in html) == (route, True)
