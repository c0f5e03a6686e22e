"""XLSX, written so that it reads back exactly."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.export.sheets import CellKind, Sheet, SheetColumn
from tracker.transfer.export.xlsx import as_xlsx, write_workbook
from tracker.transfer.reading import xlsx
from tracker.transfer.reading.table import cell_text


@pytest.mark.parametrize(
    "text",
    ["#N/A", "=1+1", " blanks ", "a\r\nb", "\x01\x1f", "_x0041_", "_x005F_x0041_", "\ufffe\uffff", "1.0", "TRUE"],
)
def test_text_is_written_so_that_it_reads_back_exactly(text: str) -> None:
    assert [row for _, row in xlsx.numbered_rows(as_xlsx([["ref"], [text]], "Actors"))] == [["ref"], [text]]


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut_off() -> None:
    with pytest.raises(FileProblem, match=r"40,000 characters .* 32,767; export as CSV"):
        as_xlsx([["summary"], ["x" * 40_000]], "Actors")


def written(columns: Sequence[SheetColumn], *rows: Sequence[str]) -> Any:
    """The workbook of one sheet, as another library reads it."""
    content = BytesIO()
    write_workbook([Sheet("Records", columns, rows)], content)
    return load_workbook(content)


def test_text_cells_and_columns_keep_what_is_typed_into_them() -> None:
    sheet = written([SheetColumn("ref"), SheetColumn("text", CellKind.WRAPPED, 70)], ["007", "two\nlines"]).active
    assert [cell.number_format for row in sheet.iter_rows() for cell in row] == ["@"] * 4
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [28, 70]
    assert (sheet["A2"].value, sheet["B2"].alignment.wrap_text, sheet["A1"].font.b) == ("007", True, True)


def test_the_header_stays_in_sight_and_the_rows_can_be_filtered() -> None:
    sheet = written([SheetColumn("ref"), SheetColumn("name")], ["a", "A"], ["b", ""]).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (CellKind.DAY, "2024-02-29", datetime(2024, 2, 29)),
        (CellKind.DAY, "1900-03-01", datetime(1900, 3, 1)),
        (CellKind.DAY, "1900-02-28", "1900-02-28"),
        (CellKind.DAY, "", None),
        (CellKind.NUMBER, "30", 30),
        (CellKind.NUMBER, "-0.125", -0.125),
        (CellKind.NUMBER, "123456789012345", 123456789012345),
        (CellKind.NUMBER, "1234567890123456", "1234567890123456"),
        (CellKind.NUMBER, "0.1234567890123456", "0.1234567890123456"),
        (CellKind.NUMBER, "007", "007"),
        (CellKind.TEXT, "2024-02-29", "2024-02-29"),
    ],
)
def test_only_a_whole_day_and_a_number_that_is_kept_whole_become_such_cells(
    kind: CellKind, text: str, value: object
) -> None:
    assert written([SheetColumn("ref"), SheetColumn("x", kind)], ["a", text]).active["B2"].value == value
    content = BytesIO()
    write_workbook([Sheet("Records", [SheetColumn("ref"), SheetColumn("x", kind)], [["a", text]])], content)
    (_, _), (_, (_, *cells)) = xlsx.numbered_rows(content.getvalue())
    assert [cell_text(cell) for cell in cells] == ([text] if text else [])


def test_a_closed_list_is_a_drop_down_and_a_long_one_stands_on_a_hidden_sheet() -> None:
    short, long = ("draft", "published"), tuple(f"choice-{number:03}" for number in range(40))
    columns = [
        SheetColumn("stage", choices=short, is_needed=True),
        SheetColumn("kind", choices=long),
        SheetColumn("other", choices=long),
    ]
    book = written(columns, ["draft", long[0], long[1]])
    first, second, third = book.active.data_validations.dataValidation
    assert (first.formula1, str(first.sqref), first.errorStyle) == ('"draft,published"', "A2:A5002", "stop")
    assert (second.formula1, second.errorStyle) == ("Lists!$A$2:$A$41", "warning")
    assert third.formula1 == second.formula1
    assert (book.sheetnames, book["Lists"].sheet_state) == (["Records", "Lists"], "hidden")
    assert [cell.value for (cell,) in book["Lists"]["A2:A41"]] == list(long)


def test_the_title_of_a_sheet_is_one_that_spreadsheets_take() -> None:
    content = BytesIO()
    write_workbook([Sheet("What: [is] this/that? " + "x" * 40, [SheetColumn("ref")], [])], content)
    (name,) = load_workbook(content).sheetnames
    assert (name, len(name)) == ("What   is  this that  xxxxxxxxx", 31)
