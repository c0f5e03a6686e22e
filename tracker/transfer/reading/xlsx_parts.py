"""What a workbook holds beside its rows: openpyxl reads all of it before the first row, at 5 to 30 µs an element."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from tracker.transfer.declaration.problems import FileProblem

PIECE, OVERLAP = 1024 * 1024, 64  # bytes
MOST_TEXTS = 1_048_576  # that cells share; as many as a sheet has rows
SPARE_TEXTS = 100_000  # that no cell shows any more
TAGS_OF_A_TEXT = 4  # <si><t></t></si>
MOST_TAGS_OF_A_TEXT = 40  # of one in several fonts and colours
MOST_DESCRIBING = 200_000  # tags; Excel knows at most 65,490 formats of cells
MOST_OUTSIDE_ROWS = 500_000  # tags on end without a row that begins: openpyxl keeps them all in memory
TEXT = re.compile(rb"<(?:[^<>\s/:]+:)?si[\s/>]")
CELL = re.compile(rb"<(?:[^<>\s/:]+:)?c[\s/>]")
ROW = re.compile(rb"<(?:[^<>\s/:]+:)?row[\s/>]")
# What may hold a tag that is none.
DISGUISE = re.compile(rb"<!|-->|<\?|\?>|]]>")
CONTENT_TYPES = "[Content_Types].xml"
DESCRIBING = (CONTENT_TYPES, "xl/workbook.xml", "xl/styles.xml")
# What a part is, says the list of contents, and the path of a sheet may be any.
CONTENT = re.compile(rb"<(?:[^<>\s/:]+:)?Override\s[^>]*>")
PART_NAME = re.compile(rb"""PartName\s*=\s*["']/?([^"']+)["']""")
OF_A_SHEET, OF_DESCRIBING = b"worksheet+xml", (b"styles+xml", b"sheet.main+xml", b"sheet.macroEnabled.main+xml")


def reject_costly_parts(archive: zipfile.ZipFile) -> None:
    """Raises FileProblem when the workbook would take long to open, whatever its rows are."""
    parts = archive.namelist()
    described = {CONTENT_TYPES, *(name for name in parts if name.endswith(".rels"))} & set(parts)
    if sum(_tags(archive, name) for name in described) <= MOST_DESCRIBING:
        described |= {name for name in parts_of(archive, *OF_DESCRIBING) if name in parts}
    describing = {*described, *(name for name in parts if name in DESCRIBING)}
    if sum(_tags(archive, name) for name in describing) > MOST_DESCRIBING:
        raise FileProblem(
            f"the workbook has more than {MOST_DESCRIBING:,} formats, names and other things that describe it; "
            "copy the rows into a new workbook, or save the file as CSV UTF-8."
        )
    sheets = sheets_of(archive)
    _refuse_many_texts(archive, parts, sheets)
    for name in sheets:
        _refuse_much_outside_rows(archive, name)


def sheets_of(archive: zipfile.ZipFile) -> list[str]:
    """The parts that are sheets with rows: by what the workbook says of them, or by their path."""
    said = set(parts_of(archive, OF_A_SHEET))
    return [name for name in dict.fromkeys(archive.namelist()) if name in said or is_sheet(name)]


def parts_of(archive: zipfile.ZipFile, *kinds: bytes) -> list[str]:
    """The parts that the workbook says are of one of these kinds."""
    if CONTENT_TYPES not in archive.namelist():
        return []
    named = (
        (PART_NAME.search(entry), entry)
        for entry in CONTENT.findall(archive.read(CONTENT_TYPES).replace(b"\x00", b""))
        if any(kind in entry for kind in kinds)
    )
    return [name[1].decode("utf-8", "replace") for name, _ in named if name]


def _refuse_many_texts(archive: zipfile.ZipFile, parts: Sequence[str], sheets: Sequence[str]) -> None:
    """FileProblem when there are more texts than a sheet has rows, or far more than cells that could show them."""
    # Any part may be the one with the texts: [Content_Types].xml says which, and a name proves nothing.
    texts_in = {name: _count(TEXT, archive, name) for name in parts if name not in sheets}
    texts = sum(texts_in.values())
    tags = sum(_tags(archive, name) for name, count in texts_in.items() if count)
    if texts > MOST_TEXTS or tags > MOST_TEXTS * TAGS_OF_A_TEXT:
        raise FileProblem(f"the workbook has more than {MOST_TEXTS:,} texts; split it into several files.")
    if texts <= SPARE_TEXTS and tags <= SPARE_TEXTS * TAGS_OF_A_TEXT:
        return
    cells = sum(_count(CELL, archive, name) for name in sheets)
    if texts > SPARE_TEXTS + cells or tags > SPARE_TEXTS * TAGS_OF_A_TEXT + cells * MOST_TAGS_OF_A_TEXT:
        raise FileProblem(
            "the workbook has far more texts than cells; save the file again as .xlsx, or save it as CSV UTF-8."
        )


def _refuse_much_outside_rows(archive: zipfile.ZipFile, sheet: str) -> None:
    """FileProblem when a sheet has other things without end before, in, between or after its rows."""
    if any(tags > MOST_OUTSIDE_ROWS for tags in _tags_without_a_row(read_chunks(archive, [sheet]))):
        raise FileProblem(
            f"the sheet has more than {MOST_OUTSIDE_ROWS:,} consecutive items that are not rows; "
            "copy the rows into a new workbook, or save the file as CSV UTF-8."
        )


def _tags_without_a_row(pieces: Iterable[bytes]) -> Iterator[int]:
    """How many tags have come since the last row began; between two rows of one piece there are never too many."""
    tags = 0
    for piece in pieces:
        text = piece.replace(b"\x00", b"")
        rows = [] if DISGUISE.search(text) else list(ROW.finditer(text))
        tags += text.count(b"<", 0, rows[0].start() if rows else len(text))
        yield tags
        if rows:
            tags = text.count(b"<", rows[-1].start())
            yield tags


def is_sheet(name: str) -> bool:
    """Whether a part is a sheet with rows."""
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def read_chunks(archive: zipfile.ZipFile, names: Iterable[str]) -> Iterator[bytes]:
    """The parts as chunks of bytes; each chunk repeats the end of the one before it, so that no tag is cut in all."""
    for name in names:
        with archive.open(name) as part:
            end = b""
            while piece := part.read(PIECE):
                yield end + piece
                end = piece[-OVERLAP:]


def _tags(archive: zipfile.ZipFile, name: str) -> int:
    """About how many tags a part has."""
    return sum(piece.count(b"<") for piece in read_chunks(archive, [name]))


def _count(element: re.Pattern[bytes], archive: zipfile.ZipFile, name: str) -> int:
    """About how many such elements a part has, in UTF-16 too, where a null byte stands beside each letter of a tag."""
    return sum(len(element.findall(piece.replace(b"\x00", b""))) for piece in read_chunks(archive, [name]))
