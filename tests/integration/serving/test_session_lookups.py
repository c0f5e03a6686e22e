"""Who is signed in is looked up for those pages alone that need to know it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import TopicFactory, UserFactory
from tests.integration.test_role_matrix import PUBLIC, address, factory_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

NOTHING_ASKED = ("/healthz", "/robots.txt", "/favicon.ico", "/static/tracker/base.css", "/nowhere/", "/nowhere.txt")
# Who may add a status update finds the way to do so there.
OFFERS_TO_ADD = "commitments/<slug:ref>/"


@pytest.fixture(params=["current", "stale"])
def visitor(request: pytest.FixtureRequest, client: Client) -> Client:
    """Somebody whose browser brings a session, which may have ended."""
    client.force_login(UserFactory(group="Viewer"))
    if request.param == "stale":
        client.session.flush()
    return client


def queries(client: Client, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as caught:
        client.get(path).close()
    return [query["sql"] for query in caught.captured_queries]


@pytest.mark.parametrize("path", NOTHING_ASKED)
def test_nothing_is_asked_for_what_hangs_on_no_record(visitor: Client, path: str) -> None:
    assert queries(visitor, path) == []


def test_no_public_page_looks_up_who_reads_it(visitor: Client) -> None:
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
            "correction",
        )
    }
    for route in set(PUBLIC) - {OFFERS_TO_ADD}:
        path = address(route, records)
        asked = [sql for sql in queries(visitor, path) if "django_session" in sql or '"auth_user"."password"' in sql]
        assert (path, asked) == (path, [])


def test_the_way_into_the_admin_is_named_after_what_waits_there(client: Client) -> None:
    TopicFactory()
    assert "Sign in" in client.get("/topics/").content.decode()
    client.force_login(UserFactory(group="Viewer"))
    assert "Sign in" not in client.get("/topics/").content.decode()
