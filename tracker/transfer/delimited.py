"""CSV: text that people save from spreadsheets, in the encodings and with the separators those use."""

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from tracker.transfer.problems import FileProblem

SEPARATORS = (",", ";", "\t")
LONGEST_CELL = 64 * 1024 * 1024
csv.field_size_limit(LONGEST_CELL)


def text_of(content: bytes) -> str:
    """The file's text: UTF-8, with or without its mark, or UTF-16 with it; FileProblem names any other byte."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding, named = "utf-16", "UTF-16"
    else:
        encoding, named = "utf-8-sig", "UTF-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileProblem(
            f"byte {content[error.start]:#04x} at position {error.start} is not {named}; save the file as CSV UTF-8.",
            line=line,
        ) from error


def separator_of(text: str) -> str:
    """The separator that the first line holds most of; names of columns hold none."""
    header = next(iter(StringIO(text.lstrip("\r\n"), newline="")), "")
    return max(SEPARATORS, key=header.count)


def numbered_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on."""
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    line = 1
    try:
        for row in rows:
            yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        raise FileProblem(f"{error}; check the quotation marks of this row.", line=line) from error


def as_csv(rows: list[list[str]]) -> str:
    """The rows as comma-separated text (RFC 4180)."""
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()
