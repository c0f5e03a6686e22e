"""What is too long for a page: a person waits for a second or two, and a server for half a minute."""

from collections.abc import Sequence

from tracker.models import ImportBatch
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading.files import RecordFile, rows_expected

# Either takes about two seconds on a small machine, with updates and citations among the rows.
MOST_ROWS = 2_000
MOST_BYTES = 1024 * 1024


def is_long_to_plan(files: Sequence[RecordFile], content_bytes: int) -> bool:
    """Whether planning the files takes longer than a page may; damaged ones are soon refused."""
    if content_bytes > MOST_BYTES:
        return True
    try:
        return rows_expected(files) > MOST_ROWS
    except FileProblem:
        return False


def is_long_to_apply(batch: ImportBatch) -> bool:
    """Whether applying it, or planning it again, takes longer than a page may: all of its rows are read anew."""
    return sum(batch.totals.values()) > MOST_ROWS


def is_long_to_revert(batch: ImportBatch) -> bool:
    """Whether taking it back takes longer than a page may."""
    return batch.totals.get("new", 0) + batch.totals.get("changed", 0) > MOST_ROWS
