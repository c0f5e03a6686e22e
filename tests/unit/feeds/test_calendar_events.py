"""Which days of a calendar a date known in part may stand on."""

from datetime import date
from typing import Any

import pytest

from tests.factories import ActorFactory, CommitmentFactory, MeetingFactory, ParticipationFactory, PartyFactory
from tracker.feeds.calendar_events import CalendarEvent, UndatedEvent, commitment_events, meeting_events, meetings_of
from tracker.models import Commitment, Meeting
from tracker.parameters.filters import Filters
from tracker.standings.selection import selected_commitments
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


def of_due(due: str) -> CalendarEvent | UndatedEvent:
    """The deadline of a commitment due then."""
    CommitmentFactory(ref="pledge", title="To share data", made_on="2020", due=due)
    (found,) = commitment_events(Commitment.objects.all())
    return found


@pytest.mark.parametrize(
    ("due", "first", "last", "precision_note"),
    [
        ("2024-04-09", "2024-04-09", "2024-04-09", ""),
        ("2024-04-09?", "2024-04-09", "2024-04-09", "Date as known: 9 April 2024 (uncertain)."),
        ("2024-04", "2024-04-01", "2024-04-30", "Date as known: April 2024."),
        ("2024-05~", "2024-05-01", "2024-05-31", "Date as known: about May 2024."),
        ("2024-04-09/2024-04-20", "2024-04-09", "2024-04-20", "Date as known: between 9 and 20 April 2024."),
        ("2024", "2024-12-31", "2024-12-31", "Date as known: 2024; this is its last day."),
        (
            "../2024-06",
            "2024-06-30",
            "2024-06-30",
            "Date as known: until June 2024; this is its last day.",
        ),
    ],
)
def test_deadline_spans_what_is_known_up_to_a_month_and_else_stands_on_its_last_day(
    due: str, first: str, last: str, precision_note: str
) -> None:
    found = of_due(due)
    assert isinstance(found, CalendarEvent)
    assert (found.first.isoformat(), found.last.isoformat(), found.precision_note) == (first, last, precision_note)
    assert found.title.startswith("Last day due: " if "last day" in precision_note else "Due: ")
    assert found.is_uncertain is (due[-1] in "~?")


def test_deadline_without_an_end_is_left_out_and_named() -> None:
    assert of_due("2024/..") == UndatedEvent(title="Due: To share data", when="since 2024")


@pytest.mark.parametrize(
    ("held", "days"),
    [
        ("2024-01-30/2024-02-01", ("2024-01-30", "2024-02-01")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024", None),
        ("2024-01/2024-02", None),
        ("2024-01-30/..", None),
    ],
)
def test_meeting_known_less_exactly_than_a_month_is_left_out_and_named(
    held: str, days: tuple[str, str] | None
) -> None:
    MeetingFactory(title="Talks", held=held)
    (found,) = meeting_events(Meeting.objects.all())
    if days is None:
        assert isinstance(found, UndatedEvent)
        assert found.title == "Talks"
    else:
        assert isinstance(found, CalendarEvent)
        assert (found.first.isoformat(), found.last.isoformat()) == days


def test_review_is_a_day_and_what_has_no_day_is_nothing() -> None:
    CommitmentFactory(ref="seen-again", next_review_on=date(2025, 1, 2))
    CommitmentFactory()
    MeetingFactory(held=None)
    (review,) = commitment_events(Commitment.objects.all())
    assert isinstance(review, CalendarEvent)
    assert (review.key, review.first, review.last) == ("review-seen-again", date(2025, 1, 2), date(2025, 1, 2))
    assert list(meeting_events(Meeting.objects.all())) == []


def test_last_change_is_that_of_the_record() -> None:
    commitment: Any = CommitmentFactory(next_review_on=date(2025, 1, 2))
    Commitment.objects.filter(pk=commitment.pk).update(summary="Changed.")
    (review,) = commitment_events(Commitment.objects.all())
    assert isinstance(review, CalendarEvent)
    assert review.changed_at == commitment.events.latest("pgh_id").pgh_created_at


def test_filters_choose_the_meetings_where_it_was_promised_or_the_actor_was() -> None:
    promised, attended, other, hidden = MeetingFactory.create_batch(4)
    Meeting.objects.filter(pk=hidden.pk).update(stage=Stage.PUBLISHED)
    actor, envoy = ActorFactory(), ActorFactory()
    commitment = CommitmentFactory(made_at=promised)
    PartyFactory(commitment=commitment, actor=actor)
    ParticipationFactory(meeting=attended, actor=envoy, on_behalf_of=actor)
    MeetingFactory(stage=Stage.DRAFT)

    def chosen(**values: str) -> set[Meeting]:
        filters = Filters.of_today().narrowed_to(**values)
        return set(meetings_of(selected_commitments(filters), filters))

    assert chosen(actor=actor.ref) == {promised, attended}
    assert chosen(kind="measure") == set()
    assert chosen() == {promised, attended, other, hidden}
