"""XLSX, written: sheets of cells that read back exactly, set out so that a person can work in them.

Written here and not by openpyxl: styles of cells take that library three times as long, and each row is sent on as it
comes, so that memory does not grow with the rows.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.export import xlsx_parts
from tracker.transfer.export.sheets import CellKind, Sheet, SheetColumn
from tracker.transfer.export.xlsx_parts import HEAD, HEADER_STYLE, MAIN, STYLE_OF, column_letters
from tracker.transfer.reading.xlsx import MOST_ROWS

LONGEST_CELL = 32_767  # characters; Excel's own limit
LONGEST_CHOICES = 255  # characters of a list that stands with the cells it is for; Excel's own limit
LISTS = "Lists"
# Rows below those written that have the drop-downs too. Not all of a sheet: exceljs 4.4 makes an object for each cell.
ROOM_BELOW = 5_000
CHUNK = 64 * 1024
# What XML cannot carry, or changes, is written `_xHHHH_` (ECMA-376, ST_Xstring), and so is what looks like that.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
# A number of at most fifteen digits, which is what a spreadsheet keeps of one.
NUMBER = re.compile(r"-?(?=[0-9.]{1,16}$)(?:[1-9][0-9]{0,14}|0)(?:\.[0-9]{1,14})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Before that spreadsheets disagree on what a day's number is: Excel has a 29 February 1900.
DAY_ZERO, FIRST_SURE_DAY = date(1899, 12, 30), date(1900, 3, 1)

Write = Callable[[str], object]


def as_xlsx(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """A workbook with one sheet of these rows, all text; the first row is the header."""
    header, *rest = rows
    content = BytesIO()
    write_workbook([Sheet(title, [SheetColumn(name) for name in header], rest)], content)
    return content.getvalue()


def write_workbook(sheets: Sequence[Sheet], target: IO[bytes]) -> None:
    """Writes a workbook of the sheets, each with a header that stays in sight and can be filtered by.

    Columns that choose from a list have it as a drop-down; lists too long to stand with their cells are on a hidden
    sheet. FileProblem when a row does not fit, and then nothing is written.
    """
    long_lists = _long_lists(sheets)
    hidden = [_lists_sheet(long_lists)] if long_lists else []
    with TemporaryFile() as whole:
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            written = [*sheets, *hidden]
            filtered = [
                _write_sheet(archive, place, sheet, long_lists, is_filtered=sheet not in hidden)
                for place, sheet in enumerate(written, start=1)
            ]
            for part, text in (
                ("xl/workbook.xml", xlsx_parts.workbook(written, filtered, [each.title for each in hidden])),
                ("xl/_rels/workbook.xml.rels", xlsx_parts.workbook_relations(len(written))),
                ("xl/styles.xml", xlsx_parts.STYLES),
                ("_rels/.rels", xlsx_parts.PACKAGE_RELATIONS),
                ("[Content_Types].xml", xlsx_parts.content_types(len(written))),
            ):
                archive.writestr(part, text)
        whole.seek(0)
        copyfileobj(whole, target)


def _long_lists(sheets: Sequence[Sheet]) -> list[Sequence[str]]:
    """The lists of choices that are too long to stand with their cells, each once."""
    lists = {column.choices: None for sheet in sheets for column in sheet.columns if not _fits_inline(column.choices)}
    return list(lists)


def _fits_inline(choices: Sequence[str]) -> bool:
    """Whether a list can stand with its cells, where a comma parts its values."""
    return len(",".join(choices)) <= LONGEST_CHOICES and not any("," in choice for choice in choices)


def _lists_sheet(lists: Sequence[Sequence[str]]) -> Sheet:
    longest = max(map(len, lists))
    rows = [[each[place] if place < len(each) else "" for each in lists] for place in range(longest)]
    return Sheet(LISTS, [SheetColumn(f"list {place}") for place in range(1, len(lists) + 1)], rows)


def _write_sheet(
    archive: zipfile.ZipFile, place: int, sheet: Sheet, long_lists: Sequence[Sequence[str]], *, is_filtered: bool
) -> str:
    """Writes a sheet and gives the cells that it can be filtered over; nothing where it cannot."""
    last = column_letters(len(sheet.columns))
    lines = 1
    with archive.open(xlsx_parts.sheet_part(place), "w", force_zip64=True) as part:
        part.write(_opening(sheet).encode())
        pending: list[str] = []
        size = 0
        for lines, row in enumerate(_rows(sheet), start=1):  # noqa: B007 (the last is asked for below)
            pending.append(row)
            size += len(row)
            if size > CHUNK:
                part.write("".join(pending).encode())
                pending, size = [], 0
        filtered = f"A1:{last}{lines}" if is_filtered else ""
        pending += [
            "</sheetData>",
            f'<autoFilter ref="{filtered}"/>' if filtered else "",
            _validations(sheet.columns, long_lists, min(lines + ROOM_BELOW, MOST_ROWS)),
            "</worksheet>",
        ]
        part.write("".join(pending).encode())
    return f"$A$1:${last}${lines}" if is_filtered else ""


def _opening(sheet: Sheet) -> str:
    """What stands before the rows: that the header stays in sight, and the width and format of each column."""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{column.width}" style="{STYLE_OF[column.kind]}" customWidth="1"/>'
        for place, column in enumerate(sheet.columns, start=1)
    )
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def _rows(sheet: Sheet) -> Iterator[str]:
    """The rows as a sheet has them, that of the header first."""
    letters = [column_letters(place) for place in range(1, len(sheet.columns) + 1)]
    header = "".join(
        _text(f'{letter}1" s="{HEADER_STYLE}', column.name, 1)
        for letter, column in zip(letters, sheet.columns, strict=True)
    )
    yield f'<row r="1">{header}</row>'
    kinds = [
        (letter, column.kind, STYLE_OF[column.kind]) for letter, column in zip(letters, sheet.columns, strict=True)
    ]
    for line, row in enumerate(sheet.rows, start=2):
        if line > MOST_ROWS:
            raise FileProblem(f"a sheet of a workbook holds {MOST_ROWS:,} rows; export as CSV.", line=line)
        cells = [
            _cell(f'{letter}{line}" s="{style}', kind, text, line)
            for (letter, kind, style), text in zip(kinds, row, strict=True)
            if text
        ]
        yield f'<row r="{line}">{"".join(cells)}</row>'


def _cell(place: str, kind: CellKind, text: str, line: int) -> str:
    """A cell, whose place brings its style along; a number or a day where the spreadsheet keeps it exactly."""
    if kind is CellKind.NUMBER and NUMBER.fullmatch(text):
        return f'<c r="{place}"><v>{text}</v></c>'
    if kind is CellKind.DAY and DAY.fullmatch(text) and (day := date.fromisoformat(text)) >= FIRST_SURE_DAY:
        return f'<c r="{place}"><v>{(day - DAY_ZERO).days}</v></c>'
    return _text(place, text, line)


def _text(place: str, text: str, line: int) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(_fitting(text, line))}</t></is></c>'


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


def _validations(columns: Sequence[SheetColumn], long_lists: Sequence[Sequence[str]], last: int) -> str:
    """The drop-down lists, down to the last of these rows; where a value is no must, others are only warned of."""
    told = [
        f'<dataValidation type="list" errorStyle="{"stop" if column.is_needed else "warning"}" allowBlank="1" '
        f'showErrorMessage="1" errorTitle={quoteattr(column.name)} '
        f"error={quoteattr('Choose one of the list; the sheet Columns explains it.')} "
        f'sqref="{letters}2:{letters}{last}"><formula1>{_list_formula(column, long_lists)}</formula1>'
        "</dataValidation>"
        for letters, column in ((column_letters(place), column) for place, column in enumerate(columns, start=1))
        if column.choices
    ]
    return f'<dataValidations count="{len(told)}">{"".join(told)}</dataValidations>' if told else ""


def _list_formula(column: SheetColumn, long_lists: Sequence[Sequence[str]]) -> str:
    if _fits_inline(column.choices):
        return escape(f'"{",".join(column.choices)}"')
    letters = column_letters(list(long_lists).index(column.choices) + 1)
    return f"{LISTS}!${letters}$2:${letters}${len(column.choices) + 1}"


def escape_text(text: str) -> str:
    """The text with what XML cannot hold escaped as `_xHHHH_` (ECMA-376, ST_Xstring)."""
    return UNSAFE.sub(lambda character: f"_x{ord(character[0]):04X}_", text)
