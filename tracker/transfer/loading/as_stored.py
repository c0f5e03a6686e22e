"""Cells in which a program could not write all that was stored: a month as its first day, a day by its number.

Who knows only days writes `2023/11/01` where 2023-11 stood; who keeps moments as numbers loses what is below a
millisecond; others write `10/1/23`, or 45200. Where one of the things such a cell may mean is what is stored, that is
what it says, and it is told. What a person means to change is written as files have it, `2023-11-01`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from tracker.database.identifiers import quoted
from tracker.partial_dates import PartialDate
from tracker.transfer.declaration.cells_read_in_sql import CLEARED, model_field
from tracker.transfer.declaration.cells_written_in_sql import datetime_sql
from tracker.transfer.declaration.columns import Column
from tracker.transfer.declaration.widgets import DayWidget, MomentWidget, PartialDateWidget, number_understood
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.spelling import places

Cell = tuple[Column, str]
A_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
AS_FILES = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
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
            load.notes.append(_note(load, column, cell, written, lines))
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
        f"FROM {staged} AS staged {_with_stored(load)} "
        "JOIN unnest(%s::text[], %s::text[], %s::boolean[]) AS meaning (cell, written, is_doubted) "
        f"ON meaning.cell = staged.{name} WHERE {condition}), "
        f"changed AS (UPDATE {staged} AS staged SET {name} = taken.written FROM taken "
        "WHERE staged.line = taken.line) "
        "SELECT cell, array_agg(line ORDER BY line), written FROM taken GROUP BY cell, written ORDER BY min(line)",
        [list(each) for each in zip(*meanings, strict=True)],
    )
    return [(cell, lines, written) for cell, lines, written in found]


def _with_stored(load: Load) -> str:
    return (
        f"JOIN {load.temp_table('identified')} AS identified USING (line) "
        f"JOIN {load.table} AS stored ON stored.id = identified.id AND NOT identified.is_new"
    )


def take_values_as_stored(load: Load) -> None:
    """The same of columns of text that hold a value of another record's field, be it a date or a number."""
    for column in load.plain_columns:
        if column.column_name not in load.resource.values_of_fields:
            continue
        name, stored = quoted(column.column_name), f"stored.{quoted(model_field(column).column)}"
        found = load.query(
            f"SELECT staged.line, staged.{name}, {stored} FROM {load.temp_table('staged')} AS staged "
            f"{_with_stored(load)} WHERE staged.{name} NOT IN ('', {CLEARED}, {stored}) AND {stored} ~ '^-?[0-9]' "
            "ORDER BY staged.line"
        )
        same = [(line, cell, value) for line, cell, value in found if is_same_value(cell, value)]
        load.execute(
            f"UPDATE {load.temp_table('staged')} AS staged SET {name} = same.value "
            "FROM unnest(%s::bigint[], %s::text[]) AS same (line, value) WHERE staged.line = same.line",
            [[line for line, _, _ in same], [value for _, _, value in same]],
        )
        lines: dict[tuple[str, str], list[int]] = {}
        for line, cell, value in same:
            lines.setdefault((cell, value), []).append(line)
        load.notes += [_note(load, column, cell, value, places_of) for (cell, value), places_of in lines.items()]


def is_same_value(cell: str, stored: str) -> bool:
    """Whether a cell may say what is stored as text, a date or a number, in the way of another program."""
    try:
        if number_understood(cell) == stored:
            return True
    except ValueError:
        pass
    plain = stored.rstrip("?~%")
    if AS_FILES.fullmatch(cell) or not AS_FILES.fullmatch(plain):
        return False
    return not {plain, f"{plain}-01", f"{plain}-01-01"}.isdisjoint(_days_meant(cell))


def _days_meant(cell: str) -> Iterable[str]:
    try:
        return [PartialDate.read(cell.strip()).text]
    except ValueError as error:
        return A_DAY.findall(str(error))


def _note(load: Load, column: Column, cell: str, written: str, lines: Sequence[int]) -> str:
    return (
        f"{column.column_name}: “{cell.strip()}” is taken for {written}, which is stored ({places(load, lines)}); "
        "to change it, write it as files do."
    )
