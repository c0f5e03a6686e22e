"""The plan: what a file would do to each record, and everything that is wrong with it, before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from tracker.transfer import cells
from tracker.transfer.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.problems import HeldUpError, Problem
from tracker.transfer.references import References
from tracker.transfer.table import Table

if TYPE_CHECKING:
    from tracker.transfer.record_resource import RecordResource

NUL = "\x00"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs from the record: both as a file would write them, and the value to store."""

    old: str
    new: str
    value: Any


@dataclass(eq=False)
class Row:
    """One row of a file and what it would do to its record."""

    line: int
    cells: dict[str, str]
    record: Any = None
    is_new: bool = False
    changes: dict[Column, Change] = field(default_factory=dict)
    further_fields: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    is_held_up: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether it, or a row it needs, has something wrong with it."""
        return bool(self.problems) or self.is_held_up

    @property
    def changed_fields(self) -> set[str]:
        """The fields of the record's own row in the database that change."""
        own = {column.field_name for column in self.changes if not isinstance(column, MembersColumn)}
        return own | self.further_fields

    @property
    def is_unchanged(self) -> bool:
        return not (self.is_new or self.changes or self.is_refused)

    def refuse(self, reason: str, *columns: Column) -> None:
        """Notes what is wrong, with the cells of the columns it is about."""
        names = [column.column_name for column in columns]
        value = ", ".join(self.cells[name] for name in names if self.cells.get(name))
        problem = Problem(reason.removeprefix(f"“{value}”: "), self.line, ", ".join(names), value)
        if problem not in self.problems:
            self.problems.append(problem)

    def awaited(self) -> Iterator[Any]:
        """The records of other rows that must be saved before this one."""
        for column, change in self.changes.items():
            if isinstance(column, ReferenceColumn) and change.value is not None and change.value.pk is None:
                yield change.value


def plan(resource: "RecordResource", table: Table, references: References) -> list[Row]:
    """The rows of a file with their records found, their cells read, and compared with what is stored."""
    headers = table.headers or []
    columns = [column for column in resource.columns if column.column_name in headers]
    keys = resource.key_columns
    rows = [Row(line, dict(zip(headers, row, strict=True))) for line, row in zip(table.lines, table, strict=True)]
    for column in columns:
        if isinstance(column, ReferenceColumn | MembersColumn):
            references.learn(column.named, _refs_in(column, rows))
    _find_records(resource, rows, keys, references)
    for row in rows:
        if row.record is not None:
            _compare(row, [column for column in columns if column not in keys], references)
            if row.is_new:
                _miss(row, [column for column in resource.columns if column not in keys])
            _validate(row, columns)
    return rows


def _refs_in(column: Column, rows: Sequence[Row]) -> set[str]:
    """Every ref that the column names in any row."""
    texts = {row.cells[column.column_name] for row in rows} - {"", cells.CLEAR}
    return {ref for text in texts if NUL not in text for ref in column.refs_in(cells.read(text))}


def _find_records(resource: "RecordResource", rows: list[Row], keys: Sequence[Column], references: References) -> None:
    """Gives each row the stored record its key names, or a new one."""
    first_lines: dict[tuple[str, ...], int] = {}
    values: dict[Row, list[Any]] = {}
    for row in rows:
        key = tuple(row.cells[column.column_name] for column in keys)
        if key in first_lines:
            row.refuse(f"line {first_lines[key]} and line {row.line} are about the same record; keep one.", *keys)
        elif (read := _read_key(row, keys, references)) is not None:
            first_lines[key] = row.line
            values[row] = read
    stored = _stored_by_key(resource, keys, values, references)
    for row, read in values.items():
        row.record = stored.get(tuple(_identity(value) for value in read))
        row.is_new = row.record is None
        if row.is_new:
            row.record = resource.init_instance()
            for column, value in zip(keys, read, strict=True):
                _change(row, column, value)
            if hasattr(row.record, "ref"):
                references.announce(row.record)


def _read_key(row: Row, keys: Sequence[Column], references: References) -> list[Any] | None:
    """The values of the row's key, or none when they cannot all be read."""
    values = []
    for column in keys:
        cell = row.cells[column.column_name]
        if cell in ("", cells.CLEAR):
            row.refuse(f"must be filled in: it says which record the row is about. Write {column.expected}.", column)
        elif (value := _read(row, column, references)) is not _UNREADABLE:
            values.append(value)
    return values if len(values) == len(keys) else None


def _identity(value: Any) -> Any:
    return getattr(value, "pk", value)


def _stored_by_key(
    resource: "RecordResource", keys: Sequence[Column], values: dict[Row, list[Any]], references: References
) -> dict[tuple[Any, ...], Any]:
    firsts = {_identity(read[0]) for read in values.values()}
    stored = references.stored(resource.with_members(resource.get_queryset()), keys[0].lookup, firsts)
    return {tuple(column.identity(record) for column in keys): record for record in stored}


def _compare(row: Row, columns: Sequence[Column], references: References) -> None:
    """Notes each cell that says something else than the record does; an empty cell says nothing."""
    for column in columns:
        cell = row.cells[column.column_name]
        if not cell:
            continue
        value = _read(row, column, references)
        if value is not _UNREADABLE and (row.is_new or column.differs(row.record, value)):
            _change(row, column, value)


_UNREADABLE = object()


def _read(row: Row, column: Column, references: References) -> Any:
    """The value of a cell that is not empty; what is wrong with it is noted in the row."""
    cell = row.cells[column.column_name]
    try:
        if NUL in cell:
            raise ValueError("holds a NUL character, which no text may; remove it.")
        return column.blank() if cell == cells.CLEAR else column.read(cells.read(cell), references)
    except HeldUpError:
        row.is_held_up = True
    except ValueError as error:
        row.refuse(str(error), column)
    return _UNREADABLE


def _change(row: Row, column: Column, value: Any) -> None:
    old = "" if row.is_new else column.export(row.record)
    row.changes[column] = Change(old, column.write(value), value)
    column.put(row.record, value)


def _miss(row: Row, columns: Sequence[Column]) -> None:
    """Notes what a new record cannot do without."""
    for column in columns:
        if column.is_needed and not row.cells.get(column.column_name):
            row.refuse(f"must be filled in: a new record needs {column.expected}.", column)


def _validate(row: Row, columns: Sequence[Column]) -> None:
    """Notes what the model's field rules say of the changed values; its constraints are the database's to check."""
    wrong = {name for problem in row.problems for name in problem.column.split(", ")}
    changed = {
        column.field_name: column
        for column in row.changes
        if not isinstance(column, ReferenceColumn) and column.column_name not in wrong
    }
    others = {field.name for field in row.record._meta.get_fields()} - changed.keys()
    try:
        row.record.clean_fields(exclude=others)
        row.record.clean()
    except ValidationError as error:
        for name, messages in error.update_error_dict({}).items():
            for message in messages:
                row.refuse(" ".join(message.messages), *([changed[name]] if name in changed else []))
