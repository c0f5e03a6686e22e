"""CSV as people save it."""

from io import BytesIO

import pytest

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading import csv_text

ROWS = [["ref", "name"], ["topic", "Précurseurs 前体"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_each_encoding_spreadsheets_save(encoding: str) -> None:
    text = "ref,name\nx,前体"
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert csv_text.decode_text(mark + text.encode(encoding)) == text


def test_a_byte_that_cannot_be_read_is_named_with_its_place() -> None:
    content = "ref,name\nx,Pr\u00e9curseurs".encode("latin-1")
    with pytest.raises(FileProblem, match="line 2: byte 0xe9 at position 13 is not UTF-8; save the file as CSV UTF-8"):
        csv_text.decode_text(content)


def test_utf_16_cut_short_is_refused() -> None:
    with pytest.raises(FileProblem, match="not UTF-16"):
        csv_text.decode_text("ref".encode("utf-16")[:-1])


def test_utf_16_read_as_utf_8_is_refused_at_its_first_byte() -> None:
    """And not looked through for ever as the UTF-16 that it begins as, where no byte is wrong."""
    content = BytesIO("ref\tname\na\tA\n".encode("utf-16"))
    with pytest.raises(FileProblem, match="byte 0xff at position 0 is not UTF-8; say UTF-16, as which it begins"):
        list(csv_text.streamed_rows(content, "utf-8", ","))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_separator_and_line_end_is_understood(separator: str, end: str) -> None:
    text = end.join(separator.join(row) for row in ROWS)
    assert [row for _, row in csv_text.numbered_rows(text)] == ROWS


def test_a_row_has_the_line_it_begins_on() -> None:
    text = 'ref,name\na,"two\nlines"\n\nb,x'
    assert list(csv_text.numbered_rows(text)) == [
        (1, ["ref", "name"]),
        (2, ["a", "two\nlines"]),
        (4, []),
        (5, ["b", "x"]),
    ]


@pytest.mark.parametrize("text", ['ref,name\na,"never closed', 'ref,name\na,"x"y'])
def test_a_wrong_quotation_mark_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(FileProblem, match=r"line 2: .*quotation marks"):
        list(csv_text.numbered_rows(text))


def test_a_cell_of_ten_megabytes_is_read() -> None:
    long = "x" * 10_000_000
    assert list(csv_text.numbered_rows(f"ref,name\na,{long}"))[1] == (2, ["a", long])


def test_blank_rows_without_end_are_refused_early() -> None:
    rows = csv_text.streamed_rows(BytesIO(b"ref,name\n" + b"\n" * 10_001 + b'a,"never closed'))
    with pytest.raises(FileProblem, match="line 10002: 10,001 or more rows are blank here; delete the blank rows"):
        list(rows)


def test_wide_blank_rows_are_refused_before_they_take_long() -> None:
    text = "ref,name\n" + ("," * 999 + "\n") * 300
    with pytest.raises(FileProblem, match="line 202: 201 or more rows are blank here"):
        list(csv_text.numbered_rows(text))


def test_as_many_blank_rows_as_a_sheet_may_have_are_read() -> None:
    assert list(csv_text.numbered_rows("ref\n" + "\n" * 10_000 + "a"))[-1] == (10_002, ["a"])


def test_a_row_far_wider_than_any_table_is_refused() -> None:
    assert len(next(csv_text.numbered_rows("," * 999))[1]) == 1000
    with pytest.raises(FileProblem, match="line 1: the row reaches to column 1,001, and at most 1,000 are allowed"):
        next(csv_text.numbered_rows("," * 1000))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_separator_inside_quotation_marks_is_none(separator: str) -> None:
    header = separator.join(["ref", '"name, official; long"', "x"])
    assert next(csv_text.numbered_rows(f"{header}\n"))[1] == ["ref", "name, official; long", "x"]


@pytest.mark.parametrize("named", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_separator_that_a_file_names_is_taken_and_its_line_is_no_row(named: str) -> None:
    text = f"{named}\r\nref;a,b,c\r\nx;1\r\n"
    assert list(csv_text.numbered_rows(text)) == [(2, ["ref", "a,b,c"]), (3, ["x", "1"])]


def test_the_mark_of_old_programs_behind_the_end_is_no_row() -> None:
    assert [row for _, row in csv_text.streamed_rows(BytesIO(b"ref,name\r\nx,X\r\n\x1a"))] == [
        ["ref", "name"],
        ["x", "X"],
    ]
