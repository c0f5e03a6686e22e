"""How a file is written and where its table stands: encoding, separator, sheet and the line that names the columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tracker.transfer.declaration.file_mapping import FILE_SEPARATORS, FileMapping
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading import csv_text, xlsx
from tracker.transfer.reading.files import MOST_TITLES, RecordFile, Rows, open_stream

MOST_LINES = 12
SNIFFED = 64 * 1024
# Each with the share of its foreign letters that has to be of its own script: the bytes of one are often others' too.
ASIAN = {"euc-kr": 0.9, "shift_jis": 0.7, "gb18030": 0.7, "big5": 0.7}


@dataclass(frozen=True, kw_only=True)
class SheetSize:
    """A sheet of a workbook, as large as it says it is (0: it does not say)."""

    title: str
    rows: int
    columns: int


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The first lines of a file, and what they were told by.

    `lines` are the first rows that hold anything, each with its line; `header_line` is the one that names the columns
    by the looks of it. `encoding` and `separator` are those of CSV, empty for a workbook, whose `sheets` are listed.
    """

    encoding: str
    separator: str
    sheets: Sequence[SheetSize]
    lines: Sequence[tuple[int, list[str]]]
    header_line: int


def layout_of(file: RecordFile, mapping: FileMapping) -> Layout:
    """How the file looks, read as the mapping says where that is said. Raises FileProblem for what is unreadable."""
    if file.is_workbook:
        sheets = _sheets(file)
        lines, _ = first_of(file.texts(mapping), MOST_LINES)
        return Layout(encoding="", separator="", sheets=sheets, lines=lines, header_line=header_line(lines))
    with open_stream(file.open) as stream:
        start = stream.read(SNIFFED)
    encoding = mapping.encoding or guess_encoding(start)
    separator = mapping.separator or guess_separator(start, encoding)
    lines, _ = first_of(file.texts(replace(mapping, encoding=encoding, separator=separator)), MOST_LINES)
    return Layout(encoding=encoding, separator=separator, sheets=(), lines=lines, header_line=header_line(lines))


def first_of(rows: Rows, most: int) -> tuple[list[tuple[int, list[str]]], FileProblem | None]:
    """The first rows, as far as they can be read, and what kept the next from it."""
    found: list[tuple[int, list[str]]] = []
    try:
        found.extend(islice(rows, most))
    except FileProblem as error:
        return found, error
    return found, None


def header_line(lines: Sequence[tuple[int, list[str]]]) -> int:
    """The first line with more than one filled cell, unless too many come before it; else the first."""
    first = lines[: MOST_TITLES + 1]
    return next((line for line, row in first if sum(map(bool, row)) > 1), first[0][0] if first else 1)


def guess_encoding(start: bytes) -> str:
    """The encoding of a text that begins so, by its marks and by what its bytes could be."""
    if csv_text.detect_encoding(start) == "utf-16":
        return "utf-16"
    if _decodes(start, "utf-8"):
        return "utf-8"
    for encoding, share in ASIAN.items():
        if _decodes(start, encoding):
            text = start.decode(encoding, "ignore")
            foreign = [letter for letter in text if ord(letter) > 127]
            if foreign and sum(_is_of(encoding, letter) for letter in foreign) >= share * len(foreign):
                return encoding
    return "windows-1252"


def _decodes(start: bytes, encoding: str) -> bool:
    """Whether the bytes are text in the encoding; the last few may be half of a character."""
    for end in range(min(4, len(start) + 1)):
        try:
            start[: len(start) - end].decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _is_of(encoding: str, letter: str) -> bool:
    """Whether such text is written with the letter often; the rarer ones come of reading another encoding so."""
    number = ord(letter)
    if encoding == "shift_jis":
        return 0x3040 <= number <= 0x30FF or 0x3000 <= number <= 0x303F or 0x4E00 <= number <= 0x9FFF
    if encoding == "euc-kr":
        return 0xAC00 <= number <= 0xD7A3 or 0x3000 <= number <= 0x303F
    return (
        (0x4E00 <= number <= 0x9FFF and _is_common(letter)) or 0x3000 <= number <= 0x303F or 0xFF00 <= number <= 0xFFEF
    )


def _is_common(letter: str) -> bool:
    """Whether the letter is of the first level of GB 2312, which holds what is written every day."""
    try:
        return 0xB0 <= letter.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def guess_separator(start: bytes, encoding: str) -> str:
    """What parts the cells: what the file names, else what the most lines have equally often."""
    text = start.decode("utf-8-sig" if encoding == "utf-8" else encoding, "replace")
    if named := csv_text.NAMED_SEPARATOR.fullmatch(text.split("\n", 1)[0].strip("\r\n")):
        return named["separator"]
    lines = [csv_text.QUOTED.sub("", line) for line in text.splitlines()[:MOST_LINES] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in FILE_SEPARATORS}

    def fits(mark: str) -> tuple[int, int]:
        found = [count for count in counts[mark] if count]
        return max((found.count(count) for count in found), default=0), max(counts[mark], default=0)

    best = max(FILE_SEPARATORS, key=fits)
    told = csv_text.detect_separator(text)
    # Where nothing speaks for another, what a file without a mapping is read by.
    return best if fits(best) > fits(told) else told


def _sheets(file: RecordFile) -> list[SheetSize]:
    with open_stream(file.open) as stream:
        return [
            SheetSize(title=title, rows=rows, columns=columns) for title, rows, columns in xlsx.sheet_sizes(stream)
        ]


def guess_sheet(file: RecordFile) -> str:
    """The first sheet in which more than one line stands, if it is not the first of all; else nothing."""
    try:
        sheets = _sheets(file)
    except FileProblem:
        return ""
    if not sheets or sheets[0].rows != 1:
        return ""
    return next((sheet.title for sheet in sheets[1:] if sheet.rows > 1), "")
