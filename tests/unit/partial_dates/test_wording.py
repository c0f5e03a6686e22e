"""Partial dates in words."""

import re

import pytest
from hypothesis import given

from tests.partial_date_texts import points, valid
from tracker.partial_dates import PartialDate
from tracker.partial_dates.wording import MONTHS

WRITTEN = [
    ("2019", "2019"),
    ("0033", "0033"),
    ("2024-04", "April 2024"),
    ("2023-11-05", "5 November 2023"),
    ("2024-01-30~", "about 30 January 2024"),
    ("2019?", "2019 (uncertain)"),
    ("2019-05%", "about May 2019 (uncertain)"),
    ("2022-08/2023-11", "August 2022 to November 2023"),
    ("2019/2020", "2019 to 2020"),
    ("2023-08/2023-11", "August to November 2023"),
    ("2023-11-15/2023-11-17", "15 to 17 November 2023"),
    ("2023-11-30/2023-12-02", "30 November to 2 December 2023"),
    ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"),
    ("2023-11-15~/2023-11-17", "about 15 November 2023 to 17 November 2023"),
    ("2023-11/2023-11-17", "November 2023 to 17 November 2023"),
    ("2023/2023", "2023 to 2023"),
    ("2022-08/..", "since August 2022"),
    ("2022-08~/..", "since about August 2022"),
    ("../2023?", "until 2023 (uncertain)"),
]


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_dates_are_written_out(text: str, written: str) -> None:
    assert PartialDate(text).written == written


@given(points())
def test_no_more_is_written_than_is_known(text: str) -> None:
    written = PartialDate(text).written
    known = text.rstrip("~?%").count("-")
    assert bool(re.search(r"\b[0-9]{1,2}\b", written)) == (known == 2)
    assert any(month in written for month in MONTHS) == (known >= 1)


@given(valid())
def test_doubt_is_always_written(text: str) -> None:
    date = PartialDate(text)
    assert ("about" in date.written) == date.is_approximate
    assert ("(uncertain)" in date.written) == date.is_uncertain
