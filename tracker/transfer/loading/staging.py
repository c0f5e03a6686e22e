"""The rows of a file as they stand, copied into a temporary table of text."""

from collections.abc import Iterable, Iterator, Sequence

from tracker.database.identifiers import quoted
from tracker.transfer.declaration import cell_marks
from tracker.transfer.declaration.cells_read_in_sql import rejection_reason_sql
from tracker.transfer.declaration.columns import Column, MembersColumn
from tracker.transfer.declaration.problems import NUL
from tracker.transfer.declaration.widgets import ItemsWidget
from tracker.transfer.loading.file_load import Load
from tracker.transfer.reading.table import RefusedCell


def stage(load: Load, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Copies (line, cells) rows into `staged` and counts them in `load.total`; memory does not grow with them."""
    names = [column.column_name for column in load.columns]
    declared = ", ".join(f"{quoted(name)} text" for name in names)
    staged = load.temp_table("staged")
    load.execute(f"CREATE TEMPORARY TABLE {staged} (line bigint, {declared}) ON COMMIT DROP")
    positions = [load.headers.index(name) for name in names]
    with load.cursor.copy(f"COPY {staged} FROM STDIN") as copy:
        for line, row in _readable(load, rows, positions):
            copy.write_row((line, *row))
            load.total += 1
    load.analyze("staged")
    verdicts = ", ".join(f"bool_or({quoted(name)} <> '')" for name in names)
    (is_filled,) = load.query(f"SELECT {verdicts} FROM {staged}")
    load.empty = {name for name, said in zip(names, is_filled, strict=True) if not said}


def _readable(
    load: Load, rows: Iterable[tuple[int, Sequence[str]]], positions: Sequence[int]
) -> Iterator[tuple[int, list[str]]]:
    """The rows with their cells in the order of the columns; what no text column of PostgreSQL can hold is noted."""
    lists = [
        (index, column)
        for index, column in enumerate(load.columns)
        if isinstance(column.widget, ItemsWidget) and not isinstance(column, MembersColumn)
    ]
    for line, row in rows:
        staged = [row[position] for position in positions]
        if any(isinstance(cell, RefusedCell) for cell in staged):
            staged = _without_refused(load, line, staged)
        if any(NUL in cell for cell in staged):
            staged = _without_nul(load, line, staged)
        for index, column in lists:
            if staged[index] and staged[index] != cell_marks.CLEAR:
                staged[index] = _as_array(load, line, column, staged[index])
        yield line, staged


def _without_refused(load: Load, line: int, row: Sequence[str]) -> list[str]:
    for column, cell in zip(load.columns, row, strict=True):
        if isinstance(cell, RefusedCell):
            load.reject(line, cell.reason, column, value=str(cell))
    return ["" if isinstance(cell, RefusedCell) else cell for cell in row]


def _without_nul(load: Load, line: int, row: Sequence[str]) -> list[str]:
    for column, cell in zip(load.columns, row, strict=True):
        if NUL in cell:
            load.reject(line, "holds a NUL character, which no text may; remove it.", column, value=cell)
    return [cell.replace(NUL, "") for cell in row]


def _as_array(load: Load, line: int, column: Column, cell: str) -> str:
    """The items of a list cell as PostgreSQL writes an array."""
    reason = rejection_reason_sql(column, cell, load.references)
    if reason:
        load.reject(line, reason, column, value=cell)
        return ""
    items = cell_marks.split_items(cell_marks.unescape_value(cell))
    return "{" + ",".join('"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"' for item in items) + "}"
