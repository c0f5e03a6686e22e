"""Sessions end after hours without doing anything, and at the latest half a day after signing in."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import TopicFactory, UserFactory
from tests.integration.serving.test_sign_in_throttled import person, sign_in
from tracker.signing_in.session import BEGAN, PUT_OFF
from tracker.signing_in.site import IS_KEPT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

PAGE = "/admin/tracker/topic/"


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(timezone.now().replace(microsecond=0), tick=False) as clock:
        yield clock


@pytest.fixture
def analyst(clock: Any) -> Client:
    """Somebody who has just signed in."""
    person("analyst")
    client = Client()
    assert sign_in(client).status_code == 302
    return client


def is_signed_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


def test_two_hours_without_doing_anything_end_it(analyst: Client, clock: Any) -> None:
    clock.shift(timedelta(minutes=119))
    assert is_signed_in(analyst)
    clock.shift(timedelta(minutes=119))
    assert is_signed_in(analyst)
    clock.shift(timedelta(minutes=121))
    assert not is_signed_in(analyst)


def test_who_goes_on_working_is_signed_out_after_twelve_hours(analyst: Client, clock: Any) -> None:
    for _ in range(11):
        clock.shift(timedelta(hours=1))
        assert is_signed_in(analyst)
    clock.shift(timedelta(minutes=59))
    assert is_signed_in(analyst)
    clock.shift(timedelta(minutes=2))
    assert not is_signed_in(analyst)


def test_what_was_typed_outlives_the_idle_limit(analyst: Client, clock: Any) -> None:
    clock.shift(timedelta(hours=3))
    page = analyst.post(f"{PAGE}add/", {"ref": "fentanyl", "name": "Fentanyl", "description": ""})
    assert page.status_code == 403
    assert IS_KEPT in page.content.decode()


def test_it_is_put_off_by_a_write_once_in_ten_minutes(analyst: Client, clock: Any) -> None:
    writes = []
    for _ in range(4):
        clock.shift(timedelta(minutes=6))
        with CaptureQueriesContext(connection) as queries:
            analyst.get(PAGE)
        writes.append(sum("UPDATE" in query["sql"].split() for query in queries))
    # Once to see that it can be written, once more with the cookie.
    assert writes == [0, 2, 0, 2]


def test_a_database_that_takes_no_writes_keeps_nobody_from_reading(analyst: Client, clock: Any) -> None:
    clock.shift(timedelta(minutes=30))
    with connection.cursor() as cursor:
        # What waits for the end of the transaction is checked while that can be.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL transaction_read_only = on")
    answer = analyst.get(PAGE)
    assert answer.status_code == 200
    assert settings.SESSION_COOKIE_NAME not in answer.cookies


def test_the_cookie_lasts_as_long_as_the_session(analyst: Client, clock: Any) -> None:
    clock.shift(timedelta(minutes=30))
    cookie = analyst.get(PAGE).cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == settings.SESSION_COOKIE_AGE == 2 * 60 * 60
    for minutes in (95, 95, 95, 95, 95, 95, 100):
        clock.shift(timedelta(minutes=minutes))
        cookie = analyst.get(PAGE).cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == 20 * 60


def test_a_session_from_before_there_was_an_idle_limit_gets_one(clock: Any) -> None:
    client = Client()
    client.force_login(UserFactory(group="Analyst"))
    assert BEGAN not in client.session
    clock.shift(timedelta(minutes=30))
    assert is_signed_in(client)
    began = client.session[BEGAN]
    assert client.session[PUT_OFF] - began == 30 * 60
    clock.shift(timedelta(minutes=121))
    assert not is_signed_in(client)


def test_readers_cost_no_query_for_it_and_get_no_cookie(client: Client) -> None:
    TopicFactory(ref="trade")
    for page in ("/healthz", "/methodology/", "/topics/trade/"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(page)
        assert not answer.cookies
        assert not [query for query in queries if "django_session" in query["sql"]]


def test_signing_in_begins_a_session_under_a_new_key(analyst: Client) -> None:
    before = analyst.cookies[settings.SESSION_COOKIE_NAME].value
    analyst.post("/admin/logout/")
    assert not Session.objects.filter(pk=before).exists()
    analyst.cookies[settings.SESSION_COOKIE_NAME] = before
    sign_in(analyst)
    assert analyst.cookies[settings.SESSION_COOKIE_NAME].value != before
