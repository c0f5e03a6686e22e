"""Calendars as a calendar program takes them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis.extra.django import TestCase
from icalendar import Calendar

from tests.factories import CommitmentFactory, MeetingFactory
from tests.hostile import HOSTILE, NAMES
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


def calendar(client: Client, path: str) -> tuple[Any, list[Any]]:
    """The calendar at the address and its events, read back by a library that knows RFC 5545."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    found = Calendar.from_ical(response.content)
    return found, found.walk("VEVENT")


def test_deadline_review_and_meeting_are_events_of_whole_days(client: Client) -> None:
    meeting = MeetingFactory(ref="summit", title="Summit", held="2023-11-15", place="San Francisco", country="US")
    CommitmentFactory(
        ref="pledge", title="To share data", made_at=meeting, due="2024-04?", next_review_on=date(2025, 1, 2)
    )
    for path in ("/commitments.ics", "/commitments/pledge.ics"):
        _, events = calendar(client, path)
        found = {str(event["uid"]): event for event in events}
        assert sorted(found) == ["deadline-pledge@testserver", "meeting-summit@testserver", "review-pledge@testserver"]
        due = found["deadline-pledge@testserver"]
        assert (due.decoded("dtstart"), due.decoded("dtend")) == (date(2024, 4, 1), date(2024, 5, 1))
        assert (due["summary"], due["status"]) == ("Due: To share data", "TENTATIVE")
        assert "Date as known: April 2024 (uncertain)." in due["description"]
        assert due["url"] == "http://testserver/commitments/pledge/"
        held = found["meeting-summit@testserver"]
        assert (held.decoded("dtstart"), held.decoded("dtend")) == (date(2023, 11, 15), date(2023, 11, 16))
        assert held["location"] == "San Francisco, US"
    _, (alone,) = calendar(client, "/meetings/summit.ics")
    assert alone.to_ical() == held.to_ical()


def test_what_is_known_too_little_is_named_and_not_placed(client: Client) -> None:
    MeetingFactory(title="Trade talks", held="2019")
    found, events = calendar(client, "/commitments.ics")
    assert events == []
    assert "Trade talks\\, 2019" in str(found["x-wr-caldesc"])


def test_same_calendar_is_sent_until_the_record_changes(client: Client) -> None:
    commitment = CommitmentFactory(ref="pledge", due="2024-04")
    first = client.get("/commitments/pledge.ics").content
    assert client.get("/commitments/pledge.ics").content == first
    type(commitment).objects.filter(pk=commitment.pk).update(due="2024-05")
    (before,), (after,) = Calendar.from_ical(first).walk("VEVENT"), calendar(client, "/commitments/pledge.ics")[1]
    assert after["uid"] == before["uid"]
    assert after.decoded("dtstart") == date(2024, 5, 1)


def test_drafts_are_in_no_calendar(client: Client) -> None:
    CommitmentFactory(due="2024-04", stage=Stage.DRAFT, made_at=MeetingFactory(stage=Stage.DRAFT))
    CommitmentFactory(ref="pledge", made_at=MeetingFactory(stage=Stage.DRAFT))
    for path in ("/commitments.ics", "/commitments/pledge.ics"):
        assert calendar(client, path)[1] == []


def test_only_what_has_a_day_links_to_a_calendar(client: Client) -> None:
    CommitmentFactory(ref="dated", made_at=MeetingFactory(ref="held", held="2023-11-15"))
    CommitmentFactory(ref="dateless", made_at=MeetingFactory(ref="undated", held=None))
    for path, is_linked in {
        "commitments/dated": True,
        "meetings/held": True,
        "commitments/dateless": False,
        "meetings/undated": False,
    }.items():
        assert (f'"/{path}.ics"' in client.get(f"/{path}/").content.decode()) is is_linked, path


class AnyText(TestCase):
    """Whatever text a record holds, the calendar stays one, and says it."""

    @settings(max_examples=15)
    @given(title=NAMES, place=HOSTILE)
    def test_comes_back_as_it_was_but_for_what_no_calendar_can_hold(self, title: str, place: str) -> None:
        MeetingFactory(ref="talks", title=title, place=place, held="2023-11-15", summary="é" * 80)
        _, (event,) = calendar(self.client, "/meetings/talks.ics")
        assert len(event["summary"]) > 0
        assert event["uid"] == "meeting-talks@testserver"
        assert set(event) == {
            "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP", "URL",
            "LOCATION",
        }  # fmt: skip
