"""Values of records in words."""

from datetime import UTC, date, datetime

import pytest

from tracker.models import Actor, Citation, Source
from tracker.partial_dates import PartialDate
from tracker.templatetags import record_words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2023-11-15", "known to the day"),
        ("2024-04", "known to the month"),
        ("2019?", "known to the year, uncertain"),
        ("2024-01-30~", "known to the day, approximate"),
        ("2023-11-15/2023-11-30", "within a period"),
    ],
)
def test_precision_is_said(day: str, words: str) -> None:
    assert record_words.precision(PartialDate.parse(day)) == words


def test_unknown_dates_say_so() -> None:
    assert record_words.date_or(None, "not stated") == "not stated"
    assert record_words.when_or(None, "not stated") == "not stated"


def test_age_counts_from_the_earliest_day() -> None:
    assert record_words.age_before(PartialDate.parse("2024-04"), date(2026, 11, 21)) == "2 years 7 months"


def test_moment_is_written_as_its_day_in_utc() -> None:
    assert record_words.written_utc_day(datetime(2024, 5, 1, 23, 30, tzinfo=UTC)) == "1 May 2024"


def test_byline_says_what_is_not_stated() -> None:
    assert record_words.byline(Source()) == "publisher not stated, date not stated"


def test_byline_names_publisher_and_date() -> None:
    source = Source(publisher=Actor(name="NBC News", stage="published"), published=PartialDate.parse("2024?"))
    assert record_words.byline(source) == "NBC News, 2024 (uncertain)"


@pytest.mark.parametrize(("credibility", "grade"), [(2, "B2"), (None, "B, not graded")])
def test_grade_is_the_admiralty_code(credibility: int | None, grade: str) -> None:
    assert record_words.grade(Citation(source=Source(reliability="B"), credibility=credibility)) == grade
