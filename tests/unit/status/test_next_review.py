"""When a commitment is to be looked at again, by the rule and by its twin in SQL."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import CommitmentFactory, StatusUpdateFactory
from tracker.models import Commitment
from tracker.status.next_review import next_review

PUBLIC = date(2024, 1, 10)
SET = date(2024, 3, 1)

CASES: list[tuple[dict[str, Any], date | None]] = [
    ({}, None),
    ({"day_set": SET}, SET),
    ({"every": 30}, PUBLIC + timedelta(days=30)),
    ({"every": 30, "followed_up": date(2024, 2, 1)}, date(2024, 3, 2)),
    ({"day_set": SET, "every": 30}, SET),
    ({"day_set": SET, "every": 30, "followed_up": date(2024, 2, 29)}, SET),
    ({"day_set": SET, "every": 30, "followed_up": SET}, date(2024, 3, 31)),
    ({"day_set": SET, "followed_up": date(2024, 3, 5)}, None),
]


@pytest.mark.parametrize(("given_facts", "due"), CASES)
def test_the_rule(given_facts: dict[str, Any], due: date | None) -> None:
    facts = {"day_set": None, "every": None, "followed_up": None, "public_since": PUBLIC}
    assert next_review(**facts | given_facts) == due


@pytest.mark.django_db
@pytest.mark.parametrize(("given_facts", "due"), CASES)
def test_the_database_says_the_same(given_facts: dict[str, Any], due: date | None) -> None:
    commitment = CommitmentFactory(
        next_review_on=given_facts.get("day_set"), review_every=given_facts.get("every"), published_at=at(PUBLIC)
    )
    if followed_up := given_facts.get("followed_up"):
        StatusUpdateFactory(commitment=commitment, published_at=at(followed_up))
    assert due_of(commitment) == due


@given(st.dates(), st.integers(1, 400), st.dates(max_value=date(9990, 1, 1)))
def test_who_just_looked_has_time_until_the_next_review(day_set: date, every: int, followed_up: date) -> None:
    due = next_review(day_set=day_set, every=every, public_since=PUBLIC, followed_up=followed_up)
    assert due is not None
    assert due > followed_up


@pytest.mark.django_db
def test_retracted_updates_and_drafts_are_no_follow_up() -> None:
    commitment = CommitmentFactory(review_every=30, published_at=at(PUBLIC))
    StatusUpdateFactory(commitment=commitment, stage="draft")
    StatusUpdateFactory(commitment=commitment, published_at=at(SET)).retract("Wrong commitment.")
    assert due_of(commitment) == PUBLIC + timedelta(days=30)


@pytest.mark.django_db
@time_machine.travel(datetime(2024, 3, 1, tzinfo=UTC))
def test_only_what_is_public_is_due_the_longest_due_first() -> None:
    late = CommitmentFactory(next_review_on=date(2024, 1, 1))
    today = CommitmentFactory(next_review_on=date(2024, 3, 1))
    CommitmentFactory(next_review_on=date(2024, 3, 2))
    CommitmentFactory(next_review_on=date(2024, 1, 1), stage="draft")
    assert list(Commitment.objects.due_for_review(date(2024, 3, 1))) == [late, today]


def due_of(commitment: Commitment) -> object:
    found: Any = Commitment.objects.with_next_review().get(pk=commitment.pk)
    return found.review_due


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
