r"""Marks in cells: `\N`, `'`, `;` and `\`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.transfer.declaration import cell_marks

MARKED = st.text(alphabet=st.sampled_from("'\\;N =+-@\t\r\n＝a1."), max_size=8)
TEXTS = st.text(max_size=20) | MARKED


@given(TEXTS)
def test_any_text_survives_being_written_defused_restored_and_read(text: str) -> None:
    assert (
        cell_marks.unescape_value(
            cell_marks.unescape_formula(cell_marks.escape_formula(cell_marks.escape_value(text)))
        )
        == text
    )


@given(TEXTS)
def test_no_value_is_written_as_the_mark_that_clears(text: str) -> None:
    assert cell_marks.escape_value(text) != cell_marks.CLEAR


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_is_defused(start: str) -> None:
    assert cell_marks.escape_formula(f"{start}HYPERLINK()") == f"'{start}HYPERLINK()"


@pytest.mark.parametrize("number", ["-5", "-3.25"])
def test_a_negative_number_stays_a_number(number: str) -> None:
    assert cell_marks.escape_formula(number) == number


@given(st.lists((st.text(max_size=10) | MARKED).filter(bool), max_size=5))
def test_any_list_of_texts_survives_being_joined_and_parted(items: list[str]) -> None:
    assert cell_marks.split_items(cell_marks.join_items(items)) == items


@given(st.lists(MARKED.filter(bool), max_size=3))
def test_a_list_survives_the_whole_way(items: list[str]) -> None:
    cell = cell_marks.escape_formula(cell_marks.escape_value(cell_marks.join_items(items)))
    assert cell_marks.split_items(cell_marks.unescape_value(cell_marks.unescape_formula(cell))) == items


def test_blanks_round_items_are_dropped() -> None:
    assert cell_marks.split_items("PRC ;  Beijing; China") == ["PRC", "Beijing", "China"]


@pytest.mark.parametrize("text", ["a;;b", ";a", "a;", " ", "a; ;b"])
def test_an_empty_item_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="empty item"):
        cell_marks.split_items(text)


def test_a_lone_backslash_at_the_end_is_refused() -> None:
    with pytest.raises(ValueError, match="lone backslash"):
        cell_marks.split_items("a;b\\")
