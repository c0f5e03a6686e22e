"""Records as files: CSV as PostgreSQL writes it, XLSX and JSON of the same cells, in memory that does not grow."""

import json
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from django.db import connection, models, transaction

from tracker.database.wait_budget import download_timeout_sql
from tracker.transfer.declaration.columns import Column, widget_for
from tracker.transfer.declaration.name_columns import name_columns
from tracker.transfer.export import xlsx
from tracker.transfer.export.column_layout import column_of, column_of_names, sheet_column
from tracker.transfer.export.explained import columns_explained
from tracker.transfer.export.in_sql import cells_query, fields_of
from tracker.transfer.export.sheets import Sheet, SheetColumn
from tracker.transfer.progress import ProgressCallback, ignore_progress

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource

FORMATS = ("csv", "xlsx", "json")
# What goes to people has the mark by which Excel knows UTF-8; programs may do without it.
PLAIN, MARKED = "utf-8", "utf-8-sig"
ENCODINGS = (PLAIN, MARKED)
CHUNK = 64 * 1024  # bytes sent on at a time
TOLD_EVERY = 1000  # rows


@dataclass(frozen=True)
class Export:
    """The records of one kind, or those of them in a queryset, on their way into a file.

    `tell` is called, from time to time and at the end, with how many rows are written, and what share that is of the
    `total`, if that is known. `derived` names annotations of the queryset that make further columns. What goes to the
    public (`for_public`) names published records only, and has no `private` column.
    `with_names` puts what records are called beside their refs.
    """

    resource: "RecordResource"
    queryset: "models.QuerySet[Any] | None" = None
    on_progress: ProgressCallback = ignore_progress
    total: int = 0
    derived: Sequence[str] = ()
    for_public: bool = False
    with_names: bool = False

    def _say(self, rows: int) -> None:
        self.on_progress(rows, rows / self.total if self.total else 0.0)

    @property
    def headers(self) -> list[str]:
        columns = self.resource.columns_for(for_public=self.for_public)
        names = self._names(columns)
        own = (
            header
            for column in columns
            for header in (column.column_name, names.get(column.column_name, ""))
            if header
        )
        return [*own, *self.derived]

    def _names(self, columns: Sequence[Column]) -> dict[str, str]:
        """The headers of names by the columns of refs that they stand beside."""
        if not self.with_names:
            return {}
        return {column.column_name: header for header, column in name_columns(columns).items()}

    @property
    def sheet_columns(self) -> list[SheetColumn]:
        """The columns as a workbook sets them out."""
        given = self.resource.columns_for(for_public=self.for_public)
        names = self._names(given)
        columns: list[SheetColumn] = []
        for column in given:
            columns.append(sheet_column(column))
            if column.column_name in names:
                columns.append(column_of_names(names[column.column_name], column))
        fields = fields_of(self.queryset, self.derived) if self.queryset is not None else []
        return [*columns, *(column_of(name, widget_for(field), field) for name, field in fields)]

    def write(self, kind: str, target: IO[bytes], *, encoding: str = PLAIN) -> None:
        """Writes a file of one of the formats; the encoding is that of CSV."""
        if kind == "xlsx":
            self.write_xlsx(target)
            return
        # Whatever goes wrong with the target, the connection must be left in order.
        with closing(self.csv(encoding) if kind == "csv" else self.json()) as chunks:
            for chunk in chunks:
                target.write(chunk)

    def csv(self, encoding: str = PLAIN) -> Generator[bytes]:
        """Comma-separated text; `utf-8-sig` puts the mark before it by which Excel knows UTF-8."""
        pending = bytearray((",".join(self.headers) + "\n").encode(encoding))
        written = 0
        with self._copied("(FORMAT csv, ENCODING 'UTF8')", defused=True) as rows:
            for row in rows:
                pending += row
                written += 1
                if len(pending) > CHUNK:
                    yield bytes(pending)
                    pending.clear()
                    self._say(written)
        yield bytes(pending)
        self._say(written)

    def json(self) -> Generator[bytes]:
        """An array with an object for each record, a line each; no spreadsheet reads it, so no cell is defused."""
        names = self.headers
        before = "[\n"
        with closing(self.rows()) as rows:
            for row in rows:
                yield (before + json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)).encode()
                before = ",\n"
        yield b"[]\n" if before == "[\n" else b"\n]\n"

    def write_xlsx(self, target: IO[bytes]) -> None:
        """Writes a workbook: a sheet of the records, and one that explains its columns.

        FileProblem when a text or the number of rows does not fit into one.
        """
        title = self.resource.get_display_name().capitalize()
        with closing(self.rows(defused=True)) as rows:
            sheets = [Sheet(title, self.sheet_columns, rows), columns_explained(self.resource, self.headers)]
            xlsx.write_workbook(sheets, target)

    def rows(self, *, defused: bool = False) -> Generator[list[str]]:
        """The cells of each record, in the order of the columns."""
        written = 0
        with self._copied("", defused=defused) as copy:
            for row in copy.rows():
                yield [cell or "" for cell in row]
                written += 1
                if written % TOLD_EVERY == 0:
                    self._say(written)
        self._say(written)

    @contextmanager
    def _copied(self, options: str, *, defused: bool) -> Iterator[Any]:
        """The rows as they come from the server, one at a time."""
        with transaction.atomic(), connection.cursor() as cursor:
            # Each further worker would gather all lists of members anew.
            cursor.execute(f"SET LOCAL max_parallel_workers_per_gather = 0; {download_timeout_sql()}")
            query = cells_query(
                self.resource,
                self.queryset,
                defused=defused,
                derived=self.derived,
                for_public=self.for_public,
                with_names=self.with_names,
            )
            with cursor.copy(f"COPY ({query}) TO STDOUT {options}") as copy:
                yield copy


@contextmanager
def consistent_snapshot() -> Iterator[None]:
    """A transaction (REPEATABLE READ) in which every export shows the database as of one moment."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
