"""The cells that files would change, for a terminal the first of them, for a program all, however many."""

import json
from collections.abc import Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import IO, Self

from tracker.transfer.declaration.problems import LONGEST_SHOWN
from tracker.transfer.loading.differences import cells_query
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.outcome import FileOutcome

IN_MEMORY = 8 * 1024 * 1024
MOST_CELLS = 20


class PlannedCells:
    """Every cell of a plan as a line of JSON, on disk where there are many; it observes a load."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self._written: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        for written in self._written.values():
            written.close()

    def __call__(self, load: Load) -> None:
        record = load.resource.record_name()
        if record in self._written:
            self._written[record].close()
        written = self._written[record] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (read later)
        with load.cursor.copy(f"COPY ({cells_query(load)}) TO STDOUT") as copy:
            for (text,) in copy.rows():
                written.write(f"{text}\n".encode())

    def of(self, record: str) -> Iterator[str]:
        """The cells of one kind of record, each as JSON with its file."""
        written = self._written.get(record)
        if written is None:
            return
        written.seek(0)
        for line in written:
            yield json.dumps({"file": self.files.get(record, ""), **json.loads(line)}, ensure_ascii=False)


def first_cells_changed(outcomes: Mapping[str, FileOutcome], files: Mapping[str, str]) -> list[str]:
    """The first cells that would change, old and new, a line each, and how many more there are.

    Of several files each line says in which it stands.
    """
    named = {record: f"{files.get(record, f'new {record}')}, " if len(outcomes) > 1 else "" for record in outcomes}
    planned = [(named[record], row) for record, outcome in outcomes.items() for row in outcome.planned]
    lines = [
        f"{file}line {row.line}, {row.key}, {cell.column}: {_shown(cell.old)} → {_shown(cell.new)}"
        for file, row in planned
        if not row.is_new
        for cell in row.changes
    ]
    lines += [
        f"{file}line {row.line}, {row.key}, new: "
        + ", ".join(f"{cell.column} {_shown(cell.new)}" for cell in row.changes)
        for file, row in planned
        if row.is_new
    ]
    more = len(lines) - MOST_CELLS
    return [*lines[:MOST_CELLS], *([f"and at least {more:,} more; --json tells all of them."] if more > 0 else [])]


def _shown(value: str) -> str:
    line = " ".join(value.split())
    return f"“{line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + '…'}”" if value else "(empty)"
