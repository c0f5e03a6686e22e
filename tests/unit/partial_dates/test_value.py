"""What a partial date says: the days it covers, its marks, its order."""

import copy
import re
from datetime import date

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings

from tests.partial_date_texts import hostile, valid
from tracker.partial_dates import PartialDate

BOUNDS = [
    ("2019", "2019-01-01", "2019-12-31"),
    ("2024-04", "2024-04-01", "2024-04-30"),
    ("2023-12", "2023-12-01", "2023-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2000-02-29", "2000-02-29", "2000-02-29"),
    ("2023-11-15", "2023-11-15", "2023-11-15"),
    ("2024-01-30~", "2024-01-30", "2024-01-30"),
    ("2019?", "2019-01-01", "2019-12-31"),
    ("2019-05%", "2019-05-01", "2019-05-31"),
    ("2022-08/2023-11", "2022-08-01", "2023-11-30"),
    ("2022-08-05~/2023?", "2022-08-05", "2023-12-31"),
    ("2023-11/2023-11-02", "2023-11-01", "2023-11-02"),
    ("2022-08/..", "2022-08-01", "9999-12-31"),
    ("../2022-08", "0001-01-01", "2022-08-31"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9998-12", "9998-12-01", "9998-12-31"),
]

REFUSED = [
    ("2023-13", "there is no month 13"),
    ("2023-00", "there is no month 00"),
    ("2023-02-30", "there is no day 30 in February 2023, which has 28 days"),
    ("1900-02-29", "there is no day 29 in February 1900, which has 28 days"),
    ("2023-04-31/..", "there is no day 31 in April 2023"),
    ("2023-04-00", "there is no day 00"),
    ("0000", "years run from 0001 to 9998"),
    ("9999-01", "years run from 0001 to 9998"),
    ("2023/2022", "ends before it starts"),
    ("2023-11-15/2023-11-14", "ends before it starts"),
    ("../..", "neither start nor end"),
    ("15 Nov 2023", "write 2023-11-15"),
    ("2023-4-5", "write 2023-04-05"),
    (" 2023", "write 2023."),
    ("2023\n", "write 2023."),
    ("２０２３", "write 2023."),
    ("03/04/2024", "3 April or 4 March 2024; write 2024-04-03 or 2024-03-04"),
    ("..", "not a date"),
    ("", "not a date; write a year (2023)"),
    ("2023~~", "not a date"),
    ("2023-21/", "not a date"),
    ("/2023", "not a date"),
    ("2022/2023/2024", "not a date"),
    ("2023-11-15T00:00", "write 2023-11-15"),
    ("45245", "write 2023-11-15"),
    ("spring 2023", "write the months"),
    ("٢٠٢٣", "not a date"),
    ("2023\x00", "not a date"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_the_days_it_covers(text: str, earliest: str, latest: str) -> None:
    partial = PartialDate.parse(text)
    assert (partial.earliest, partial.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_partial_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=rf"^“{re.escape(text)}”: .*{re.escape(reason)}"):
        PartialDate.parse(text)


def test_a_very_long_text_is_refused_and_named_by_its_beginning() -> None:
    with pytest.raises(ValueError, match=r"^“2{39}…”: this is not a date") as refused:
        PartialDate.parse("2" * 10_000_000)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "interval"),
    [
        ("2019", False, False, False),
        ("2019~", True, False, False),
        ("2019?", False, True, False),
        ("2019%", True, True, False),
        ("2019/2020", False, False, True),
        ("2019~/2020?", True, True, True),
        ("../2020%", True, True, True),
    ],
)
def test_its_marks(text: str, approximate: bool, uncertain: bool, interval: bool) -> None:
    partial = PartialDate(text)
    assert (partial.is_approximate, partial.is_uncertain, partial.is_interval) == (approximate, uncertain, interval)


def test_dates_sort_by_first_then_last_day() -> None:
    texts = ["../2030", "2022", "2023-01-01", "2023-01", "2023", "2023~", "2023/..", "2023-01-02", "2024"]
    assert [date.text for date in sorted(map(PartialDate, reversed(texts)))] == texts


def test_equal_dates_are_one_in_a_set() -> None:
    assert {PartialDate("2023"), PartialDate.parse("2023"), PartialDate("2023~")} == {
        PartialDate("2023"),
        PartialDate("2023~"),
    }


def test_it_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        PartialDate("2023").text = "2024"  # type: ignore[misc]


def test_a_copy_equals_it() -> None:
    assert copy.deepcopy(PartialDate("2023-11~")) == PartialDate("2023-11~")


@given(valid())
def test_text_survives_parsing(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@given(valid(), valid())
def test_the_order_is_that_of_the_days(one: str, other: str) -> None:
    first, second = sorted([PartialDate(one), PartialDate(other)])
    assert (first.earliest, first.latest) <= (second.earliest, second.latest)


@given(hostile())
def test_any_text_is_either_a_date_or_refused(text: str) -> None:
    try:
        partial = PartialDate.parse(text)
    except ValueError:
        return
    assert partial.text == text
    assert partial.earliest <= partial.latest


@settings(max_examples=60, deadline=None)
@given(valid())
def test_the_edtf_library_agrees(text: str) -> None:
    """Open ends are infinite there and the ends of the calendar here."""
    partial, reference = PartialDate(text), parse_edtf(text)
    lower, upper = reference.lower_strict(), reference.upper_strict()
    assert partial.earliest == (date.min if text.startswith("..") else date(*lower[:3]))
    assert partial.latest == (date.max if text.endswith("..") else date(*upper[:3]))
    assert partial.is_approximate == bool(reference.is_approximate or reference.is_uncertain_and_approximate)
    assert partial.is_uncertain == bool(reference.is_uncertain or reference.is_uncertain_and_approximate)
    assert partial.is_interval == ("Interval" in type(reference).__name__)


@pytest.mark.parametrize("text", ["2023-13", "2023-00", "2023-02-30", "2023-04-31", "2023-11-00", "2023~~", "23"])
def test_the_edtf_library_refuses_it_too(text: str) -> None:
    with pytest.raises(EDTFParseException):
        parse_edtf(text)
    with pytest.raises(ValueError, match="“"):
        PartialDate(text)
