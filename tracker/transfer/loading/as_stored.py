"""Cells in which a program could not write all that was stored: a month as its first day, a moment without its end.

Who knows only days writes `2023/11/01` where 2023-11 stood; who keeps moments as numbers loses what is below a
millisecond. Such a cell says what is stored, and is told as that. What a person means to change so is written as files
have it, `2023-11-01`.
"""

from collections.abc import Mapping

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.cells_read_in_sql import model_field
from tracker.transfer.declaration.cells_written_in_sql import datetime_sql
from tracker.transfer.declaration.columns import Column
from tracker.transfer.declaration.widgets import MomentWidget, PartialDateWidget
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.spelling import places

Doubts = Mapping[tuple[Column, str], str]
# How a stored value says what a reading does, only more exactly or less; both are SQL.
SAME_MOMENT = "abs(extract(epoch FROM {stored} - reading.written::timestamptz)) < 0.001"
FIRST_DAY = "reading.written IN ({stored}::text || '-01', {stored}::text || '-01-01')"


def take_as_stored(load: Load, readings: Doubts) -> dict[tuple[Column, str], set[int]]:
    """Writes in `staged` what is stored for the cells that stand for it, notes each, and gives their lines."""
    taken: dict[tuple[Column, str], set[int]] = {}
    for column in dict.fromkeys(column for column, _ in readings):
        pairs = {cell: written for (each, cell), written in readings.items() if each is column}
        for cell, lines, written in _taken(load, column, pairs):
            taken[column, cell] = set(lines)
            load.notes.append(
                f"{column.column_name}: “{cell.strip()}” is taken for {written}, which is stored ({places(lines)}); "
                "to change it, write the date as files do."
            )
    return taken


def _taken(load: Load, column: Column, pairs: Mapping[str, str]) -> list[tuple[str, list[int], str]]:
    """Each cell that stands for what is stored, with its lines and that."""
    stored = f"stored.{quoted(model_field(column).column)}"
    if isinstance(column.widget, MomentWidget):
        condition, written = SAME_MOMENT.format(stored=stored), datetime_sql(stored)
    elif isinstance(column.widget, PartialDateWidget):
        condition, written = FIRST_DAY.format(stored=stored), f"{stored}::text"
    else:
        return []
    name, staged = quoted(column.column_name), load.temp_table("staged")
    found = load.query(
        f"WITH taken AS (SELECT staged.line, staged.{name} AS cell, {written} AS written FROM {staged} AS staged "
        f"JOIN {load.temp_table('identified')} AS identified USING (line) "
        f"JOIN {load.table} AS stored ON stored.id = identified.id AND NOT identified.is_new "
        f"JOIN unnest(%s::text[], %s::text[]) AS reading (cell, written) ON reading.cell = staged.{name} "
        f"WHERE {condition}), "
        f"changed AS (UPDATE {staged} AS staged SET {name} = taken.written FROM taken "
        "WHERE staged.line = taken.line) "
        "SELECT cell, array_agg(line ORDER BY line), written FROM taken GROUP BY cell, written ORDER BY min(line)",
        [list(pairs), list(pairs.values())],
    )
    return [(cell, lines, written) for cell, lines, written in found]
