"""One file on its way into the database: its rows, first as text, then as typed proposals, in temporary tables."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.utils import CursorWrapper

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.problems import LONGEST_KEPT, FileProblem, MissingName, Problem
from tracker.transfer.declaration.references import References
from tracker.transfer.loading.query_planning import FEW

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource

MOST_PROBLEMS = 100_000
NUMBERS = count(1)
TEMPORARY = ("staged", "identified", "proposed", "tied", "differing")


@dataclass
class Load:
    """The state of one file's load; lives as long as the transaction it runs in.

    Its temporary tables: `staged` holds the cells as text, one column a header. `identified` gives each row whose key
    can be told an id. `proposed` holds the rows as the record's own columns, each with its id and whether it is new;
    in the end only those of which nothing is wrong. `tied` holds what list columns add and remove, `differing` the
    lines of stored records that a cell would change.

    `total` is how many rows were staged. `has_new` says whether any proposed row is new, `has_changed` whether any
    record that is stored would change: what neither holds for is neither asked nor done. `rejected_cells` names the
    columns of which something is wrong in a line; `by_title` are the lines that mean a stored record by its title,
    and `ref_of_title` all whose ref was found or made by it;
    `unidentified` are the lines whose key names no record, or one that
    another line has named; `empty` are the columns in which no row says anything. `notes` say how cells were read
    that are written in other ways than files write them, and where new records are put. `missing` are names in columns
    of refs that no record has. `waiting` says of rows that they name a rejected one, once for each
    of the `held_lines`. `mapping` is what was said of how the file is read. `number` tells its tables from
    those of other loads in the transaction.

    Rows are told apart by `line`. A line of a file may bring `rows_a_line` rows, and then the lines of rows go up by
    so many for each of the file's (`file_line`); nobody is told of them. `left_out` are lines of the file that are not
    to be written, whatever is wrong with them. `name` is what the file is called.
    """

    resource: "RecordResource"
    headers: Sequence[str]
    cursor: CursorWrapper
    references: References = field(default_factory=References)
    mapping: FileMapping = field(default_factory=FileMapping)
    problems: list[Problem] = field(default_factory=list)
    rejected_lines: set[int] = field(default_factory=set)
    rejected_cells: dict[int, set[str]] = field(default_factory=dict)
    unidentified: set[int] = field(default_factory=set)
    by_title: set[int] = field(default_factory=set)
    ref_of_title: set[int] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    missing: list[MissingName] = field(default_factory=list)
    waiting: list[Problem] = field(default_factory=list)
    held_lines: set[int] = field(default_factory=set)
    left_out: Collection[int] = frozenset()
    name: str = ""
    rows_a_line: int = 1
    total: int = 0
    has_new: bool = False
    has_changed: bool = False
    number: int = field(default_factory=NUMBERS.__next__)

    @property
    def model(self) -> Any:
        return self.resource._meta.model

    @property
    def table(self) -> str:
        """The record's own table, quoted."""
        return quoted(self.model._meta.db_table)

    def temp_table(self, name: str) -> str:
        """The name of one of the load's temporary tables, quoted."""
        return quoted(f"{name}_{self.resource.record_name()}_{self.number}")

    @cached_property
    def columns(self) -> list[Column]:
        """The columns the file has, in the order of the declaration."""
        return [column for column in self.resource.columns if column.column_name in self.headers]

    @cached_property
    def key_columns(self) -> list[Column]:
        return self.resource.key_columns

    @property
    def filled_columns(self) -> list[Column]:
        """The columns in which any row says anything; the others are as good as missing."""
        return [
            column for column in self.columns if column.column_name not in self.empty or column in self.key_columns
        ]

    @property
    def plain_columns(self) -> list[Column]:
        """Filled columns whose value is a field of the record's own row, and no ref."""
        return [column for column in self.filled_columns if not isinstance(column, (ReferenceColumn, MembersColumn))]

    @property
    def reference_columns(self) -> list[ReferenceColumn]:
        """Filled columns that name one other record."""
        return [column for column in self.filled_columns if isinstance(column, ReferenceColumn)]

    @property
    def members_columns(self) -> list[MembersColumn]:
        """Filled columns that name any number of other records."""
        return [column for column in self.filled_columns if isinstance(column, MembersColumn)]

    @cached_property
    def written_fields(self) -> list["models.Field[Any, Any]"]:
        """The fields of the record's own row that an insert gives a value: those the database does not fill itself."""
        return [
            each
            for each in self.model._meta.concrete_fields
            if not (each.primary_key or each.generated or (each.has_db_default() and not each.has_default()))
        ]

    def end(self, *, has_written: bool = False) -> None:
        """Drops the temporary tables; once something was written, that is left to the end of the transaction.

        Until then PostgreSQL goes through all that the transaction has put off for each table that is dropped.
        """
        if not has_written:
            self.execute(f"DROP TABLE IF EXISTS {', '.join(map(self.temp_table, TEMPORARY))}")
        self.cursor.close()

    @property
    def has_many(self) -> bool:
        """Whether it pays to have PostgreSQL plan for the number of rows."""
        return self.total > FEW

    def analyze(self, name: str) -> None:
        """ANALYZEs one of the temporary tables, when it has many rows, so that PostgreSQL plans by what is in it.

        It tells how many rows there are, and about how many differ, from a tenth of the usual sample.
        """
        if self.has_many:
            self.execute("SET LOCAL default_statistics_target = 10")
            self.execute(f"ANALYZE {self.temp_table(name)}")
            self.execute("SET LOCAL default_statistics_target TO DEFAULT")

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        self.cursor.execute(sql, list(parameters) or None)
        found: list[tuple[Any, ...]] = self.cursor.fetchall()
        return found

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Runs a statement and returns how many rows it touched."""
        self.cursor.execute(sql, list(parameters) or None)
        return int(self.cursor.rowcount)

    def problems_in_order(self) -> list[Problem]:
        """What is wrong, line by line and in the order of the file's columns."""
        places = {header: place for place, header in enumerate(self.headers)}
        return sorted(self.problems, key=lambda it: (it.line or 0, places.get(it.column.split(", ")[0], -1)))

    def file_line(self, line: int) -> int:
        """The line of the file that brought a row."""
        return line // self.rows_a_line

    def is_left_out(self, problem: Problem) -> bool:
        """Whether it is about a line that is left out, and so keeps nothing else back."""
        return bool(problem.line) and self.file_line(problem.line or 0) in self.left_out

    def place_of(self, line: int) -> str:
        """A row's place in words."""
        return f"line {self.file_line(line)}" + (f" of {self.name}" if self.name else "")

    def wait(self, line: int, where: str, column: Column | None = None, value: str = "") -> None:
        """Leaves a row out that waits for another, which was rejected, and does not blame it.

        Nothing is said of one that waits for its own line.
        """
        if where not in (self.name, self.place_of(line)) and line not in self.held_lines:
            self.held_lines.add(line)
            name = "" if column is None else column.column_name
            reason = f"waits for {where}, which is refused."
            self.waiting.append(Problem(reason, line, name, value[:LONGEST_KEPT], waits=True))
        self.rejected_lines.add(line)
        if column is not None:
            # What else would be said of the cell would follow from that.
            self.rejected_cells.setdefault(line, set()).add(column.column_name)

    def is_rejected(self, line: int, column: Column) -> bool:
        """Whether something is known to be wrong with the cell."""
        return column.column_name in self.rejected_cells.get(line, ())

    def reject(self, line: int, reason: str, *columns: Column, value: str = "", asks: bool = False) -> None:
        """Notes a problem with a line, which then is not written; one that `asks` waits for an answer."""
        if len(self.problems) >= MOST_PROBLEMS:
            raise FileProblem(
                f"more than {MOST_PROBLEMS:,} errors were found; correct those that repeat and try again.",
                earlier_problems=self.problems_in_order(),
            )
        names = [column.column_name for column in columns]
        reason = reason.removeprefix(f"“{value}”: ")
        self.problems.append(Problem(reason, line, ", ".join(names), value[:LONGEST_KEPT], asks=asks))
        self.rejected_lines.add(line)
        self.rejected_cells.setdefault(line, set()).update(names)


def line_array(lines: Iterable[int]) -> str:
    """The lines as a PostgreSQL array literal: psycopg would take seconds to adapt a list of many thousands."""
    return "{" + ",".join(map(str, lines)) + "}"
