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
]

REFUSED = [
    ("03/04/2024", "could be 3 April or 4 March 2024; write 2024-04-03 or 2024-03-04"),
    ("3.4.2024", "could be 3 April or 4 March 2024"),
    ("about 3-4-2024", "could be 3 April or 4 March 2024"),
    ("31 Nov 2023", "there is no day 31 in November 2023, which has 30 days"),
    ("13/13/2023", "there is no month 13"),
    ("0/5/2023", "there is no month 00"),
    ("2022-23", "there is no month 23"),
    ("Nov 2023 to Aug 2022", "ends before it starts"),
    ("December to January 2024", "ends before it starts"),
    ("15 Nov", "not a date"),
    ("15 Nov 23", "not a date"),
    ("03/04/24", "not a date"),
    ("November", "not a date"),
    ("15 2023", "not a date"),
    ("15 Nov Dec 2023", "not a date"),
    ("Aug 2022 to November", "not a date"),
    ("2010/12", "not a date"),
    ("early 2024", "not a date"),
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
