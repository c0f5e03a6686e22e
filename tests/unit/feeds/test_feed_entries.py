"""What happened to the public record, as the two days let it be known."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import CitationFactory, CommitmentFactory, SourceFactory, StatusUpdateFactory
from tests.factories.crowd import make_crowd
from tests.history import without_triggers
from tracker.feeds.feed_entries import FeedEntry, feed_entries
from tracker.models import StatusUpdate
from tracker.parameters.filters import Filters
from tracker.standings.selection import selected_commitments
from tracker.vocabulary import Axis, Stage, Status

pytestmark = pytest.mark.django_db

TODAY = date(2024, 6, 1)


def told(*, known_on: date = TODAY, as_of: date = TODAY) -> tuple[FeedEntry, ...]:
    """The news of every commitment on the two days."""
    return feed_entries(selected_commitments(filters := Filters(today=TODAY, as_of=as_of, known_on=known_on)), filters)


@pytest.fixture
def update() -> StatusUpdate:
    """A verdict of 5 March on a commitment of 1 February, taken back on 1 May."""
    commitment = CommitmentFactory(ref="pledge", title="To share data", summary="Data on parcels.")
    update = StatusUpdateFactory(
        ref="late", commitment=commitment, status=Status.STALLED, as_of="2024-03", summary="No parcel was reported."
    )
    # Only the tables' owner can date a publication back, with the rules off.
    with without_triggers("tracker_statusupdate", "tracker_commitment") as cursor:
        cursor.execute(
            "UPDATE tracker_statusupdate SET published_at = '2024-03-05 12:00Z', retracted_at = '2024-05-01 09:00Z', "
            "retraction_reason = 'It was another country.'"
        )
        cursor.execute("UPDATE tracker_commitment SET published_at = '2024-02-01 00:00Z'")
    return update


def test_publications_and_retractions_come_newest_first_with_the_moment_each_was_last_changed(
    update: StatusUpdate,
) -> None:
    taken_back, verdict, promise = told()
    assert taken_back.title == "Retraction: To share data: stalled, March 2024"
    assert taken_back.paragraphs == ("It was another country.",)
    assert taken_back.happened_at == taken_back.changed_at == datetime(2024, 5, 1, 9, tzinfo=UTC)
    assert verdict.title == "Retracted: To share data: stalled, March 2024"
    assert verdict.paragraphs[0] == "Retracted: It was another country."
    assert verdict.happened_at == datetime(2024, 3, 5, 12, tzinfo=UTC)
    assert verdict.changed_at == taken_back.happened_at
    assert (promise.title, promise.paragraphs) == ("New pledge: To share data", ("Data on parcels.",))
    assert [one.href for one in (taken_back, verdict, promise)] == [
        "/commitments/pledge/#late",
        "/commitments/pledge/#late",
        "/commitments/pledge/",
    ]


@pytest.mark.parametrize(
    ("known_on", "as_of", "titles"),
    [
        (date(2024, 4, 30), TODAY, ["To share data: stalled, March 2024", "New pledge: To share data"]),
        (date(2024, 3, 4), TODAY, ["New pledge: To share data"]),
        (TODAY, date(2024, 2, 28), ["New pledge: To share data"]),
        (date(2024, 1, 31), TODAY, []),
    ],
)
@pytest.mark.usefixtures("update")
def test_what_was_not_known_or_had_not_happened_is_no_news(known_on: date, as_of: date, titles: list[str]) -> None:
    assert [one.title for one in told(known_on=known_on, as_of=as_of)] == titles


def test_what_was_retracted_in_the_moment_it_was_published_is_no_news(update: StatusUpdate) -> None:
    with without_triggers("tracker_statusupdate") as cursor:
        cursor.execute("UPDATE tracker_statusupdate SET retracted_at = published_at")
    assert [one.title for one in told()] == ["New pledge: To share data"]


def test_drafts_are_no_news() -> None:
    commitment = CommitmentFactory(stage=Stage.DRAFT)
    StatusUpdateFactory(commitment=commitment)
    StatusUpdateFactory(commitment=CommitmentFactory(title="Seen"), stage=Stage.DRAFT)
    filters = Filters.of_today()
    assert [one.title for one in feed_entries(selected_commitments(filters), filters)] == ["New pledge: Seen"]


def test_whose_word_it_is_and_which_source_says_so_are_told() -> None:
    claim = StatusUpdateFactory(axis=Axis.OFFICIAL, status=Status.FULFILLED, sourced=False)
    bare = StatusUpdateFactory(status=Status.NO_EVIDENCE_FOUND, searched="The gazette", sourced=False)
    CitationFactory(commitment=None, status_update=claim, source=SourceFactory(title="The Paper"), paragraph=4)
    filters = Filters.of_today()
    found = {one.place: one for one in feed_entries(selected_commitments(filters), filters)}
    assert found[claim.ref].title.endswith(": fulfilled, claimed by a party, 15 November 2023")
    assert found[claim.ref].paragraphs == ("Sources: The Paper ¶4.",)
    assert found[bare.ref].paragraphs == ("Searched: The gazette", "No source.")


@pytest.mark.parametrize("rows", [1, 5])
def test_takes_a_fixed_number_of_queries(rows: int) -> None:
    make_crowd(rows)
    filters = Filters.of_today()
    with CaptureQueriesContext(connection) as queries:
        feed_entries(selected_commitments(filters), filters)
    assert len(queries) == 4
