"""The same of columns of text that hold a value of another record's field, be it a date or a number."""

import re
from collections.abc import Iterable

from tracker.database.identifiers import quoted
from tracker.partial_dates import PartialDate
from tracker.transfer.declaration.cells_read_in_sql import CLEARED, model_field
from tracker.transfer.declaration.widgets import number_understood
from tracker.transfer.loading.as_stored.cells import A_DAY, note, with_stored
from tracker.transfer.loading.file_load import Load

AS_FILES = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def take_values_as_stored(load: Load) -> None:
    """Writes in `staged` what is stored where a cell may say it in another spelling, and notes it."""
    for column in load.plain_columns:
        if column.column_name not in load.resource.values_of_fields:
            continue
        name, stored = quoted(column.column_name), f"stored.{quoted(model_field(column).column)}"
        found = load.query(
            f"SELECT staged.line, staged.{name}, {stored} FROM {load.temp_table('staged')} AS staged "
            f"{with_stored(load)} WHERE staged.{name} NOT IN ('', {CLEARED}, {stored}) AND {stored} ~ '^-?[0-9]' "
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
        load.notes += [note(load, column, cell, value, places_of) for (cell, value), places_of in lines.items()]


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
