"""A file of commitments may say in one sheet where each stands, and by which source: those cells are rows of others.

A status is what a party says (*official*), as a draft, on the day `as_of`; what the record supports stays a verdict,
and no file of commitments brings one. The source is cited for the commitment and for its status, which takes one.
Nothing after this knows of it: the file is read as three, and the commitment is named by its ref, or else its title.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tracker.models.refs.ref_from_text import ref_from_text
from tracker.partial_dates import PartialDate
from tracker.transfer.declaration.brought_along import BROUGHT_ALONG
from tracker.transfer.declaration.cell_marks import CLEAR
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.headers import Header
from tracker.transfer.declaration.problems import FileProblem, Problem
from tracker.transfer.reading.brought_rows import BroughtRows
from tracker.transfer.reading.files import RecordFile, Rows
from tracker.transfer.reading.table import RefusedCell
from tracker.vocabulary import Axis

COMMITMENTS, UPDATES, CITATIONS = "commitments", "status_updates", "citations"
UPDATE_HEADERS = ("ref", "commitment", "axis", "status", "as_of")
CITATION_HEADERS = ("ref", "source", "commitment", "status_update")
# A ref has room for 120 characters: of a commitment's, what leaves room for the axis and the day.
LONGEST_BASE, LONGEST = 70, 114
NO_SOURCE = "needs a source: give the one that says so in the column source, by its ref, title or web address."
Said = FileMapping | Mapping[str, str] | None


@dataclass(frozen=True)
class CommitmentsOnly(RecordFile):
    """A file of commitments without the columns that speak of other records."""

    def rows(self, mapping: Said = None) -> tuple[Header, Rows]:
        header, rows = super().rows(mapping)
        kept = [place for place, name in enumerate(header) if name not in BROUGHT_ALONG[COMMITMENTS]]
        return Header([header[place] for place in kept], header.line), (
            (line, [row[place] for place in kept]) for line, row in rows
        )


class BroughtAlong(BroughtRows):
    """What a file of commitments says of other records; its mapping is that of the commitments."""

    brought_by = COMMITMENTS

    def cells(self, mapping: Said) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows with what each column holds."""
        header, rows = RecordFile(self.name, COMMITMENTS, self.open).rows(mapping)
        return ((line, dict(zip(header, row, strict=True))) for line, row in rows)


class StatusesOfCommitments(BroughtAlong):
    """The official status of each commitment of which the file says one."""

    said_in = ({"status": "status", "as_of": "as_of"},)

    def rows(self, mapping: Said = None) -> tuple[Header, Rows]:
        self.notes[:] = [f"{self.name}: each status is read as a draft of what a party says (axis official)."]
        return Header(UPDATE_HEADERS), self._updates(mapping)

    def as_of_the_file(self, problem: Problem) -> Problem:
        told = super().as_of_the_file(problem)
        # It is the other cell that is to be filled in.
        return replace(told, column="status, source") if problem.reason == NO_SOURCE else told

    def _updates(self, mapping: Said) -> Rows:
        for line, row in self.cells(mapping):
            if status := row.get("status", ""):
                if row.get("source", "") in ("", CLEAR) and not isinstance(status, RefusedCell):
                    status = RefusedCell(status, NO_SOURCE)
                yield line, [update_ref(row), named(row), Axis.OFFICIAL.value, status, row.get("as_of", "")]


class SourcesOfCommitments(BroughtAlong):
    """The citations of the source of each row, for the commitment and for its status."""

    said_in = ({"source": "source"}, {"source": "source"})

    def rows(self, mapping: Said = None) -> tuple[Header, Rows]:
        self.notes[:] = [f"{self.name}: each source is cited, for the commitment and for its status."]
        return Header(CITATION_HEADERS), self._citations(mapping)

    def _citations(self, mapping: Said) -> Rows:
        for line, row in self.cells(mapping):
            source = row.get("source", "")
            if source in ("", CLEAR):
                continue
            yield line * self.rows_a_line, [citation_ref(base(row), source), source, named(row), ""]
            if row.get("status", ""):
                yield line * self.rows_a_line + 1, [citation_ref(update_ref(row), source), source, "", update_ref(row)]


def commitments_in_full(file: RecordFile, mapping: Said) -> list[RecordFile]:
    """The file, and where it speaks of other records, the files of these behind it."""
    said = FileMapping.of(mapping).said_of(COMMITMENTS)
    try:
        header = file.rows(said)[0]
    except FileProblem:
        # Told when it is read.
        return [file]
    if not {"status", "source"} & set(header):
        return [file]
    own: list[RecordFile] = [CommitmentsOnly(file.name, COMMITMENTS, file.open)]
    if "status" in header:
        own.append(StatusesOfCommitments(file.name, UPDATES, file.open))
    if "source" in header:
        own.append(SourcesOfCommitments(file.name, CITATIONS, file.open))
    return own


def named(row: Mapping[str, str]) -> str:
    """What the row's commitment is called: its ref, or else its title, by which it is found."""
    return row.get("ref", "") or row.get("title", "")


def base(row: Mapping[str, str]) -> str:
    """The beginning of refs that go with the row."""
    return (row.get("ref", "") or ref_from_text(row.get("title", "")))[:LONGEST_BASE].strip("-")


def update_ref(row: Mapping[str, str]) -> str:
    """The ref of the row's status: commitment, axis and day, as forms make it."""
    day = row.get("as_of", "")
    try:
        day = PartialDate.read(day.strip()).text
    except ValueError:
        # It is refused where it is read.
        day = row.get("as_of", "")
    return ref_from_text(f"{base(row)} {Axis.OFFICIAL} {day.replace('/', ' ')}")


def citation_ref(cited: str, source: str) -> str:
    """The ref of a citation: what it is cited for, and the source."""
    words = re.sub(r"\W+", " ", re.sub(r"^https?://(www\.)?", "", source))
    return ref_from_text(f"{cited} {words}")[:LONGEST].strip("-")
