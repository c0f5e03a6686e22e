"""A file once read: its header, its rows of text, where each row stood, and the file's fingerprint."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Self

import tablib

from tracker.database.line_ends import with_line_feeds
from tracker.transfer.declaration import cell_marks
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading.cell_links import LinkedCell


class RefusedCell(str):
    """The text of a cell of which no value can be known, and why; the row is refused where the column is taken."""

    __slots__ = ("reason",)
    reason: str

    def __new__(cls, text: object, reason: str) -> Self:
        """The cell; `text` is what is shown of it."""
        cell = super().__new__(cls, text)
        cell.reason = reason
        return cell


class Table(tablib.Dataset):
    """A tablib dataset of text cells that knows the line of each row and the SHA-256 of the file."""

    lines: list[int]
    sha256: str

    @classmethod
    def of(cls, numbered: Iterable[tuple[int, Sequence[object]]], content: bytes) -> Self:
        """The table in a file's rows, each with its line; the first row that is not blank is the header."""
        rows = ((line, [cell_text(cell) for cell in row]) for line, row in numbered)
        filled = ((line, row) for line, row in rows if any(row))
        _, header = next(filled, (0, None))
        if header is None:
            raise FileProblem("the file is empty; its first row must name the columns.")
        while header and not header[-1]:
            header.pop()
        table = cls(headers=header)
        table.lines = []
        table.sha256 = hashlib.sha256(content).hexdigest()
        for line, row in filled:
            table.append(fit_to_header(row, len(header), line))
            table.lines.append(line)
        return table

    @classmethod
    def from_dataset(cls, dataset: tablib.Dataset) -> Self:
        """The dataset itself when it came from a file of ours, else a table of what it holds."""
        if isinstance(dataset, cls):
            return dataset
        rows = [dataset.headers or [], *dataset]
        return cls.of(enumerate(rows, start=1), str(dataset.export("csv")).encode())


def fit_to_header(row: list[str], width: int, line: int) -> list[str]:
    """The row padded to the width of the header. Raises FileProblem for a filled cell beyond the header."""
    if any(row[width:]):
        beyond = next(cell for cell in row[width:] if cell)
        raise FileProblem(
            f"the row has more cells than the header, which has {width}; "
            "put quotation marks round a cell that holds the separator.",
            line=line,
            value=beyond,
        )
    return row[:width] + [""] * (width - len(row))


def cell_text(cell: object) -> str:
    """The cell as text: a number as spreadsheets show it, a date in ISO 8601, None as an empty text.

    Lines end with LF, as they are stored.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        # Spreadsheets show fifteen digits of a number: 0.3, where 0.30000000000000004 is stored.
        return format(Decimal(f"{cell:.15g}").normalize(), "f")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, (RefusedCell, LinkedCell)) else with_line_feeds(str(cell))


def unescape_formulas(numbered: Iterable[tuple[int, Sequence[object]]]) -> Iterator[tuple[int, list[object]]]:
    """The numbered rows, with the `'` before what looks like a formula taken away (`cell_marks.unescape_formula`)."""
    for line, row in numbered:
        yield line, [cell_marks.unescape_formula(cell) if isinstance(cell, str) else cell for cell in row]
