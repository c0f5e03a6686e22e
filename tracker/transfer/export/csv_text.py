"""CSV, written: comma-separated text (RFC 4180) with LF at the end of each line, as PostgreSQL writes it too."""

import re
from collections.abc import Iterable, Sequence

NEEDS_QUOTES = re.compile('[,"\r\n]')


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """The rows as comma-separated text.

    Python's own writer, told to end lines with LF, leaves a CR inside a cell without quotation marks (3.11 to 3.12).
    """
    return "".join(_line(row) for row in rows)


def _line(row: Sequence[str]) -> str:
    # A line with nothing at all would be no row.
    return (",".join(map(_cell, row)) or ('""' if row else "")) + "\n"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if NEEDS_QUOTES.search(text) else text
