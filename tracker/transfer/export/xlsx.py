"""XLSX, written: sheets of text cells that read back exactly."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading.xlsx import MOST_ROWS

LONGEST_CELL = 32_767  # characters; Excel's own limit
# openpyxl takes "=1" for a formula and "#N/A" for an error, unless told otherwise; to tell it takes time.
TAKEN_FOR_OTHER = ("=", "#")
# What XML cannot carry, or changes, is written `_xHHHH_` (ECMA-376, ST_Xstring), and so is what looks like that.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def as_xlsx(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """A workbook with one sheet of these rows."""
    content = BytesIO()
    write_workbook({title: rows}, content)
    return content.getvalue()


def write_workbook(sheets: Mapping[str, Iterable[Sequence[str]]], target: IO[bytes]) -> None:
    """Writes a workbook with a sheet for each title, all text, the first row a bold header that stays in sight.

    Rows go through a file of openpyxl's own, so memory does not grow with them; FileProblem when one does not fit,
    and then nothing is written.
    """
    workbook = Workbook(write_only=True)
    try:
        for title, rows in sheets.items():
            _fill(workbook.create_sheet(title[:31]), rows)
        with TemporaryFile() as whole:
            workbook.save(whole)
            whole.seek(0)
            copyfileobj(whole, target)
    finally:
        _let_go_of_rows(workbook)


def _let_go_of_rows(workbook: Any) -> None:
    """Closes and removes the files in which openpyxl keeps rows, and which it leaves when something goes wrong."""
    for sheet in workbook.worksheets:
        writer, rows = sheet._writer, sheet._rows  # noqa: SLF001
        if writer is None:
            continue
        for generator in filter(None, (rows, writer.xf)):
            # What it still wants to write may not fit either.
            with suppress(OSError):
                generator.close()
        Path(writer.out).unlink(missing_ok=True)


def _fill(sheet: Any, rows: Iterable[Sequence[str]]) -> None:
    sheet.freeze_panes = "A2"
    for line, row in enumerate(rows, start=1):
        if line > MOST_ROWS:
            raise FileProblem(f"a sheet of a workbook holds {MOST_ROWS:,} rows; export as CSV.", line=line)
        sheet.append([_cell(sheet, _fitting(text, line), is_bold=line == 1) for text in row])


def _fitting(text: str, line: int) -> str:
    """The text as a cell holds it; FileProblem when it is too long for one."""
    shown = escape_text(text)
    if len(shown) > LONGEST_CELL:
        raise FileProblem(
            f"the text has {len(shown):,} characters and a cell of a workbook holds {LONGEST_CELL:,}; export as CSV.",
            line=line,
            value=text,
        )
    return shown


def _cell(sheet: Any, text: str, *, is_bold: bool) -> Any:
    """What openpyxl writes as a cell of text; nothing for an empty one."""
    if not (is_bold or text.startswith(TAKEN_FOR_OTHER)):
        return text or None
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if is_bold:
        cell.font = Font(bold=True)
    return cell


def escape_text(text: str) -> str:
    """The text with what XML cannot hold escaped as `_xHHHH_` (ECMA-376, ST_Xstring)."""
    return UNSAFE.sub(lambda character: f"_x{ord(character[0]):04X}_", text)
