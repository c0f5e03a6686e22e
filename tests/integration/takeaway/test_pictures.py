"""The charts as files: whole in themselves, whatever the records say."""

import re
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from tests.factories import CommitmentFactory, MeetingFactory, SanctionFactory, StatusUpdateFactory
from tracker.vocabulary import Status

pytestmark = pytest.mark.django_db

CHARTS = ("shares", "timeline", "months")
HOSTILE = '<script>alert(1)</script> & "quoted" ]]> \x0b\ufffe {{ x }} 芬太尼'


def picture(client: Client, name: str, query: str = "") -> Element:
    """The chart, read as XML without entities."""
    response: Any = client.get(f"/charts/{name}.svg?{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert re.fullmatch(
        rf'attachment; filename="followthrough-{name}-\d{{4}}-\d\d-\d\d\.svg"', response["Content-Disposition"]
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    root: Element = fromstring(response.content)
    return root


def words(root: Element) -> str:
    return " ".join(" ".join(root.itertext()).split())


def tags(root: Element) -> set[str]:
    return {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in root.iter()}


def assert_says_what_it_shows_and_where_it_is_from(said: str) -> None:
    assert "14 commitments tracked, 5 fulfilled (actor: China). As of 15 February 2024, as published by" in said
    assert "Source: Followthrough, http://testserver/?actor=china&as_of=2024-02-15&known_on=" in said
    assert "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/" in said
    assert "Fulfilled" in said


def assert_holds_nothing_that_runs_or_is_fetched(root: Element) -> None:
    assert tags(root).isdisjoint({"script", "a", "image", "foreignObject", "iframe", "link"})
    ids = {element.get("id") for element in root.iter()}
    for element in root.iter():
        for attribute, value in element.attrib.items():
            assert not attribute.lower().startswith("on")
            if attribute.endswith("href"):
                assert value.startswith("#")
                assert value[1:] in ids
            if value.startswith("url("):
                assert value[5:-1] in ids


@pytest.mark.parametrize("name", CHARTS)
def test_whatever_titles_hold_it_stays_well_formed_and_text(client: Client, name: str) -> None:
    pledge = CommitmentFactory(title=f"{HOSTILE} {'x' * 200}", made_on="2023")
    StatusUpdateFactory(commitment=pledge, status=Status.BROKEN, as_of="2024")
    MeetingFactory(title=HOSTILE, held="2023-05")
    SanctionFactory(title=HOSTILE, imposed="2022", lifted="2023")
    root = picture(client, name)
    assert "script" not in tags(root)
    if name == "timeline":
        assert '<script>alert(1)</script> & "quoted"' in words(root)


@pytest.mark.parametrize("name", CHARTS)
def test_picture_of_a_view_in_which_nothing_matches_says_so(client: Client, name: str) -> None:
    assert "0 commitments tracked, 0 fulfilled" in words(picture(client, name))


def test_an_address_that_cannot_be_meant_gets_no_picture(client: Client) -> None:
    response = client.get("/charts/shares.svg?status=kept")
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "status=kept was left out" in response.content.decode()
    assert client.get("/charts/pie.svg").status_code == 404


@pytest.mark.usefixtures("first_dataset")
def test_pictures_of_the_first_dataset_stand_alone(client: Client) -> None:
    for name in CHARTS:
        root = picture(client, name, "as_of=2024-02-15&actor=china")
        assert_says_what_it_shows_and_where_it_is_from(words(root))
        assert_holds_nothing_that_runs_or_is_fetched(root)
