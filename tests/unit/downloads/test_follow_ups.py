"""The updates of one commitment in a file: those its page shows, with what became of each."""

import csv
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from tests.factories import CommitmentFactory, StatusUpdateFactory
from tracker.downloads.follow_ups import DERIVED, follow_up_rows
from tracker.models import Commitment
from tracker.parameters.filters import Filters
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

JANUARY, MARCH = (datetime(2024, month, 10, tzinfo=UTC) for month in (1, 3))


@pytest.fixture
def pledge() -> Commitment:
    pledge = CommitmentFactory(ref="pledge")
    StatusUpdateFactory(ref="first", commitment=pledge, as_of="2023-12", published_at=JANUARY)
    StatusUpdateFactory(
        ref="wrong",
        commitment=pledge,
        as_of="2023-12",
        published_at=JANUARY,
        retracted_at=MARCH,
        retraction_reason="It was another pledge.",
    )
    StatusUpdateFactory(ref="later", commitment=pledge, as_of="2024-02", published_at=MARCH)
    StatusUpdateFactory(ref="draft", commitment=pledge, as_of="2023-12", stage=Stage.DRAFT)
    StatusUpdateFactory(ref="other", as_of="2023-12")
    return pledge


def rows(pledge: Commitment, *, as_of: date, known_on: date) -> dict[str, list[str]]:
    """By ref: when each update was published, when retracted, and why."""
    filters = Filters(today=date(2026, 1, 1), as_of=as_of, known_on=known_on)
    written = Export(RECORDS["status_updates"](), follow_up_rows(pledge, filters), derived=DERIVED).rows()
    return {row[0]: row[-3:] for row in written}


def test_updates_carry_when_they_were_published_and_why_they_were_retracted(pledge: Commitment) -> None:
    assert rows(pledge, as_of=date(2024, 6, 1), known_on=date(2024, 6, 1)) == {
        "first": ["2024-01-10", "", ""],
        "later": ["2024-03-10", "", ""],
        "wrong": ["2024-01-10", "2024-03-10", "It was another pledge."],
    }


def test_past_days_leave_out_what_was_not_known_or_had_not_come(pledge: Commitment) -> None:
    assert rows(pledge, as_of=date(2024, 6, 1), known_on=date(2024, 2, 1)) == {
        "first": ["2024-01-10", "", ""],
        "wrong": ["2024-01-10", "", ""],
    }
    assert set(rows(pledge, as_of=date(2024, 1, 1), known_on=date(2024, 6, 1))) == {"first", "wrong"}


def test_page_offers_the_file_of_what_it_shows(client: Client, pledge: Commitment) -> None:
    page = client.get("/commitments/pledge/?as_of=2024-01-01").content.decode()
    assert 'href="/commitments/pledge/updates.csv?as_of=2024-01-01"' in page
    response: Any = client.get("/commitments/pledge/updates.csv?as_of=2024-01-01")
    assert [row["ref"] for row in csv.DictReader(StringIO(response.getvalue().decode("utf-8-sig")))] == [
        "first",
        "wrong",
    ]
    assert response["Content-Disposition"].endswith('filename="followthrough-pledge-updates-2024-01-01.csv"')
    assert client.get("/commitments/none/updates.csv").status_code == 404
