"""Attempts at a password are counted where every process sees them, and each waits longer than the one before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from tests.factories import SignInThrottleFactory
from tests.processes import Child
from tracker.models import SignInThrottle
from tracker.models.throttling.sign_in_throttle import FORGOTTEN_AFTER, MOST_COUNTED, Limit

NOW = datetime(2024, 1, 30, 12, tzinfo=UTC)
KEYS = [("account", Limit(2)), ("address", Limit(4))]

pytestmark = pytest.mark.django_db


def attempt(*, at: datetime = NOW, account: str = "account") -> datetime | None:
    return SignInThrottle.objects.register_attempt([(account, Limit(2)), ("address", Limit(4))], at)


def counted() -> dict[str, int]:
    return dict(SignInThrottle.objects.values_list("digest", "attempts"))


def test_waits_double_from_half_a_minute_to_an_hour_and_stay_there() -> None:
    waits = [Limit(2).wait_after(attempts).total_seconds() for attempts in range(12)]
    assert waits == [0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    assert Limit(2).wait_after(MOST_COUNTED) == timedelta(hours=1)


def test_after_the_free_ones_an_attempt_waits_and_is_not_counted_while_it_does() -> None:
    assert [attempt(), attempt()] == [None, None]
    assert attempt() == NOW + timedelta(seconds=30)
    assert counted() == {"account": 2, "address": 2}
    assert attempt(at=NOW + timedelta(seconds=30)) is None
    assert attempt(at=NOW + timedelta(seconds=89)) == NOW + timedelta(seconds=90)


def test_where_one_key_waits_no_other_is_counted() -> None:
    for account in ("a", "b", "c", "d"):
        attempt(account=account)
    assert attempt(account="e") == NOW + timedelta(seconds=30)
    assert counted() == {"a": 1, "b": 1, "c": 1, "d": 1, "address": 4}


def test_what_waits_costs_one_query_and_writes_nothing() -> None:
    attempt()
    attempt()
    with CaptureQueriesContext(connection) as queries:
        attempt()
    assert [query["sql"].split()[0] for query in queries] == ["SELECT"]


def test_a_day_without_an_attempt_begins_anew() -> None:
    attempt()
    attempt()
    later = NOW + FORGOTTEN_AFTER + timedelta(seconds=1)
    assert [attempt(at=later), attempt(at=later)] == [None, None]
    assert attempt(at=later) == later + timedelta(seconds=30)


def test_rows_go_a_day_after_their_last_use_so_that_there_are_never_many() -> None:
    SignInThrottleFactory.create_batch(3, last_at=NOW - FORGOTTEN_AFTER - timedelta(seconds=1))
    SignInThrottleFactory(digest="recent", last_at=NOW - FORGOTTEN_AFTER + timedelta(seconds=1))
    attempt()
    assert counted() == {"recent": 1, "account": 1, "address": 1}


def test_all_that_expired_goes_at_once_however_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.models.throttling.sign_in_throttle.CLEARED_AT_ONCE", 2)
    SignInThrottleFactory.create_batch(5)
    assert SignInThrottle.objects.clear_all_expired(NOW + 2 * FORGOTTEN_AFTER) == 5


def test_a_right_password_is_forgotten_for_the_account_and_taken_back_for_the_address() -> None:
    attempt()
    attempt()
    SignInThrottle.objects.reset("account")
    SignInThrottle.objects.undo_attempt("address")
    assert counted() == {"address": 1}


def test_counting_ends_before_the_column_does() -> None:
    SignInThrottleFactory(digest="account", attempts=MOST_COUNTED, last_at=NOW - timedelta(hours=2))
    assert attempt() is None
    assert counted()["account"] == MOST_COUNTED


def test_a_wait_longer_than_allowed_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError, match="waits_no_longer"):
        SignInThrottleFactory(waits_until=NOW + timedelta(hours=3))


@pytest.mark.django_db(transaction=True)
def test_of_many_attempts_at_once_in_many_processes_only_the_free_ones_get_through() -> None:
    def one() -> None:
        assert SignInThrottle.objects.register_attempt([("account", Limit(3)), ("address", Limit(4))], NOW) is None

    outcomes = [child.wait() for child in [Child(one) for _ in range(8)]]
    assert outcomes.count(0) == 3
    assert counted() == {"account": 3, "address": 3}
