"""A reader's copy of a public page is asked for again by its tag, and made again only when it would be another."""

from functools import partial
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.template.backends.django import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import CommitmentFactory, StatusUpdateFactory, UserFactory
from tests.integration.test_role_matrix import PUBLIC, address, factory_of

pytestmark = pytest.mark.django_db

# Pages that say how the machine fares.
NEVER_KEPT = {"healthz", "readyz", "robots.txt", "favicon.ico", "corrections/", "corrections/<slug:ref>/"}


def again(client: Client, path: str, tag: str) -> Any:
    """The answer to a reader who holds a copy with that tag."""
    return client.get(path, headers={"If-None-Match": tag})


def test_every_public_page_is_not_sent_again_at_the_cost_of_one_query(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Template, "render", lambda *_, **__: "")
    records = {
        name: factory_of(name)()
        for name in (
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
        )
    }
    for path in (address(route, records) for route in PUBLIC if route not in NEVER_KEPT):
        first = client.get(path)
        assert (path, first.status_code) == (path, 200)
        with CaptureQueriesContext(connection) as queries:
            second = again(client, path, first["ETag"])
        assert (path, second.status_code, second.content, len(queries)) == (path, 304, b"", 1)
        for response in (first, second):
            assert response["Vary"] == "Cookie"
            assert response["Cache-Control"] == "no-cache"
            assert "Last-Modified" in response
            assert response["ETag"] == first["ETag"]
            assert not response.cookies


def test_rules_of_the_copy_are_left_as_they_are(client: Client) -> None:
    commitment = CommitmentFactory()
    for path in ("/", f"/embed/commitments/{commitment.ref}/"):
        answer = again(client, path, client.get(path)["ETag"])
        assert answer.status_code == 304
        assert not {"Content-Security-Policy", "X-Frame-Options"} & set(answer.headers)


def test_any_change_makes_the_page_again(client: Client) -> None:
    commitment = CommitmentFactory(title="First words")
    tag = client.get("/commitments/")["ETag"]
    type(commitment).objects.filter(pk=commitment.pk).update(title="Second words")
    response = again(client, "/commitments/", tag)
    assert response.status_code == 200
    assert response["ETag"] != tag
    assert "Second words" in response.content.decode()


def test_retraction_makes_the_page_again(client: Client) -> None:
    update = StatusUpdateFactory()
    tag = client.get("/")["ETag"]
    update.refresh_from_db()
    update.retract("It was another country.")
    assert again(client, "/", tag).status_code == 200


def test_another_day_makes_the_page_again_and_tells_its_first_moment(client: Client) -> None:
    with time_machine.travel("2030-03-01 10:00:00Z", tick=False):
        first = client.get("/")
        assert first["Last-Modified"] == "Fri, 01 Mar 2030 00:00:00 GMT"
        assert again(client, "/", first["ETag"]).status_code == 304
    with time_machine.travel("2030-03-02 00:00:01Z", tick=False):
        assert again(client, "/", first["ETag"]).status_code == 200


def test_each_view_of_a_page_has_a_tag_of_its_own(client: Client) -> None:
    tags = [client.get(path)["ETag"] for path in ("/", "/?kind=pledge", "/?as_of=2024-01-01", "/commitments/")]
    assert len(set(tags)) == 4


def test_a_newer_version_of_the_site_makes_the_page_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = client.get("/")["ETag"]
    monkeypatch.setattr("config.revalidation.code_version", lambda: "newer")
    assert again(client, "/", tag).status_code == 200


def test_a_moment_without_a_tag_is_too_coarse_to_go_by(client: Client) -> None:
    moment = client.get("/")["Last-Modified"]
    assert client.get("/", headers={"If-Modified-Since": moment}).status_code == 200


def test_who_is_signed_in_gets_the_page_as_it_is_and_no_tag(client: Client) -> None:
    tag = client.get("/")["ETag"]
    client.force_login(UserFactory())
    response = again(client, "/", tag)
    assert response.status_code == 200
    assert "ETag" not in response
    assert "Last-Modified" not in response
    assert "Cookie" in response["Vary"]


@pytest.mark.parametrize("path", ["/?as_of=banana", "/commitments/no-such/", "/nowhere/", "/admin/login/", "/healthz"])
def test_what_is_wrong_missing_or_private_has_no_tag(client: Client, path: str) -> None:
    assert "ETag" not in client.get(path)


def test_page_is_not_asked_for_by_a_form(client: Client) -> None:
    send = partial(client.post, "/", headers={"If-None-Match": "*"})
    assert send().status_code == 405


@pytest.mark.parametrize("condition", ["*", " * "])
def test_any_copy_at_all_is_no_condition(client: Client, condition: str) -> None:
    assert again(client, "/commitments/no-such/", condition).status_code == 404
    assert again(client, "/", condition).status_code == 200
