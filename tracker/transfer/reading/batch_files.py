"""The files that a waiting batch keeps."""

from collections.abc import Iterable

from tracker.models import ImportBatch
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading.files import files_uploaded

Rows = Iterable[tuple[int, list[str]]]


def batch_rows(batch: ImportBatch, record: str) -> tuple[list[str], Rows]:
    """The header and numbered rows of one of the batch's files; both empty when there is none or it is unreadable."""
    if not record or batch.content is None:
        return [], []
    try:
        files = files_uploaded(batch.file_name, bytes(batch.content), batch.only_record)
        return next((each.rows() for each in files if each.record == record), ([], []))
    except FileProblem:
        return [], []


def sample_cells(batch: ImportBatch) -> dict[str, str]:
    """Each header of the batch's files with the cell below it in the first row; empty where there is none."""
    found: dict[str, str] = {}
    for record in batch.records:
        headers, rows = batch_rows(batch, record)
        try:
            cells = next((row for _, row in rows), [""] * len(headers))
        except FileProblem:
            cells = [""] * len(headers)
        found.update(zip(headers, cells, strict=False))
    return found
