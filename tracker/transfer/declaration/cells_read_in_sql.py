"""How the cells of a column read in SQL: the condition under which they can, and the value they stand for.

The words for a cell that cannot be read are the column's own (`Column.read`), so what is said here may doubt a cell
that is right, and never the other way round.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models

from tracker.models.integrity.web_address import WebAddressField
from tracker.partial_dates import PartialDateField
from tracker.transfer.declaration import cell_marks
from tracker.transfer.declaration.columns import Column

LENGTH = re.compile(r"\(\d+\)(?!.*,)")
CLEARED = "'\\N'"
MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z$"


def model_field(column: Column) -> Any:
    """The field of the model that the column fills."""
    return column.model._meta.get_field(column.field_name)


def column_type(field: "models.Field[Any, Any]") -> str:
    """The type of a field's column, without the length that a cast would silently cut text to."""
    declared = str(field.db_type(connection))
    return declared if declared.startswith("numeric") else LENGTH.sub("", declared)


def is_readable_sql(column: Column, cell: str) -> str:  # noqa: PLR0911 (one answer a kind of field)
    """SQL for the condition that a filled cell can be read; TRUE when any text can. `cell` is SQL for its text."""
    field = model_field(column)
    if isinstance(field, WebAddressField):
        return "FALSE"  # Django's own validator knows more than one pattern can say.
    if field.choices:
        allowed = ", ".join(f"'{value}'" for value, _ in field.choices)
        return f"{cell} IN ({allowed})"
    if isinstance(field, PartialDateField):
        return f"edtf_earliest({cell}) IS NOT NULL"
    if isinstance(field, models.DateTimeField):
        return f"({cell} ~ '{MOMENT}' AND pg_input_is_valid({cell}, 'timestamptz'))"
    if isinstance(field, models.DateField):
        return f"({cell} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$' AND pg_input_is_valid({cell}, 'date'))"
    if isinstance(field, models.DecimalField):
        return (
            f"CASE WHEN {cell} ~ '^-?[0-9]+(\\.[0-9]{{1,{field.decimal_places}}})?$' "
            f"THEN pg_input_is_valid({cell}, '{column_type(field)}') ELSE FALSE END"
        )
    if isinstance(field, models.IntegerField):
        return f"({cell} ~ '^[0-9]{{1,18}}$' AND pg_input_is_valid({cell}, '{column_type(field)}'))"
    if field.max_length:  # Items of a list were read, and measured, on their way in.
        return f"length({cell}) <= {field.max_length}"
    return "TRUE"


def value_sql(column: Column, cell: str) -> str:
    """SQL for the value of a filled cell that can be read."""
    field = model_field(column)
    kind = column_type(field)
    if kind in ("text", "character varying", "varchar") and not field.choices:
        # cell_marks.read: text that would be taken for the mark that clears has one backslash more.
        return rf"CASE WHEN {cell} ~ '^\\+N$' THEN substr({cell}, 2) ELSE {cell} END::{kind}"
    return f"{cell}::{kind}"


def default_sql(field: "models.Field[Any, Any]") -> str:
    """What a field holds when nothing is said of it, as an SQL literal."""
    value = field.get_default()
    if value is None:
        literal = "NULL"
    elif isinstance(value, (list, tuple)):
        literal = "'{}'"
    else:
        literal = "'" + str(field.get_prep_value(value)).replace("'", "''") + "'"
    return f"{literal}::{column_type(field)}"


def rejection_reason_sql(column: Column, cell: str, read: Any) -> str:
    """The message why a cell (its text) cannot be read, in the column's own words; empty when it can."""
    try:
        value = column.read(cell_marks.unescape_value(cell), read)
        model_field(column).run_validators(value)
    except ValidationError as error:
        return " ".join(error.messages)
    except ValueError as error:
        return str(error)
    return ""


def understood(column: Column, cell: str) -> str:
    """What files write for a cell that says it in another way; empty where that is not certain."""
    try:
        written = column.understood(cell_marks.unescape_value(cell))
        model_field(column).run_validators(column.read(written, None))  # type: ignore[arg-type]
    except (ValidationError, ValueError):
        return ""
    return written
