"""Dates and lengths of time in words."""

from datetime import date

import pytest

from tracker.partial_dates import PartialDate
from tracker.standings.formatting import age, month_and_year, when


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-11-15", "15 November 2023"),
        ("2024-04", "April 2024"),
        ("2023-11-15/2023-11-30", "between 15 and 30 November 2023"),
        ("2023-11-15/2023-11-30?", "between 15 and 30 November 2023 (uncertain)"),
        ("2022-08/2023-11", "between August 2022 and November 2023"),
        ("2020?/2023-11-15", "between 2020 (uncertain) and 15 November 2023"),
        ("2022-08/..", "since August 2022"),
    ],
)
def test_an_event_is_dated_as_exactly_as_it_is_known(text: str, words: str) -> None:
    assert when(PartialDate.parse(text)) == words


@pytest.mark.parametrize(("day", "words"), [("2024-04-30", "April 2024"), ("0987-06-05", "June 0987")])
def test_a_month_is_named_with_its_year(day: str, words: str) -> None:
    assert month_and_year(date.fromisoformat(day)) == words


def test_an_event_without_a_date_says_so() -> None:
    assert when(None) == "on a date not stated"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2024, 4, 1), date(2026, 11, 21), "2 years 7 months"),
        (date(2024, 4, 1), date(2025, 4, 1), "1 year"),
        (date(2024, 4, 1), date(2025, 3, 31), "11 months"),
        (date(2024, 4, 1), date(2024, 4, 30), "29 days"),
        (date(2024, 4, 1), date(2024, 4, 2), "1 day"),
        (date(2024, 4, 1), date(2024, 4, 1), "0 days"),
        (date(2024, 1, 31), date(2024, 2, 29), "29 days"),
    ],
)
def test_age_counts_whole_years_and_months(since: date, until: date, words: str) -> None:
    assert age(since, until) == words
