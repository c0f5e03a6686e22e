"""Columns of names beside columns of refs: `actor_name` beside `actor`, `source_title`, `committed_names`.

They are for people who read a list. What a row says is in the refs; a name is read only where its ref is empty.
"""

from collections.abc import Iterable

from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.record_names import name_fields

SHOWN_BY = ("name", "title")


def shown_by(column: Column) -> str:
    """The field that says what the records of a linking column are called; nothing where there is none."""
    if not isinstance(column, (ReferenceColumn, MembersColumn)):
        return ""
    return next((field.name for field in name_fields(column.related_model) if field.name in SHOWN_BY), "")


def name_column(column: Column) -> str:
    """The header of the names beside a column of refs; nothing where its records have none."""
    field = shown_by(column)
    if not field:
        return ""
    return f"{column.column_name}_{field}{'s' if isinstance(column, MembersColumn) else ''}"


def name_columns(columns: Iterable[Column]) -> dict[str, Column]:
    """The headers of names, each with the column of refs that it stands beside; none that is a column itself."""
    given = list(columns)
    own = {column.column_name for column in given}
    return {header: column for column in given if (header := name_column(column)) and header not in own}
