"""XLSX, read with suspicion: the first sheet of a workbook."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count, islice
from typing import IO, Any

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.styles import cell_style

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading.cell_links import linked, links_on
from tracker.transfer.reading.shown_dates import as_shown, hidden_day
from tracker.transfer.reading.size_limits import SizeLimits
from tracker.transfer.reading.table import RefusedCell
from tracker.transfer.reading.xlsx_hints import hints_on
from tracker.transfer.reading.xlsx_parts import read_chunks, reject_costly_parts, sheets_of
from tracker.transfer.reading.xlsx_strict import as_usual
from tracker.transfer.reading.zip_compression import has_unusual_compression

# What it has to say of a workbook is not for who imports it.
warnings.filterwarnings("ignore", module=r"openpyxl\.")
# openpyxl 3.1.5 prints it where a cell has a style that the workbook lacks, into what others read as our output.
vars(cell_style)["print"] = lambda *_: None

# How old workbooks begin, and those locked with a password, which are kept in the same kind of file.
OLD = bytes.fromhex("d0cf11e0a1b11ae1")
LOCKED = "EncryptedPackage".encode("utf-16-le")
LARGEST_LOOKED_AT = 64 * 1024 * 1024
MOST_NAMED = 5  # cells, in a note
LOOKED_AT = 200  # rows, for whether a sheet holds anything
LARGEST_EXPANDED = 200 * 1024 * 1024
MOST_PARTS = 1000
MOST_ROWS = 1_048_576  # of a sheet; Excel's own limit
# Half of a pair that makes one character (D800 to DFFF) is no text, and stays in coded form.
CODED = re.compile("_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
UNREADABLE = (KeyError, IndexError, ValueError, OSError, EOFError, SyntaxError, zipfile.BadZipFile, zlib.error)
# How openpyxl stumbles over parts whose XML is well formed and says what no workbook does.
MALFORMED = (*UNREADABLE, TypeError, AttributeError, OverflowError)


def unescape_text(text: str) -> str:
    """The text of a cell with `_xHHHH_` undone (ECMA-376, ST_Xstring)."""
    return CODED.sub(lambda code: chr(int(code[1], 16)), text)


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, as it was last calculated, and what else there is.

    `formulas` is the same sheet as it was written; None in a workbook without any, which then is read only once.
    """

    values: Any
    formulas: Any
    left_out: Sequence[str]
    hints: Sequence[str] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    hidden_days: list[str] = field(default_factory=list, compare=False)

    @property
    def cell_notes(self) -> list[str]:
        """What there was to tell of single cells, once the rows were read."""
        if not self.hidden_days:
            return []
        named = ", ".join(self.hidden_days[:MOST_NAMED])
        more = f" and {len(self.hidden_days) - MOST_NAMED:,} more" if len(self.hidden_days) > MOST_NAMED else ""
        return [f"cells that show no day hold one, and were read as they show it: {named}{more}"]

    @property
    def note(self) -> str:
        """Which sheet is read and which are not, and what of it a reader may not have seen."""
        left_out = ", ".join(f"“{title}”" for title in self.left_out)
        read = f"the sheet “{self.values.title}” was read" + (f"; left out: {left_out}" if left_out else "")
        return "; ".join([read, *self.hints])

    def numbered_rows(self) -> Iterator[tuple[int, list[object]]]:
        """Each row with its number; dates, numbers and text as the sheet has them."""
        rows = (
            zip(self.values.rows, self.formulas.rows, strict=True)
            if self.formulas
            else ((row, row) for row in self.values.rows)
        )
        limits = SizeLimits()
        for line in count(1):
            try:
                row, typed = next(rows)
            except StopIteration:
                return
            except MALFORMED as error:
                raise _unreadable(error, line) from error
            if line > MOST_ROWS:
                raise FileProblem(f"a sheet has at most {MOST_ROWS:,} rows; split it into several files.", line=line)
            # openpyxl makes up every cell between those that the sheet has.
            limits.check_row(line, len(row), is_blank=all(cell.value is None for cell in row))
            read = [self._read(cell, source) for cell, source in zip(row, typed, strict=True)]
            for told in filter(None, map(hidden_day, row, read)):
                # Of more than are named only how many there are is kept.
                self.hidden_days.append(told if len(self.hidden_days) < MOST_NAMED else "")
            yield line, read

    def _read(self, cell: Any, source: Any) -> object:
        read = _value(cell, source)
        if not isinstance(read, str) or isinstance(read, RefusedCell):
            return read
        return linked(read, source, self.links.get(cell.coordinate, "") if self.links else "")


def sheet_in(stream: IO[bytes], title: str = "") -> Sheet:
    """The sheet of this title, else the first that is visible and holds anything; its rows are read lazily.

    Raises FileProblem for what is no workbook, and for a title that no sheet has.
    """
    _refuse_bombs(stream)
    stream = as_usual(stream)
    sheets = _sheets(stream, data_only=True)
    titles = [str(each.title) for each in sheets]
    if title and title not in titles:
        listed = ", ".join(f"“{each}”" for each in titles)
        raise FileProblem(f"the workbook has no sheet “{title}”; its sheets are: {listed}.")
    place = titles.index(title) if title else _first_with_content(sheets)
    values = sheets.pop(place)
    formulas = _sheets(stream, data_only=False)[place] if _has_formulas(stream) else None
    # The size a file claims for its sheet may be wrong, and rows beyond it would silently be left out.
    for sheet in filter(None, (values, formulas)):
        sheet.reset_dimensions()
    with zipfile.ZipFile(stream) as archive:
        part = str(values._worksheet_path)  # noqa: SLF001 (it says nowhere else which part it is)
        hints, links = hints_on(archive, part), links_on(archive, part)
    return Sheet(values, formulas, [each.title for each in sheets], hints, links)


