"""The sitemap: every public page and nothing else, in parts that do not grow."""

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from tests.factories import ActorFactory, CommitmentFactory, MeetingFactory, TopicFactory
from tracker.feeds import sitemap
from tracker.models import Commitment

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
NAMES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    found = [each.text or "" for each in fromstring(response.content).iter(f"{NAMES}loc")]
    assert all(address.startswith(f"{HOST}/") for address in found)
    return [address.removeprefix(HOST) for address in found]


def every_address(client: Client) -> list[str]:
    return [address for part in addresses(client, "/sitemap.xml") for address in addresses(client, part)]


def test_every_public_page_is_in_one_part_and_no_draft(client: Client) -> None:
    CommitmentFactory(ref="pledge")
    CommitmentFactory(ref="secret", stage="draft")
    ActorFactory(ref="state")
    MeetingFactory(ref="talks", stage="in_review")
    TopicFactory(ref="trade")
    found = every_address(client)
    assert len(found) == len(set(found))
    assert {"/", "/commitments/", "/commitments/pledge/", "/actors/state/", "/topics/trade/", "/changes/"} < set(found)
    assert not {"/commitments/secret/", "/meetings/talks/"} & set(found)
    for address in found:
        assert client.get(address).status_code == 200


def test_every_kind_of_record_with_a_page_has_parts() -> None:
    names = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}
    with_pages = {name.removesuffix("_detail") for name in names if name.endswith("_detail")}
    assert {f"{name}s" for name in with_pages} == set(sitemap.KIND_OF_PART)


def test_parts_are_ranges_of_keys_and_empty_ones_are_left_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "ADDRESSES_A_PART", 2)
    made = CommitmentFactory.create_batch(5)
    Commitment.objects.filter(pk__in=[each.pk for each in made[1:4]]).delete()
    parts = [part for part in addresses(client, "/sitemap.xml") if "commitments" in part]
    assert parts == [f"/sitemap-commitments-{each.pk // 2}.xml" for each in (made[0], made[4])]
    assert [addresses(client, part) for part in parts] == [
        [f"/commitments/{made[0].ref}/"],
        [f"/commitments/{made[4].ref}/"],
    ]
    assert client.get(f"/sitemap-commitments-{made[2].pk // 2}.xml").status_code == 404
    assert client.get(f"/sitemap-commitments-{9**40}.xml").status_code == 404


def test_a_part_takes_one_query_however_many_are_in_it(client: Client) -> None:
    key = CommitmentFactory().pk
    numbers = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/sitemap-commitments-{key // sitemap.ADDRESSES_A_PART}.xml")
        numbers.append(len(queries))
        CommitmentFactory.create_batch(3)
    # The state of the records, and these.
    assert numbers == [2, 2]
