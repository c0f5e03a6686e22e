"""Cells in which a program could not write all that was stored: a month as its first day, a day by its number.

Who knows only days writes `2023/11/01` where 2023-11 stood; who keeps moments as numbers loses what is below a
millisecond; others write `10/1/23`, or 45200. Where one of the things such a cell may mean is what is stored, that is
what it says, and it is told. What a person means to change is written as files have it, `2023-11-01`.
"""

import re
from collections.abc import Mapping, Sequence

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.cells_read_in_sql import model_field
from tracker.transfer.declaration.cells_written_in_sql import datetime_sql
from tracker.transfer.declaration.columns import Column
from tracker.transfer.declaration.widgets import DayWidget, MomentWidget, PartialDateWidget
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.spelling import places

Cell = tuple[Column, str]
A_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
# Whether a stored value is what a cell may mean, only more or less exactly; both are SQL.
SAME_MOMENT = "abs(extract(epoch FROM {stored} - meaning.written::timestamptz)) < 0.001"
# Marks of what is uncertain or about are lost with the text.
PLAIN = "rtrim({stored}::text, '?~%%')"
SAME_DATE = (
    f"(meaning.written IN ({PLAIN} || '-01', {PLAIN} || '-01-01') "
    f"OR (meaning.is_doubted OR {PLAIN} <> {{stored}}::text) AND meaning.written = {PLAIN})"
)


def take_as_stored(load: Load, readings: Mapping[Cell, str], refused: Mapping[Cell, str]) -> dict[Cell, set[int]]:
    """Writes in `staged` what is stored for the cells that may mean it, notes each, and gives their lines.

    `readings` are the cells that are understood, `refused` those that are not, with the reason, which names what days
    they could be.
    """
    meanings = [(*cell, written, False) for cell, written in readings.items()]
    meanings += [(*cell, day, True) for cell, reason in refused.items() for day in A_DAY.findall(reason)]
    taken: dict[Cell, set[int]] = {}
    for column in dict.fromkeys(column for column, *_ in meanings):
        own = [meaning for each, *meaning in meanings if each is column]
        for cell, lines, written in _taken(load, column, own):
            taken.setdefault((column, cell), set()).update(lines)
            load.notes.append(note(load, column, cell, written, lines))
    return taken


def _taken(load: Load, column: Column, meanings: Sequence[Sequence[object]]) -> list[tuple[str, list[int], str]]:
    """Each cell that says what is stored, with its lines and that."""
    stored = f"stored.{quoted(model_field(column).column)}"
    if isinstance(column.widget, MomentWidget):
        condition, written = SAME_MOMENT.format(stored=stored), datetime_sql(stored)
    elif isinstance(column.widget, (PartialDateWidget, DayWidget)):
        condition, written = SAME_DATE.format(stored=stored), f"{stored}::text"
    else:
        return []
    name, staged = quoted(column.column_name), load.temp_table("staged")
    found = load.query(
        f"WITH taken AS (SELECT DISTINCT staged.line, staged.{name} AS cell, {written} AS written "
        f"FROM {staged} AS staged {with_stored(load)} "
        "JOIN unnest(%s::text[], %s::text[], %s::boolean[]) AS meaning (cell, written, is_doubted) "
        f"ON meaning.cell = staged.{name} WHERE {condition}), "
        f"changed AS (UPDATE {staged} AS staged SET {name} = taken.written FROM taken "
        "WHERE staged.line = taken.line) "
        "SELECT cell, array_agg(line ORDER BY line), written FROM taken GROUP BY cell, written ORDER BY min(line)",
        [list(each) for each in zip(*meanings, strict=True)],
    )
    return [(cell, lines, written) for cell, lines, written in found]


def with_stored(load: Load) -> str:
    """The joins that give each staged row what is stored of its record."""
    return (
        f"JOIN {load.temp_table('identified')} AS identified USING (line) "
        f"JOIN {load.table} AS stored ON stored.id = identified.id AND NOT identified.is_new"
    )


def note(load: Load, column: Column, cell: str, written: str, lines: Sequence[int]) -> str:
    """What is said of a cell that was taken for what is stored."""
    return (
        f"{column.column_name}: “{cell.strip()}” is taken for {written}, which is stored ({places(load, lines)}); "
        "to change it, write it as files do."
    )