def _first_with_content(sheets: Sequence[Any]) -> int:
    """The place of the first sheet that is visible and holds anything; else of the first that is visible."""
    visible = [place for place, sheet in enumerate(sheets) if sheet.sheet_state == "visible"] or [0]
    return next((place for place in visible if len(visible) == 1 or _holds_anything(sheets[place])), visible[0])


def _holds_anything(sheet: Any) -> bool:
    sheet.reset_dimensions()
    try:
        return any(cell.value is not None for row in islice(sheet.rows, LOOKED_AT) for cell in row)
    except MALFORMED:
        # What is wrong with it is told when it is read.
        return True


def _sheets(stream: IO[bytes], *, data_only: bool) -> list[Any]:
    """The sheets, of which there is at least one."""
    try:
        sheets: list[Any] = load_workbook(stream, read_only=True, data_only=data_only, keep_links=False).worksheets
    except MALFORMED as error:
        raise _unreadable(error) from error
    if not sheets:
        raise _unreadable()
    return sheets


def _has_formulas(stream: IO[bytes]) -> bool:
    try:
        return any(FORMULA.search(piece) for piece in _pieces_of_sheets(stream))
    except UNREADABLE as error:
        raise _unreadable(error) from error


def numbered_rows(content: bytes) -> Iterator[tuple[int, list[object]]]:
    """Each row of the first sheet with its number."""
    yield from sheet_in(BytesIO(content)).numbered_rows()


def rows_expected(stream: IO[bytes]) -> int:
    """About how many rows a workbook has in all its sheets; 0 when that cannot be told."""
    try:
        return sum(piece.count(b"<row") for piece in _pieces_of_sheets(stream))
    except UNREADABLE:
        return 0


def _pieces_of_sheets(stream: IO[bytes]) -> Iterator[bytes]:
    """The sheets as they are written, piece by piece."""
    with zipfile.ZipFile(stream) as archive:
        yield from read_chunks(archive, sheets_of(archive))


def _unreadable(error: Exception | None = None, line: int | None = None) -> FileProblem:
    if any(isinstance(each, DefusedXmlException) for each in (error, error and error.__cause__)):
        return FileProblem("the workbook declares entities, which no spreadsheet does; save the file again.")
    return FileProblem(
        "this is not an XLSX workbook with a sheet; save the file again as .xlsx or as CSV UTF-8.", line=line
    )


def _value(cell: Any, source: Any) -> object:
    if source.data_type == "f" and cell.value is None:
        return RefusedCell(
            source.value,
            "the cell holds a formula that was never calculated; open and save the file in a spreadsheet, "
            "or put the value in its place.",
        )
    if cell.data_type == "e":
        return RefusedCell(cell.value, "the cell holds an error of the spreadsheet; put a value in its place.")
    return unescape_text(cell.value) if isinstance(cell.value, str) else as_shown(cell)


def _refuse_old(stream: IO[bytes]) -> None:
    """FileProblem for a workbook of before 2007, and for one that is locked."""
    stream.seek(0)
    begins_old = stream.read(len(OLD)) == OLD
    stream.seek(0)
    if begins_old and LOCKED in stream.read(LARGEST_LOOKED_AT):
        raise FileProblem("the workbook is locked with a password; save it without one.")
    if begins_old:
        raise FileProblem("this is a workbook of an old kind (.xls); save it as .xlsx or as CSV UTF-8.")
    stream.seek(0)


def _refuse_bombs(stream: IO[bytes]) -> None:
    _refuse_old(stream)
    try:
        archive = zipfile.ZipFile(stream)
    # The last is what Python says of a ZIP of a version that it does not know.
    except (*UNREADABLE, NotImplementedError) as error:
        raise FileProblem("this is not an XLSX workbook; save the file again as .xlsx or as CSV UTF-8.") from error
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_EXPANDED:
        raise FileProblem("the unpacked workbook is too large; split it into several files.")
    if any(part.flag_bits & 1 or has_unusual_compression(part) for part in parts):
        raise FileProblem("the workbook is locked, or packed in an unusual way; save the file again as .xlsx.")
    try:
        reject_costly_parts(archive)
    except FileProblem:
        raise
    except UNREADABLE as error:
        raise _unreadable(error) from error


def sheet_sizes(stream: IO[bytes]) -> list[tuple[str, int, int]]:
    """Each sheet's title with how many rows and columns it says it has; 0 where it does not say."""
    _refuse_bombs(stream)
    return [
        (str(sheet.title), int(sheet.max_row or 0), int(sheet.max_column or 0))
        for sheet in _sheets(stream, data_only=True)
    ]
