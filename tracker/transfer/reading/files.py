"""The files of a load: one CSV or XLSX file a kind of record, alone, in a folder or in a ZIP."""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO

from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.headers import Header
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.reading import csv_text, withdrawn, xlsx
from tracker.transfer.reading.linked_sources import with_addresses
from tracker.transfer.reading.mapped_rows import mapped_rows
from tracker.transfer.reading.named_rows import notes_on_names
from tracker.transfer.reading.table import cell_text, fit_to_header, unescape_formulas
from tracker.transfer.reading.zip_compression import has_unusual_compression

CHUNK = 1024 * 1024
LARGEST_UNPACKED = 2 * 1024 * 1024 * 1024
# A hundred thousand rows that say the same in five hundred characters unpack to 120 times their packed size.
MOST_TIMES_PACKED = 200
ALWAYS_UNPACKED = 20 * 1024 * 1024
# What Python says of a ZIP that is none, breaks off, or is packed in an unknown way.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
BEHIND_THE_NAME = re.compile(
    r"(?:-template|(?P<day>-\d{4}-\d{2}-\d{2}(-in-the-press-by-\d{4}-\d{2}-\d{2})?))?( ?\(\d+\))?$"
)
# What the mark of UTF-8 becomes where it is read as Windows-1252.
MARK_MISREAD = "ï»¿"
# Rows above the header: what the table is, from when, by whom.
MOST_TITLES = 5
# So many rows tell how wide a table is that no line of headers tells of.
WIDTH_TOLD_BY = 50
SUFFIXES = (".csv", ".tsv", ".xlsx")

Rows = Iterator[tuple[int, list[str]]]


@dataclass(frozen=True)
class RecordFile:
    """A file that holds one kind of record."""

    name: str
    record: str
    open: Callable[[], BinaryIO]
    notes: list[str] = field(default_factory=list, compare=False)

    @property
    def rows_a_line(self) -> int:
        """How many rows a line of the file may bring."""
        return 1

    def rows(self, mapping: FileMapping | Mapping[str, str] | None = None) -> tuple[Header, Rows]:
        """The headers, and the rows that follow, each with its line; read as they are asked for.

        `mapping` gives our columns for headers of others, and more of how the file is to be read; a header mapped to
        nothing is left out.
        """
        said = FileMapping.of(mapping).said_of(self.record)
        self.notes.clear()
        with_lines, titles = self._below_titles(said)
        self.notes.extend(
            f"{self.name}: line {line}, “{title}”, stands above the header and was skipped." for line, title in titles
        )
        line, names = next(with_lines, (1, []))
        header = Header(names, line)
        while header and not header[-1]:
            header.pop()
        if not header:
            raise FileProblem("the file is empty; its first row must name the columns.")
        if header[0].startswith(MARK_MISREAD):
            raise FileProblem(
                "the file was opened as Windows-1252 and saved again, while it was UTF-8, so its letters are wrong "
                "now; open the original as UTF-8, or use the workbook.",
                line=line,
                column=header[0],
            )
        if said.columns:
            self.notes.extend(
                f"{self.name}: column {place} has no name and was left out."
                for place, name in enumerate(header, start=1)
                if not name
            )
        named = [said.columns.get(each, each) for each in header]
        self.notes.extend(f"{self.name}: {note}" for note in notes_on_names(named, self.record))
        fitting = ((line, fit_to_header(row, len(header), line)) for line, row in with_lines)
        columns, mapped = mapped_rows(header, fitting, said, self.record)
        return columns, self._with_addresses(columns, mapped) if self.is_workbook else mapped

    def _with_addresses(self, header: Header, rows: Rows) -> Rows:
        told: list[str] = []
        yield from with_addresses(header, rows, self.record, told)
        self.notes.extend(f"{self.name}: {note}" for note in told)

    def headers(self, mapping: FileMapping) -> Header:
        """The headers as they stand in the file, where the mapping says that they stand."""
        said = mapping.said_of(self.record)
        return RecordFile(self.name, self.record, self.open).rows(said.where)[0]

    def _below_titles(self, mapping: FileMapping) -> tuple[Rows, list[tuple[int, str]]]:
        """The rows from the header on, and what stood above it."""
        rows = self.texts(mapping)
        if mapping.no_header:
            return without_header(rows, mapping.header_row)
        if mapping.header_row:
            return below_line(rows, mapping.header_row)
        return below_titles(rows, self.record, mapping.columns)

    def texts(self, mapping: FileMapping) -> Rows:
        """Every row that holds anything, titles and headers among them, as it stands in the file."""
        return _texts(self._numbered_rows(mapping))

    def _numbered_rows(self, mapping: FileMapping) -> Iterable[tuple[int, Sequence[object]]]:
        with open_stream(self.open) as stream:
            yield from unescape_formulas(self._rows_in(stream, mapping))

    def _rows_in(self, stream: BinaryIO, mapping: FileMapping) -> Iterator[tuple[int, Sequence[object]]]:
        if not self.is_workbook:
            yield from csv_text.streamed_rows(stream, mapping.encoding, mapping.separator)
            return
        sheet = xlsx.sheet_in(stream, mapping.sheet)
        self.notes.append(f"{self.name}: {sheet.note}.")
        yield from sheet.numbered_rows()
        self.notes.extend(f"{self.name}: {note}." for note in sheet.cell_notes)

    @property
    def is_workbook(self) -> bool:
        """Whether it has sheets; else it is text."""
        return self.name.lower().endswith(".xlsx")

    def rows_expected(self) -> int:
        """About how many rows it has, and seldom fewer than it has; 0 when it cannot be told beforehand."""
        with open_stream(self.open) as stream:
            if self.name.lower().endswith(".xlsx"):
                return xlsx.rows_expected(stream)
            return sum(max(chunk.count(b"\n"), chunk.count(b"\r")) for chunk in iter(lambda: stream.read(CHUNK), b""))

    def sha256(self) -> str:
        """The SHA-256 of the file's bytes, in hexadecimal."""
        digest = hashlib.sha256()
        with open_stream(self.open) as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
        return digest.hexdigest()


