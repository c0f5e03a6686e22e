"""Which disagreements wait for a reviewer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import CitationFactory, MeetingFactory, RulingFactory
from tracker.evidence import open_disagreements as module
from tracker.evidence.open_disagreements import latest_open_disagreements, open_disagreements
from tracker.models import Meeting, Ruling

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit() -> Meeting:
    """A meeting that one source puts on another day."""
    meeting: Meeting = MeetingFactory(held="2023-11-15")
    say(meeting, "2023-11-16")
    return meeting


def say(meeting: Meeting, value: str) -> None:
    CitationFactory(commitment=None, meeting=meeting, field="held", value=value)


def rule(meeting: Meeting, value: str) -> None:
    RulingFactory(meeting=meeting, value=value, decided_at=timezone.now())


def test_one_that_nobody_decided_waits(summit: Meeting) -> None:
    (found,) = open_disagreements()
    assert (found.kind, found.record, found.disagreement.name) == ("meeting", summit, "held")


def test_one_that_was_decided_waits_no_longer(summit: Meeting) -> None:
    rule(summit, "2023-11-15")
    assert open_disagreements() == ()


def test_it_waits_again_once_the_record_goes_by_another_value(summit: Meeting) -> None:
    rule(summit, "2023-11-15")
    Meeting.objects.update(held="2023-11-16")
    say(summit, "2023-11-15")
    (found,) = open_disagreements()
    assert found.disagreement.ruling is None


def test_and_once_another_value_is_cited(summit: Meeting) -> None:
    rule(summit, "2023-11-15")
    Ruling.objects.update(decided_at="2020-01-01T00:00Z")
    (found,) = open_disagreements()
    assert found.disagreement.ruling is not None


def test_agreement_waits_for_nobody() -> None:
    meeting = MeetingFactory(held="2023-11-15")
    for value in ("2023-11-15", "2023-11"):
        say(meeting, value)
    assert open_disagreements() == ()


def test_it_takes_two_queries_however_many_there_are() -> None:
    for _ in range(3):
        say(MeetingFactory(held="2023-11-15", part_of=MeetingFactory()), "2023-11-16")
    with CaptureQueriesContext(connection) as queries:
        assert len(open_disagreements()) == 3
    assert len(queries) == 2


@pytest.mark.parametrize("looked_at", [3, 1])
def test_of_many_values_the_records_that_were_cited_last_are_looked_at_whole(
    summit: Meeting, monkeypatch: pytest.MonkeyPatch, looked_at: int
) -> None:
    monkeypatch.setattr(module, "MOST_LOOKED_AT", looked_at)
    later = MeetingFactory(held="2023-11-15")
    for value in ("2023-11-15", "2023-11-16"):
        say(later, value)
    found, is_cut = latest_open_disagreements()
    assert is_cut == (looked_at == 1)
    every = {one.record: one.disagreement for one in open_disagreements()}
    assert {one.record: one.disagreement for one in found} == (every if looked_at == 3 else {later: every[later]})
    assert summit in every
