"""The files that a waiting batch keeps."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from tracker.models import ImportBatch
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading.files import files_uploaded

MOST_SAMPLED = 50
WHERE = ("sheet", "header_row", "no_header", "encoding", "separator", "record")
Rows = Iterable[tuple[int, list[str]]]


def batch_rows(batch: ImportBatch, record: str) -> tuple[list[str], Rows]:
    """The header and numbered rows of one of the batch's files; both empty when there is none or it is unreadable."""
    if not record or batch.content is None:
        return [], []
    try:
        files = files_uploaded(batch.file_name, bytes(batch.content), batch.only_record)
        said = FileMapping.of_parts({}, where_it_stands(batch.reading))
        return next((each.rows(said) for each in files if each.record == record), ([], []))
    except FileProblem:
        return [], []


def where_it_stands(reading: Mapping[str, Any]) -> dict[str, Any]:
    """Of how a file is read, only where its table stands."""
    return {name: value for name, value in reading.items() if name in WHERE}


def sample_cells(batch: ImportBatch) -> dict[str, list[str]]:
    """Each header of the batch's files with the first cells below it that hold anything."""
    found: dict[str, list[str]] = {}
    for record in batch.records:
        headers, rows = batch_rows(batch, record)
        found |= first_cells(headers, rows)
    return found


def first_cells(headers: Sequence[str], rows: Rows) -> dict[str, list[str]]:
    """Each header with what its cells hold in the first rows; those that say nothing are passed over."""
    found: dict[str, list[str]] = {header: [] for header in headers}
    try:
        for _, row in islice(rows, MOST_SAMPLED):
            for header, cell in zip(headers, row, strict=False):
                if cell:
                    found[header].append(cell)
    except FileProblem:
        # What is wrong with the file is told by its plan.
        return found
    return found
