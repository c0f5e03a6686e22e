"""Dates as people type them, and what they are understood as."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.partial_date_texts import hostile, valid
from tracker.partial_dates import PartialDate

UNDERSTOOD = [
    ("2023", "2023"),
    (" 2024-04 ", "2024-04"),
    ("2023-11-15~/..", "2023-11-15~/.."),
    ("Apr 2024", "2024-04"),
    ("april, 2024", "2024-04"),
    ("Sept. 2023", "2023-09"),
    ("2023 November", "2023-11"),
    ("15 Nov 2023", "2023-11-15"),
    ("5 May 2023", "2023-05-05"),
    ("the 1st of March 2023", "2023-03-01"),
    ("November 15, 2023", "2023-11-15"),
    ("NOV. 2nd, 2023", "2023-11-02"),
    ("15-Nov-2023", "2023-11-15"),
    ("2023-4-5", "2023-04-05"),
    ("2023/11/15", "2023-11-15"),
    ("2023.11.15", "2023-11-15"),
    ("2023‑11‑15", "2023-11-15"),
    ("15/11/2023", "2023-11-15"),
    ("11/15/2023", "2023-11-15"),
    ("5.5.2023", "2023-05-05"),
    ("11/2023", "2023-11"),
    ("about 30 Jan 2024", "2024-01-30~"),
    ("around 2019", "2019~"),
    ("c. 2019", "2019~"),
    ("circa March 2019", "2019-03~"),
    ("~2019", "2019~"),
    ("2019 ?", "2019?"),
    ("Apr 2024?", "2024-04?"),
    ("probably April 2024", "2024-04?"),
    ("2019 (uncertain)", "2019?"),
    ("perhaps about 2019", "2019%"),
    ("about 2019?", "2019%"),
    ("Apr 2024%", "2024-04%"),
    ("Aug 2022 to Nov 2023", "2022-08/2023-11"),
    ("from Aug 2022 until about Nov 2023", "2022-08/2023-11~"),
    ("August 2022 – November 2023", "2022-08/2023-11"),
    ("2022–2023", "2022/2023"),
    ("2022-2023", "2022/2023"),
    ("Aug to Nov 2023", "2023-08/2023-11"),
    ("15-17 November 2023", "2023-11-15/2023-11-17"),
    ("15–17 Nov 2023", "2023-11-15/2023-11-17"),
    ("November 15-17, 2023", "2023-11-15/2023-11-17"),
    ("30 November to 2 December 2023", "2023-11-30/2023-12-02"),
    ("2023-11-15 to 2023-11-17", "2023-11-15/2023-11-17"),
    ("2023-11 - 2023-12", "2023-11/2023-12"),
    ("since Aug 2022", "2022-08/.."),
    ("from 2022 onwards", "2022/.."),
    ("Aug 2022 onwards", "2022-08/.."),
    ("until Nov 2023", "../2023-11"),
    ("up to 15 Nov 2023", "../2023-11-15"),
    ("by June 2025", "../2025-06"),
    ("By the 15th of June, 2025", "../2025-06-15"),
    ("2023/11", "2023-11"),
    ("20231115", "2023-11-15"),
    ("2023年11月15日", "2023-11-15"),
    ("2023年 11月", "2023-11"),
    ("11/15/23", "2023-11-15"),
    ("15-Jan-24", "2024-01-15"),
    ("Nov-23", "2023-11"),
    ("2019.0", "2019"),
    ("2024-01-30 00:00:00", "2024-01-30"),
    ("2024-01-30T00:00:00.000Z", "2024-01-30"),
    ("15/11/2023 00:00:00 +02:00", "2023-11-15"),
    ("Q3 2024", "2024-07/2024-09"),
    ("2024-Q3", "2024-07/2024-09"),
    ("3Q 2024", "2024-07/2024-09"),
    ("the third quarter of 2024", "2024-07/2024-09"),
    ("last quarter of 2024", "2024-10/2024-12"),
    ("2024 H1", "2024-01/2024-06"),
    ("Second half of 2024", "2024-07/2024-12"),
    ("Q1 2024 to Q3 2024", "2024-01/2024-09"),
    ("since Q2 2024", "2024-04/.."),
    ("by Q3 2024", "../2024-09"),
    ("early 2024", "2024-01~/2024-04~"),
    ("mid-2024", "2024-05~/2024-08~"),
    ("late in 2024", "2024-09~/2024-12~"),
    ("late February 2024", "2024-02-21~/2024-02-29~"),
    ("end of 2024", "2024-12-31~"),
    ("the beginning of June 2024", "2024-06-01~"),
    ("end of Q1 2024", "2024-03-31~"),
    ("year-end 2024", "2024-12-31~"),
    ("by the end of 2024", "../2024-12-31"),
    ("since the start of 2024", "2024-01-01~/.."),
]

REFUSED = [
    ("03/04/2024", "could be 3 April or 4 March 2024; write 2024-04-03 or 2024-03-04"),
    ("3.4.2024", "could be 3 April or 4 March 2024"),
    ("about 3-4-2024", "could be 3 April or 4 March 2024"),
    ("31 Nov 2023", "there is no day 31 in November 2023, which has 30 days"),
    ("13/13/2023", "there is no month 13"),
    ("0/5/2023", "there is no month 00"),
    ("2022-24", "there is no month 24"),
    ("2022-23", "the years 2022/2023 or a fiscal or academic year"),
    ("2010/11", "the years 2010/2011, the month 2010-11 or a fiscal"),
    ("FY2024-25", "a fiscal or academic year begins in another month from place to place"),
    ("spring 2024", "2024-03/2024-05 (north of the equator) or 2024-09/2024-11 (south of it)"),
    ("winter 2023", "2023-12/2024-02 (north of the equator) or 2023-06/2023-08 (south of it)"),
    ("30-Jun-30", "the year could be 1930 or 2030; write it in full"),
    ("2024-01-30 14:00", "a date has no time of day here; write 2024-01-30"),
    ("45245", "if a spreadsheet made it of a day, write 2023-11-15"),
    ("H3 2024", "not a date"),
    ("end of 15 June 2024", "not a date"),
    ("early", "not a date"),
    ("Nov 2023 to Aug 2022", "ends before it starts"),
    ("December to January 2024", "ends before it starts"),
    ("15 Nov", "not a date"),
    ("15 Nov 23", "not a date"),
    ("03/04/24", "could be 2003-04-24 or 2024-03-04 or 2024-04-03"),
    ("November", "not a date"),
    ("15 2023", "not a date"),
    ("15 Nov Dec 2023", "not a date"),
    ("Aug 2022 to November", "not a date"),
    ("2010/12", "write 2010-12 or 2010/2012"),
    ("tomorrow", "not a date"),
    ("by", "not a date"),
    ("soon", "write a year (2023), a month (June 2025 or 2025-06), a day (15 June 2025 or 2025-06-15)"),
    ("since", "not a date"),
    ("(uncertain)", "not a date"),
    ("~", "not a date"),
    ("", "not a date; write a year (2023)"),
    ("to " * 40, "not a date"),
]


@pytest.mark.parametrize(("typed", "text"), UNDERSTOOD)
def test_what_people_type_is_understood(typed: str, text: str) -> None:
    assert PartialDate.read(typed).text == text


@pytest.mark.parametrize(("typed", "reason"), REFUSED)
def test_what_is_ambiguous_or_no_date_is_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(ValueError, match=rf"^“{re.escape(typed[:30])}.*{re.escape(reason)}"):
        PartialDate.read(typed)


@given(valid())
def test_edtf_text_is_read_as_itself(text: str) -> None:
    assert PartialDate.read(text).text == text


@given(valid())
def test_the_written_form_can_be_typed_again(text: str) -> None:
    assert PartialDate.read(PartialDate(text).written).text == text


@given(
    hostile()
    | st.text()
    | st.lists(st.sampled_from(["15", "Nov", "2023", "to", "-", "–", "/", "~", "about", "the", " "])).map(" ".join)
)
def test_any_text_is_either_understood_or_refused(typed: str) -> None:
    try:
        understood = PartialDate.read(typed)
    except ValueError:
        return
    assert PartialDate.parse(understood.text) == understood
