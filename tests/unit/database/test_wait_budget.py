"""The budget of a request, and the places in which its thread may wait."""

from collections.abc import Iterator
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.factories import TopicFactory, UserFactory
from tests.integration.admin.forms import address, shown
from tracker.database import wait_budget
from tracker.database.wait_budget import (
    Budget,
    NoWaitSlotError,
    WaitedTooLongError,
    WaitSlots,
    at_most,
    budget_in_force,
    current_budget,
    download_timeout_sql,
    long_request,
    waiting,
)
from tracker.models import Topic
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export
from tracker.vocabulary import Stage


@pytest.fixture(autouse=True)
def limits(settings: Settings) -> None:
    settings.DATABASE_SECONDS, settings.DATABASE_LONG_SECONDS, settings.DATABASE_WAITS = 2, 60, 3


@pytest.fixture
def fresh_connection(transactional_db: None) -> Iterator[None]:
    """The next question opens a connection."""
    connection.close()
    yield
    connection.close()


def shown_by_server(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        return str(cursor.fetchone()[0])


def test_a_command_has_no_budget() -> None:
    assert current_budget() is None
    assert download_timeout_sql() == ""


def test_those_who_write_leave_a_place_to_those_who_read() -> None:
    assert [Budget.for_request(writes=writes).places for writes in (False, True)] == [3, 2]


def test_a_long_request_has_more_time_and_leaves_a_place() -> None:
    allowed = Budget.for_request(writes=False)
    for _ in range(2):
        allowed.extend()
    assert (allowed.left, allowed.places) == (60 + wait_budget.GRACE, 2)


def test_a_used_up_budget_allows_no_wait() -> None:
    with pytest.raises(WaitedTooLongError), waiting(Budget(left=0, places=1)):
        pytest.fail("It waited.")


def test_each_wait_is_taken_from_the_budget_and_a_part_from_the_whole() -> None:
    whole = Budget(left=5, places=1)
    with budget_in_force(whole), at_most(1):
        part = current_budget()
        assert part is not None
        with waiting(part) as seconds:
            assert 0 < seconds <= 1
        part.left -= 0.75
    assert 4 < whole.left <= 4.25


def test_who_finds_all_places_held_in_vain_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wait_budget, "STUCK", 0.0)
    places, holding, done = WaitSlots(), Event(), Event()

    def hold() -> None:
        with places.taken(Budget(left=5, places=1)):
            holding.set()
            done.wait(5)

    holder = Thread(target=hold)
    holder.start()
    holding.wait(5)
    with pytest.raises(NoWaitSlotError), places.taken(Budget(left=5, places=1)):
        pytest.fail("There was a place.")
    with places.taken(Budget(left=5, places=2)), places.taken(Budget(left=5, places=1)):
        pass  # A second place is free, and who has one needs no other.
    done.set()
    holder.join()
    with places.taken(Budget(left=5, places=1)):
        pass


def test_a_place_that_is_given_back_is_had_by_who_waits_for_it() -> None:
    places, holding, done = WaitSlots(), Event(), Event()

    def hold() -> None:
        with places.taken(Budget(left=5, places=1)):
            holding.set()
            done.wait(0.05)

    Thread(target=hold).start()
    holding.wait(5)
    with places.taken(Budget(left=5, places=1)):
        pass


def test_connections_of_requests_have_limits_and_those_of_commands_none(fresh_connection: None) -> None:
    assert shown_by_server("statement_timeout") == shown_by_server("lock_timeout") == "0"
    assert shown_by_server("client_connection_check_interval") == "2s"
    assert shown_by_server("random_page_cost") == "1.1"
    connection.close()
    with budget_in_force(Budget.for_request(writes=False)):
        assert shown_by_server("statement_timeout") == "2s"
        assert shown_by_server("lock_timeout") == "10s"
        assert shown_by_server("client_connection_check_interval") == "2s"


def test_a_statement_ends_with_the_budget_and_the_next_has_a_connection(fresh_connection: None) -> None:
    begun = monotonic()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        with budget_in_force(Budget(left=0.05, places=1)), pytest.raises(OperationalError) as raised:
            cursor.execute("SELECT pg_sleep(20)")
    assert isinstance(raised.value.__cause__, WaitedTooLongError)
    assert monotonic() - begun < 10
    connection.close_if_unusable_or_obsolete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 2")
        assert cursor.fetchone() == (2,)


def test_rows_that_are_here_already_need_no_wait(fresh_connection: None) -> None:
    query = "COPY (SELECT generate_series(1, 1000)) TO STDOUT"
    with connection.cursor() as cursor, budget_in_force(Budget(left=5, places=1)), cursor.copy(query) as copy:
        assert len(list(copy.rows())) == 1000


def test_a_connection_is_left_by_a_form_as_it_was(client: Client, transactional_db: None) -> None:
    topic = TopicFactory.create(stage=Stage.DRAFT)
    client.force_login(UserFactory(group="Analyst"))
    page = address(Topic, "change", topic.pk)
    before = [shown_by_server(name) for name in ("lock_timeout", "statement_timeout")]
    assert client.post(page, shown(client, page) | {"name": "Another"}).status_code == 302
    assert [shown_by_server(name) for name in ("lock_timeout", "statement_timeout")] == before


def test_a_long_request_has_its_own_limit_and_gives_it_back(rf: RequestFactory, fresh_connection: None) -> None:
    said = []

    @long_request
    def view(admin: Any, request: HttpRequest) -> HttpResponse:
        said.append(shown_by_server("statement_timeout"))
        return HttpResponse()

    with budget_in_force(Budget.for_request(writes=True)):
        for request in (rf.post("/"), rf.get("/")):
            view(None, request)
            said.append(shown_by_server("statement_timeout"))
    assert said == ["1min", "2s", "2s", "2s"]


def test_a_long_request_whose_connection_broke_leaves_none(rf: RequestFactory, fresh_connection: None) -> None:
    @long_request
    def view(admin: Any, request: HttpRequest) -> None:
        connection.connection.close()

    with budget_in_force(Budget.for_request(writes=True)):
        view(None, rf.post("/"))
        connection.close_if_unusable_or_obsolete()
        connection.close()
        assert shown_by_server("statement_timeout") == "2s"


def test_a_download_has_the_time_of_a_long_request_and_leaves_the_connection_as_it_was(
    fresh_connection: None,
) -> None:
    TopicFactory.create()
    connection.close()
    allowed = Budget.for_request(writes=False)
    with budget_in_force(allowed):
        pieces = Export(RECORDS["topics"]()).csv()
        with CaptureQueriesContext(connection) as queries:
            assert b"".join(pieces).startswith(b"ref,")
        assert any("SET LOCAL statement_timeout = 60000" in query["sql"] for query in queries)
        assert shown_by_server("statement_timeout") == "2s"
    assert allowed.is_long
