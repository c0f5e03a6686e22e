"""A page as published by a past day says what of its words and values has been changed here since."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.factories import CommitmentFactory, CriterionFactory, MeetingFactory, MilestoneFactory, TargetFactory
from tests.history import a_day_passes
from tests.integration.reader import read
from tracker.models import Commitment
from tracker.parameters.filters import utc_today

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_person")]

LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)


def yesterday() -> str:
    """The day up to which what a test made before `a_day_passes` is known."""
    return (utc_today() - timedelta(days=1)).isoformat()


@pytest.fixture
def pledge() -> Any:
    return CommitmentFactory(
        ref="pledge", title="Curb exports", summary="All of them.", due="2024", published_at=LONG_AGO
    )


def test_changed_values_are_told_as_they_were(client: Client, pledge: Commitment) -> None:
    a_day_passes()
    Commitment.objects.filter(pk=pledge.pk).update(summary="Some of them.", due="2025")
    page = read(client, f"/commitments/pledge/?known_on={yesterday()}")
    assert "They read: Summary : All of them. Due : 2024" in page
    assert "Changed here since" not in read(client, "/commitments/pledge/")


def test_what_was_not_changed_is_not_spoken_of(client: Client, pledge: Commitment) -> None:
    a_day_passes()
    assert "Changed here since" not in read(client, f"/commitments/pledge/?known_on={yesterday()}")


def test_parts_that_were_changed_or_taken_out_are_told(client: Client, pledge: Commitment) -> None:
    criterion = CriterionFactory(commitment=pledge, text="Exports halve.", ref="halve")
    milestone = MilestoneFactory(commitment=pledge, title="First count")
    target = TargetFactory(commitment=pledge, note="By their own count.", ref="aim")
    a_day_passes()
    type(criterion).objects.filter(pk=criterion.pk).update(text="Exports fall.")
    type(target).objects.filter(pk=target.pk).update(note="By anybody's count.")
    milestone.delete()
    page = read(client, f"/commitments/pledge/?known_on={yesterday()}")
    assert "Assessment criterion halve, Criterion : Exports halve." in page
    assert "Target aim, Note : By their own count." in page
    assert "Milestone, taken out since: First count" in page


def test_words_of_a_draft_are_never_told(client: Client) -> None:
    meeting = MeetingFactory(ref="meeting", summary="Not yet for others.", stage="draft")
    a_day_passes()
    type(meeting).objects.filter(pk=meeting.pk).update(stage="published", summary="For all.")
    page = read(client, f"/meetings/meeting/?known_on={yesterday()}")
    assert "Not yet for others" not in page
    assert "not public on" in page


def test_a_record_that_was_named_is_not_named_again(client: Client) -> None:
    whole = MeetingFactory(title="Conference")
    meeting = MeetingFactory(ref="meeting", part_of=whole, published_at=LONG_AGO)
    a_day_passes()
    type(meeting).objects.filter(pk=meeting.pk).update(part_of=None)
    page = read(client, f"/meetings/meeting/?known_on={yesterday()}")
    assert "Part of : another record" in page
    assert "Conference" not in page
