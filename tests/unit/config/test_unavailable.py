"""Who is answered with a page, and every address while the database is gone."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from config.unavailable import wants_page, with_first_piece
from tests.factories import UserFactory
from tests.integration.test_role_matrix import PUBLIC, address, factory_of
from tracker.database.wait_budget import Budget, current_budget

# What hangs on no record.
WITHOUT_DATABASE = {"healthz", "robots.txt", "favicon.ico", "follow/", "methodology/"}


@contextmanager
def no_database() -> Iterator[None]:
    """Every question to the database fails as it does when the connection is lost."""

    def lost(*call: object) -> None:
        raise OperationalError from psycopg.OperationalError("the connection is lost")

    with connection.execute_wrapper(lost):
        yield


@pytest.mark.parametrize(
    ("path", "accepted", "expected"),
    [
        ("/", "text/html,application/xhtml+xml,*/*;q=0.8", True),
        ("/", "*/*", True),
        ("/", "", True),
        ("/commitments.csv", "text/html,*/*", False),
        ("/commitments/a.b/", "text/html", True),
        ("/admin/autocomplete/", "application/json, text/javascript, */*; q=0.01", False),
    ],
)
def test_who_is_answered_with_a_page(rf: RequestFactory, path: str, accepted: str, expected: bool) -> None:
    assert wants_page(rf.get(path, headers={"Accept": accepted})) is expected


@pytest.mark.django_db
def test_every_public_address_says_that_the_database_is_gone() -> None:
    client = Client(raise_request_exception=False, headers={"Accept": "text/html,*/*"})
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
    answered = set()
    with no_database():
        for route in PUBLIC:
            path = address(route, records)
            response = client.get(path)
            if response.status_code != 503:
                answered.add(route)
                continue
            kind = "text/plain" if "." in path.rsplit("/", 1)[-1] or route == "readyz" else "text/html"
            assert response["Content-Type"].startswith(kind), path
            assert "Retry-After" in response or route == "readyz", path
            assert "Permissions-Policy" in response, path
            assert "Content-Security-Policy" in response, path
            assert ("X-Frame-Options" in response) is not path.startswith("/embed/"), path
    assert answered <= WITHOUT_DATABASE | {"corrections/"}
    assert WITHOUT_DATABASE & answered >= {"healthz", "robots.txt", "favicon.ico"}


@pytest.mark.django_db
@pytest.mark.usefixtures("sessions_in_database")
def test_the_admin_says_so_before_it_knows_who_asks(client: Client) -> None:
    client.force_login(UserFactory(group="Administrator"))
    client.raise_request_exception = False
    with no_database():
        for path in ("/admin/", "/admin/tracker/topic/", "/admin/auth/user/"):
            response = client.get(path)
            assert (response.status_code, "is not responding" in response.content.decode()) == (503, True), path


@pytest.mark.django_db
@pytest.mark.usefixtures("sessions_in_database")
def test_no_trace_of_it_is_logged_but_one_line(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.force_login(UserFactory(group="Administrator"))
    client.raise_request_exception = False
    with no_database():
        client.post("/admin/tracker/topic/add/", {"name": "Precursors"})
    own = [record for record in caplog.records if record.name == "config.unavailable"]
    assert [(vars(record)["reason"], record.exc_info) for record in own] == [("unreachable", None)]


@pytest.mark.django_db
def test_other_errors_stay_errors(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*call: object) -> None:
        raise ValueError("ours")

    client.raise_request_exception = False
    with connection.execute_wrapper(broken):
        assert client.get("/commitments/").status_code == 500


def test_pieces_sent_later_are_made_within_the_budget() -> None:
    budgets: list[Budget | None] = []

    def pieces() -> Iterator[bytes]:
        for piece in (b"a", b"b"):
            budgets.append(current_budget())
            yield piece

    allowed = Budget(left=1, places=1)
    response = with_first_piece(StreamingHttpResponse(pieces()), allowed)
    assert b"".join(response) == b"ab"
    assert budgets == [None, allowed]
    assert current_budget() is None
    assert b"".join(with_first_piece(StreamingHttpResponse([]), allowed)) == b""
    assert isinstance(response, HttpResponse) is False
