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
    for line, (row, typed) in enumerate(zip(values.rows, formulas.rows, strict=True), start=1):
        yield line, [_value(cell, source, line) for cell, source in zip(row, typed, strict=True)]


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