@contextmanager
def open_stream(open_file: Callable[[], BinaryIO]) -> Iterator[BinaryIO]:
    """The opened stream, closed in the end. Raises FileProblem for an entry of a damaged ZIP."""
    try:
        with open_file() as stream:
            yield stream
    except DAMAGED as error:
        raise FileProblem("the ZIP is damaged, or is larger than it says; make it again.") from error


def _texts(numbered: Iterable[tuple[int, Sequence[object]]]) -> Rows:
    """The rows that hold anything, as text."""
    for line, row in numbered:
        texts = [cell_text(cell) for cell in row]
        if any(texts):
            yield line, texts


def below_line(rows: Rows, number: int) -> tuple[Rows, list[tuple[int, str]]]:
    """The rows from the line on that is said to name the columns, and what stood above it."""
    titles: list[tuple[int, str]] = []
    for line, row in rows:
        if line == number:
            return chain([(line, row)], rows), titles
        if line > number:
            break
        titles.append((line, next(filter(None, row))))
    raise FileProblem(
        "nothing stands in this line, which should name the columns; give the line that does.", line=number
    )


def without_header(rows: Rows, number: int) -> tuple[Rows, list[tuple[int, str]]]:
    """The rows from a line on (0: the first) below made-up names of the columns, and what stood above them."""
    rows, titles = below_line(rows, number) if number else (rows, [])
    first = list(islice(rows, WIDTH_TOLD_BY))
    width = max((len(row) for _, row in first), default=0)
    names = [f"column {place}" for place in range(1, width + 1)]
    begins = first[0][0] if first else 1
    return chain([(begins, names)] if width else [], first, rows), titles


def below_titles(rows: Rows, record: str, foreign: Iterable[str] = ()) -> tuple[Rows, list[tuple[int, str]]]:
    """The rows from the header on, and what stood above it: rows with one filled cell that names no column.

    All rows where no row with more filled cells comes after a few such. `foreign` are names that columns may have
    besides ours.
    """
    columns = {*(column.column_name for column in RECORDS[record]().columns), *foreign}
    first: list[tuple[int, list[str]]] = []
    for line, row in islice(rows, MOST_TITLES + 1):
        first.append((line, row))
        filled = [cell for cell in row if cell]
        if len(filled) > 1 or columns.intersection(filled):
            break
    else:
        return chain(first, rows), []
    titles = [(line, next(filter(None, row))) for line, row in first[:-1]]
    return chain(first[len(titles) :], rows), titles


def files_at(paths: Sequence[Path], record: str = "") -> list[RecordFile]:
    """The record files at paths of files, folders and ZIPs, in the order in which records name each other.

    `record` says what a file alone holds, whatever it is called; else names say it.
    A folder's list of what was withdrawn is no file of records, and is left to `manage.py seed`.
    """
    found: list[RecordFile] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if not each.name.startswith("."))
            found += [
                _file_at(each) for each in inside if each.suffix.lower() in SUFFIXES and each.name != withdrawn.NAME
            ]
        elif not path.is_file():
            raise FileProblem(f"there is no file or folder {path}.")
        elif path.suffix.lower() == ".zip":
            found += files_in_zip(path)
        else:
            found.append(_file_at(path, record if len(paths) == 1 else ""))
    return _in_order(found, " and ".join(str(path) for path in paths))


