"""XLSX: one sheet of text cells, read with suspicion and written so that it reads back exactly."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from tracker.transfer.problems import FileProblem

LARGEST_EXPANDED = 200 * 1024 * 1024
MOST_PARTS = 1000
LONGEST_CELL = 32_767  # characters; Excel's own limit
MOST_ROWS = 1_048_576  # Excel's own limit
MOST_BLANK_ROWS = 10_000  # in a row: a few bytes can claim any number of them
MOST_COLUMNS = 1000
# What XML cannot carry, or changes, is written `_xHHHH_` (ECMA-376, ST_Xstring), and so is what looks like that.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
CODED = re.compile("_x([0-9A-Fa-f]{4})_")


def encoded(text: str) -> str:
    """The text as a cell can hold it."""
    return UNSAFE.sub(lambda character: f"_x{ord(character[0]):04X}_", text)


def decoded(text: str) -> str:
    """The text that a cell holds in coded form."""
    return CODED.sub(lambda code: chr(int(code[1], 16)), text)


def numbered_rows(content: bytes) -> Iterator[tuple[int, list[object]]]:
    """Each row of the first sheet with its number; dates, numbers and text as the sheet has them."""
    _refuse_bombs(content)
    values = _sheet(content, computed=True)
    formulas = _sheet(content, computed=False)
    blank = 0
    for line, (row, typed) in enumerate(zip(values.rows, formulas.rows, strict=True), start=1):
        blank = blank + 1 if all(cell.value is None for cell in row) else 0
        _refuse_sprawl(line, len(row), blank)
        yield line, [_value(cell, source, line) for cell, source in zip(row, typed, strict=True)]


def _refuse_sprawl(line: int, columns: int, blank: int) -> None:
    """FileProblem where a sheet is larger than any table of records: openpyxl would make up every cell in between."""
    if line > MOST_ROWS:
        raise FileProblem(f"a sheet has at most {MOST_ROWS:,} rows; bring it in as several files.", line=line)
    if columns > MOST_COLUMNS:
        raise FileProblem(
            f"the row reaches to column {columns:,}, and at most {MOST_COLUMNS:,} can be taken; "
            "delete what stands far to the right.",
            line=line,
        )
    if blank > MOST_BLANK_ROWS:
        raise FileProblem(
            f"{MOST_BLANK_ROWS:,} rows and more are blank here; delete the blank rows and what stands below them.",
            line=line,
        )


def _value(cell: Any, source: Any, line: int) -> object:
    if source.data_type == "f" and cell.value is None:
        raise FileProblem(
            "the cell holds a formula that was never calculated; open and save the file in a spreadsheet, "
            "or put the value in its place.",
            line=line,
            value=str(source.value),
        )
    if cell.data_type == "e":
        raise FileProblem(
            "the cell holds an error of the spreadsheet; put a value in its place.", line=line, value=cell.value
        )
    return decoded(cell.value) if isinstance(cell.value, str) else cell.value


def _sheet(content: bytes, *, computed: bool) -> Any:
    try:
        sheet = load_workbook(BytesIO(content), read_only=True, data_only=computed).worksheets[0]
    except (KeyError, IndexError, ValueError, OSError) as error:
        raise FileProblem(
            "this is no XLSX workbook with a sheet; save the file again as .xlsx or as CSV UTF-8."
        ) from error
    # The size a file claims for its sheet may be wrong, and rows beyond it would silently be left out.
    sheet.reset_dimensions()
    return sheet


def _refuse_bombs(content: bytes) -> None:
    try:
        parts = zipfile.ZipFile(BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise FileProblem("this is no XLSX workbook; save the file again as .xlsx or as CSV UTF-8.") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_EXPANDED:
        raise FileProblem("the workbook unpacks to more than can be taken; bring it in as several files.")


def as_xlsx(rows: list[list[str]], title: str) -> bytes:
    """A workbook with one sheet of these rows, all text, the first a bold header that stays in sight."""
    shown = [[_fitting(text, line) for text in row] for line, row in enumerate(rows, start=1)]
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for row in shown:
        sheet.append([_text_cell(sheet, text, is_bold=row is shown[0]) for text in row])
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _fitting(text: str, line: int) -> str:
    """The text as a cell holds it; FileProblem when it is too long for one."""
    shown = encoded(text)
    if len(shown) > LONGEST_CELL:
        raise FileProblem(
            f"the text has {len(shown):,} characters and a cell of a workbook holds {LONGEST_CELL:,}; export as CSV.",
            line=line,
            value=text,
        )
    return shown


def _text_cell(sheet: Any, text: str, *, is_bold: bool) -> Any:
    cell = WriteOnlyCell(sheet, text)
    # openpyxl takes "#N/A" for an error and "=1" for a formula; here everything is text.
    cell.data_type = "s"
    if is_bold:
        cell.font = Font(bold=True)
    return cell
