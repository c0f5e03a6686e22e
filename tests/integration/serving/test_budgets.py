"""An answer that would read or send more than one may is ended, whatever it is, and the log says what was too much."""

import logging
import re
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from psycopg import errors
from pytest_django import Settings

from tests.factories import CitationFactory, CommitmentFactory, StatusUpdateFactory, TopicFactory, UserFactory
from tracker.database import work
from tracker.page_cache import answer_size
from tracker.page_cache.store import Store, folder_of

pytestmark = pytest.mark.django_db

PAGES = ("/", "/commitments/", "/changes/", "/cite/", "/embed/", "/search/?q=pledge", "/commitments/one/")
FILES = (
    "/commitments.atom",
    "/commitments.ics",
    "/charts/timeline.svg",
    "/cards/dashboard.png",
    "/figures.json",
    "/actors.xlsx",
)


@pytest.fixture(autouse=True)
def _records(settings: Settings, tmp_path: Any) -> Any:
    settings.PAGE_CACHE_MEGABYTES = 4
    settings.PAGE_CACHE_FOLDER = tmp_path
    folder_of.cache_clear()
    update = StatusUpdateFactory(commitment__ref="one")
    CitationFactory(commitment=None, status_update=update)
    CommitmentFactory.create_batch(2, due="2026-03-04")
    yield
    folder_of.cache_clear()


def refused(client: Client, address: str, caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    """What the log says of a refusal, which is one line."""
    with caplog.at_level(logging.WARNING):
        caplog.clear()
        response = client.get(address)
    assert (response.status_code, response["Retry-After"]) == (503, "60"), address
    assert response["Cache-Control"].startswith("max-age=0, no-cache")
    assert "ETag" not in response.headers
    said = "This is more than one answer can hold"
    kind = "text/html" if address in PAGES or address.startswith("/admin/") else "text/plain"
    assert response["Content-Type"].startswith(kind)
    assert said in response.content.decode()
    (line,) = caplog.records
    assert (line.name, line.getMessage()) == ("config.unavailable", "more than one answer may")
    return vars(line)


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_one_that_reads_too_many_rows_is_ended(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(work, "MOST_ROWS", 1)
    said = refused(client, address, caplog)
    assert (said["reason"], said["rows"]) == ("large", said["rows_read"])
    assert said["rows"] > 1
    assert said["route"].startswith("/")
    assert "tracker_" in said.get("largest_query", said["longest_query"])
    # One of several SELECTs begins with a bracket.
    assert said["longest_query"].lstrip("(").startswith(("SELECT", "WITH"))


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_one_that_would_send_too_many_bytes_is_ended_and_not_kept(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for most in ("MOST_OF_A_PAGE", "MOST_OF_A_FILE"):
        monkeypatch.setattr(answer_size, most, 100)
    said = refused(client, address, caplog)
    assert said["bytes"] > 100
    assert said["longest_query"]
    assert not list(Store.of_site().folder.glob("*.page"))
    monkeypatch.undo()
    assert client.get(address).status_code == 200


def test_the_bounds_are_those_that_the_docs_name() -> None:
    assert work.MOST_ROWS == 20_000
    assert (answer_size.MOST_OF_A_PAGE, answer_size.MOST_OF_A_FILE) == (2 << 20, 32 << 20)


def test_the_admin_s_pages_have_a_bound_of_rows_and_hold_what_somebody_typed(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(UserFactory(is_superuser=True))
    monkeypatch.setattr(answer_size, "MOST_OF_A_PAGE", 100)
    TopicFactory.create_batch(5)
    assert client.get("/admin/tracker/topic/").status_code == 200
    monkeypatch.setattr(work, "MOST_ROWS", 8)
    assert refused(client, "/admin/tracker/topic/", caplog)["route"].startswith("/admin/")


@pytest.mark.parametrize("address", ["/commitments.csv", "/commitments.json", "/dashboard.csv"])
def test_what_is_streamed_has_no_bound_but_its_own(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for most in ("MOST_OF_A_PAGE", "MOST_OF_A_FILE"):
        monkeypatch.setattr(answer_size, most, 100)
    answer: Any = client.get(address)
    assert answer.status_code == 200
    assert len(b"".join(answer.streaming_content)) > 100


def test_a_statement_that_is_ended_by_the_server_is_named_in_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    def ended(execute: Any, sql: str, *given: Any) -> Any:
        execute(sql, *given)
        if 'FROM "tracker_statusupdate" ' in sql:
            raise OperationalError from errors.QueryCanceled("canceling statement due to statement timeout")

    with caplog.at_level(logging.WARNING), connection.execute_wrapper(ended):
        assert client.get("/commitments/one/").status_code == 503
    (line,) = caplog.records
    said = vars(line)
    assert (said["reason"], said["code"]) == ("slow", "57014")
    assert said["route"] == "/commitments/<slug:ref>/"
    assert re.search(r"\btracker_\w+", said["longest_query"])
