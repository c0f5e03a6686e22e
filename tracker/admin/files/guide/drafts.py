"""The draft of an import: the file that came, with what was guessed or said so far of how it is to be read."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from tracker.access.groups import is_own
from tracker.models import ImportBatch, ImportDraft
from tracker.models.imports.import_batch import PASSING
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.mapping import mapping_of
from tracker.transfer.declaration.mapping_file import CONTROLS
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.guessing.kinds import guess_record
from tracker.transfer.guessing.layout import guess_encoding, guess_separator, guess_sheet
from tracker.transfer.reading import csv_text
from tracker.transfer.reading.batch_files import first_cells
from tracker.transfer.reading.files import RecordFile

LONGEST_NAME = 300
WHAT, COLUMNS, VALUES, PLAN = 1, 2, 3, 4
SNIFFED = 64 * 1024


def begin(user: Any, file_name: str, content: bytes, record: str = "") -> ImportDraft:
    """The draft of a file, with what can be guessed; what was said of the same file before is forgotten.

    `record` is the kind that it is said to hold. Raises FileProblem for a file that nobody can read.
    """
    found, mapping = guessed(file_name, content, record)
    return _kept(user, file_name, content, found, mapping, WHAT)


def begin_from(user: Any, batch: ImportBatch) -> ImportDraft:
    """The draft of a batch's file, with what was said of it there."""
    content, mapping = bytes(batch.content or b""), mapping_of(batch)
    return _kept(user, batch.file_name, content, batch.only_record, mapping, VALUES if mapping.columns else WHAT)


def _kept(user: Any, file_name: str, content: bytes, record: str, mapping: FileMapping, reached: int) -> ImportDraft:
    said = {
        "content": content,
        "record": record,
        "reading": {part: value for part, value in mapping.content.items() if part != "record"},
        "reached": reached,
    }
    draft, _ = ImportDraft.objects.update_or_create(
        owner=user,
        file_sha256=hashlib.sha256(content).hexdigest(),
        file_name=file_name[-LONGEST_NAME:],
        defaults=said,
    )
    return draft


def guessed(file_name: str, content: bytes, record: str = "") -> tuple[str, FileMapping]:
    """The kind of record that a file likely holds, and where its table stands; FileProblem where it has none."""
    file = RecordFile(file_name, record or "commitments", lambda: BytesIO(content))
    where = FileMapping(sheet=guess_sheet(file)) if file.is_workbook else as_told(content[:SNIFFED])
    headers, rows = file.rows(where)
    return record or guess_record(headers, first_cells(headers, rows), file_name).record, where


def as_told(start: bytes, encoding: str = "", separator: str = "") -> FileMapping:
    """How CSV is written, guessed where it is not said; only what reading would not find by itself."""
    encoding = encoding or guess_encoding(start)
    separator = separator or guess_separator(start, encoding)
    found = "utf-16" if csv_text.detect_encoding(start) == "utf-16" else "utf-8"
    text = start.decode("utf-8-sig" if encoding == "utf-8" else encoding, "replace")
    return FileMapping(
        encoding="" if encoding == found else encoding,
        separator="" if separator == csv_text.detect_separator(text) else separator,
    )


def said_in(draft: ImportDraft) -> FileMapping:
    """What was said so far of how the draft's file is read."""
    columns = {header: column or "" for header, column in draft.reading.get("columns", {}).items()}
    return FileMapping(**{**draft.reading, "record": draft.record, "columns": columns})


def keep(draft: ImportDraft, mapping: FileMapping, reached: int, *, is_other: bool = False) -> None:
    """Keeps what was said; steps that were reached stay so, unless it is another table now, or another kind."""
    if is_other:
        draft.reached = reached
    draft.record = mapping.record or draft.record
    draft.reading = {part: value for part, value in mapping.content.items() if part != "record"}
    draft.reached = max(draft.reached, reached)
    draft.save(update_fields=["record", "reading", "reached"])


def file_of(draft: ImportDraft) -> RecordFile:
    """The draft's file."""
    content = bytes(draft.content)
    return RecordFile(draft.file_name, draft.record, lambda: BytesIO(content))


def headers_of(draft: ImportDraft) -> tuple[list[str], dict[str, list[str]]]:
    """The headers as the file has them, each once, with cells of each. Raises FileProblem where there is none."""
    where = replace(said_in(draft).where, record="")
    headers, rows = file_of(draft).rows(where)
    for place, header in enumerate(headers, start=1):
        if CONTROLS.search(header):
            raise FileProblem(
                f"the name of column {place}, “{CONTROLS.sub('�', header)}”, holds a control character; "
                "take it out of the file.",
                line=headers.line,
            )
    return list(dict.fromkeys(header for header in headers if header)), first_cells(headers, rows)


def draft_of(user: Any, batch: ImportBatch) -> ImportDraft | None:
    """The user's draft that a batch was planned from, if there is one."""
    return ImportDraft.objects.of_file(batch).defer("content").first() if is_own(user, batch) else None


def plans_of(draft: ImportDraft) -> Sequence[ImportBatch]:
    """The batches of the draft's file by its owner that wait, or are being planned, the newest first."""
    return list(
        ImportBatch.objects.filter(state__in=PASSING)
        .defer("content")
        .filter(uploaded_by=draft.owner_id, file_sha256=draft.file_sha256, file_name=draft.file_name)
        .order_by("-pk")
    )


def fits(draft: ImportDraft, mapping: FileMapping) -> bool:
    """Whether the file has every column that a mapping of its kind speaks of."""
    wanted = {header for header, column in mapping.columns.items() if column}
    if not wanted:
        return False
    file = file_of(draft)
    return (mapping.sheet == "" or file.is_workbook) and wanted <= set(
        RecordFile(file.name, mapping.record, file.open).headers(mapping)
    )
