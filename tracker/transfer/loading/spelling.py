"""Cells that mean what a file would write otherwise: a date as people type it, `1.0` for 1, a status by its name.

They are read as forms read them, and each reading is told once with where it stands. What could mean two things is no
reading; `checks` refuses it with both.
"""

from collections.abc import Mapping, Sequence

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.columns import Column
from tracker.transfer.loading.file_load import Load

# Readings that are told of one column; the rest is counted.
MOST_TOLD = 12


def read_otherwise(load: Load, readings: Mapping[tuple[Column, str], str]) -> None:
    """Writes in `staged`, for each cell that was understood, what files write for it."""
    columns: dict[Column, list[tuple[str, str]]] = {}
    for (column, cell), written in readings.items():
        columns.setdefault(column, []).append((cell, written))
    staged = load.temp_table("staged")
    for column, pairs in columns.items():
        name = quoted(column.column_name)
        load.execute(
            f"UPDATE {staged} AS staged SET {name} = reading.written "
            f"FROM unnest(%s::text[], %s::text[]) AS reading (cell, written) WHERE staged.{name} = reading.cell",
            [[cell for cell, _ in pairs], [written for _, written in pairs]],
        )


def notes_on(
    load: Load, readings: Mapping[tuple[Column, str], str], lines: Mapping[tuple[Column, str], Sequence[int]]
) -> list[str]:
    """How the cells were read, each reading once, the most of each column; `lines` are where each cell stands."""
    told: list[str] = []
    for column in dict.fromkeys(column for column, _ in readings):
        of_column = [(cell, written) for (each, cell), written in readings.items() if each is column]
        for cell, written in of_column[:MOST_TOLD]:
            told.append(
                f"{column.column_name}: “{cell.strip()}” is read as {written} ({places(load, lines[column, cell])})."
            )
        if more := of_column[MOST_TOLD:]:
            told.append(f"{column.column_name}: {len(more):,} more cells that differ were read in such ways.")
    return told


def places(load: Load, lines: Sequence[int]) -> str:
    """Where a cell stands: its first line in the file, and how many more."""
    first, *more = dict.fromkeys(map(load.file_line, lines))
    return f"line {first}" + (f" and {len(more):,} more" if more else "")
