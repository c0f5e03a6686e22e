"""The rows of a plan as they are kept with its batch: out of the temporary tables before those are gone."""

import json
from collections.abc import Iterable, Mapping
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Self

from django.db import connection

from tracker.models import ImportBatch
from tracker.transfer.loading.differences import changes_query
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.lacking.gone_records import GoneRecord
from tracker.vocabulary import RowOutcome

IN_MEMORY = 8 * 1024 * 1024
COLUMNS = "(record, line, key, outcome, changes, problems, batch_id)"


class KeptRows:
    """The rows that loads would write, on disk where there are many; it observes a load."""

    def __init__(self) -> None:
        self._kept: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed at the end)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._kept.close()

    def __call__(self, load: Load) -> None:
        """Copies the rows that would be written out of the temporary tables."""
        record = load.resource.record_name()
        planned = (
            f"SELECT '{record}', line / {load.rows_a_line}, key, "
            f"CASE WHEN is_new THEN '{RowOutcome.NEW}' ELSE '{RowOutcome.CHANGED}' END, "
            f"changes, '[]' FROM ({changes_query(load)}) AS planned ORDER BY line"
        )
        with load.cursor.copy(f"COPY ({planned}) TO STDOUT") as copy:
            for block in copy:
                self._kept.write(bytes(block))

    def store(self, batch: ImportBatch) -> None:
        """Keeps them with the batch."""
        self._kept.seek(0)
        with connection.cursor() as cursor, cursor.copy(f"COPY tracker_plannedrow {COLUMNS} FROM STDIN") as copy:
            for line in self._kept:
                copy.write(line[:-1] + f"\t{batch.pk}\n".encode())


def store_gone(batch: ImportBatch, gone: Mapping[str, Iterable[GoneRecord]]) -> None:
    """Keeps which records are gone from the list that a file is the whole of, with what they are called."""
    with connection.cursor() as cursor, cursor.copy(f"COPY tracker_plannedrow {COLUMNS} FROM STDIN") as copy:
        for record, records in gone.items():
            for each in records:
                named = json.dumps([{"column": "name", "old": each.name, "new": ""}])
                copy.write_row((record, 0, each.ref, RowOutcome.GONE, named, "[]", batch.pk))
