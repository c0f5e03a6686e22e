"""Addresses of public pages: unknown ones, methods, and headers."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import CommitmentFactory

pytestmark = pytest.mark.django_db

RECORDS = ["commitment", "actor", "meeting", "sanction", "source", "topic", "indicator", "exchange"]


@pytest.mark.parametrize("record", RECORDS)
def test_unknown_ref_is_not_found_in_readable_words(client: Client, record: str) -> None:
    response = client.get(reverse(f"{record}_detail", args=["no-such"]))
    assert response.status_code == 404
    assert f"There is no published {record} “no-such”." in response.content.decode()


@pytest.mark.parametrize("record", RECORDS)
def test_pages_only_read(client: Client, record: str) -> None:
    assert client.post(reverse(f"{record}_list")).status_code == 405
    assert client.post(reverse(f"{record}_detail", args=["any"])).status_code == 405


def test_day_that_is_none_is_left_out_and_said(client: Client) -> None:
    CommitmentFactory(ref="pledge", title="Curb exports")
    response = client.get("/commitments/pledge/?as_of=2023-02-30")
    assert response.status_code == 400
    page = response.content.decode()
    assert "as_of=2023-02-30 was left out. There is no such date." in page
    assert "Curb exports" in page


@pytest.mark.parametrize("address", ["/methodology/", "/commitments/", "/commitments/pledge/"])
def test_pages_hold_nothing_inline(client: Client, address: str) -> None:
    CommitmentFactory(ref="pledge")
    page = client.get(address).content.decode()
    for inline in ["<style", "style=", "<script", "onclick", "javascript:"]:
        assert inline not in page


def test_methodology_explains_every_status_and_grade(client: Client) -> None:
    page = client.get("/methodology/").content.decode()
    for words in [
        "Promise Kept",
        "No Evidence Available",
        "Peace Accords Matrix",
        "usually reliable",
        "probably true",
    ]:
        assert words in page