def _file_at(path: Path, record: str = "") -> RecordFile:
    return RecordFile(path.name, record or record_name_of(path.name), lambda: path.open("rb"))


def files_uploaded(name: str, content: bytes, record: str = "") -> list[RecordFile]:
    """The record files in an upload; `record` says what a single file holds, else its name does."""
    if name.lower().endswith(".zip"):
        return _in_order(files_in_zip(BytesIO(content)), name)
    return [RecordFile(name, record or record_name_of(name), lambda: BytesIO(content))]


def files_in_zip(source: Path | BytesIO) -> list[RecordFile]:
    """The record files in a ZIP, of which no more is unpacked than it says it holds."""
    try:
        archive = zipfile.ZipFile(source)
    except (*DAMAGED, ValueError) as error:
        # The last: of one that names a place in it which is not there.
        raise FileProblem("this is not a ZIP file; save it again.") from error
    entries = [entry for entry in archive.infolist() if not (entry.is_dir() or _is_hidden(entry.filename))]
    if len(entries) > len(RECORDS):
        raise FileProblem(f"the ZIP holds {len(entries)} files; there are {len(RECORDS)} kinds of record.")
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise FileProblem("the unpacked ZIP is too large; split it into several files.")
    return [_file_in(archive, entry) for entry in entries]


def _is_hidden(name: str) -> bool:
    """Whether an entry is only what a computer notes for itself, such as a Mac's `__MACOSX/._actors.csv`."""
    return PurePosixPath(name).name.startswith(".") or name.startswith("__MACOSX/")


def _file_in(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> RecordFile:
    name = PurePosixPath(entry.filename).name
    if entry.flag_bits & 1:
        raise FileProblem(f"{name} is locked with a password; save the ZIP without one.")
    if not name.lower().endswith(SUFFIXES):
        raise FileProblem(f"{entry.filename} is neither CSV nor XLSX.")
    if has_unusual_compression(entry):
        raise FileProblem(f"{name} is packed in an unusual way; make the ZIP again with the method Deflate.")
    # Not more than there is room for in the archive, whatever the entry says.
    packed = max(1, min(entry.compress_size, archive.start_dir))
    if entry.file_size > max(ALWAYS_UNPACKED, MOST_TIMES_PACKED * packed):
        raise FileProblem(
            f"{name} unpacks to {entry.file_size // packed:,} times its packed size, which a table of records never "
            f"does (at most {MOST_TIMES_PACKED} is allowed); delete blank rows, or upload the file unpacked."
        )
    return RecordFile(name, record_name_of(name), lambda: _opened(archive, entry))


def _opened(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> BinaryIO:
    """The entry's content; a workbook on disk, since it is read to and fro, and would be unpacked over and over."""
    try:
        opened: BinaryIO = archive.open(entry)  # type: ignore[assignment]
    except ValueError as error:
        raise FileProblem("the ZIP names a place in it that is not there; make it again.") from error
    if not entry.filename.lower().endswith(".xlsx"):
        return opened
    copy = TemporaryFile()  # noqa: SIM115 (who reads it closes it)
    with opened:
        copyfileobj(opened, copy)
    copy.seek(0)
    return copy


def record_name_of(name: str) -> str:
    """The kind of record that a file's name says it holds, such as `actors` for actors.csv.

    An export has its day behind that, one from the public pages the site's name before it too, and a browser puts a
    number behind the second of one name.
    """
    stem = PurePosixPath(name).stem.lower()
    behind = BEHIND_THE_NAME.search(stem)
    record = stem[: behind.start()] if behind else stem
    if behind and behind["day"]:
        record = record.rpartition("-")[2]
    if record not in RECORDS:
        raise FileProblem(f"{name} is not a kind of record; files may be called: {', '.join(RECORDS)}.")
    return record


def _in_order(found: Sequence[RecordFile], where: str) -> list[RecordFile]:
    if not found:
        raise FileProblem(f"there is no CSV or XLSX file in {where}; there may be: {', '.join(RECORDS)}.")
    by_record: dict[str, RecordFile] = {}
    for each in found:
        if each.record in by_record:
            raise FileProblem(f"{by_record[each.record].name} and {each.name} hold the same kind of record; give one.")
        by_record[each.record] = each
    return [by_record[record] for record in RECORDS if record in by_record]


def rows_expected(files: Sequence[RecordFile]) -> int:
    """About how many rows there are in all; 0 when it cannot be told of one of them."""
    each = [file.rows_expected() for file in files]
    return sum(each) if all(each) else 0


def fingerprint(files: Sequence[RecordFile]) -> str:
    """The SHA-256 of a single file, or of several files' fingerprints one after the other."""
    if len(files) == 1:
        return files[0].sha256()
    return hashlib.sha256("".join(each.sha256() for each in files).encode()).hexdigest()
