"""The data dictionary: every column of every file in Markdown, made from the declarations alone."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models

from tracker.transfer.declaration.column_descriptions import ColumnDescription, describe_columns
from tracker.transfer.declaration.resources import RECORDS

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource

HEAD = r"""# Data dictionary

The columns of the files for import and export: one CSV or XLSX file for each kind of record, named as below. This
page is made by `manage.py build_dictionary` from the same declarations that read and write the files; do not edit it
by hand.

- A **ref** is a record's public key, by which other files name it. It names the same record for ever.
- A **partial date** says as much as is known, in EDTF: `2023`, `2023-11`, `2023-11-15`, `2024-01-30~` (about),
  `2019?` (uncertain), `2022-08/2023-11`, `2022-08/..` (since).
- A **day** is written as year, month and day: `2024-01-30`. A **time** is in UTC: `2024-01-30T08:15:00.000000Z`.
- **Several values** in one cell are separated by semicolons (`;`). Inside a text of such a list `\;` stands for a
  semicolon, and `\\` for a backslash.
- An **empty cell**, or a column that is left out, keeps what is stored; `\N` alone clears it. In a new row empty is
  empty, or what stands in brackets under “Needed”.
- **Names beside refs**: lists for people have beside a column of refs one with what those records are called:
  `actor_name` beside `actor`, `source_title` beside `source`, `committed_names` beside `committed`. It is read only
  where the ref is empty.
- A `'` before a cell that begins like a formula keeps spreadsheets from running it; it is taken off on import.
- **Needed** columns must be filled in a new row. Key columns say which record a row is about.
"""
COLUMNS = ("Column", "Holds", "Needed", "Meaning")


def data_dictionary() -> str:
    """The page as Markdown."""
    contents = "\n".join(f"- [{name}](#{name})" for name in RECORDS)
    return "\n".join([HEAD, contents, *(_section(name, resource()) for name, resource in RECORDS.items())])


def constraint_sentences(resource: "RecordResource") -> list[str]:
    """The database's own rules for a record's columns, in the words in which it refuses what breaks them."""
    model: Any = resource._meta.model
    columns = {column.column_name for column in resource.columns}
    listed = {field.name for field in model._meta.fields if field.choices}
    return [
        _sentence(constraint)
        for constraint in model._meta.constraints
        # What may stand in a list of values is said with its column.
        if (about := _fields_of(constraint)) & columns and not (len(about) == 1 and about <= listed)
    ]


def _sentence(constraint: Any) -> str:
    if isinstance(constraint, models.UniqueConstraint):
        *others, last = constraint.fields
        return f"No two records have the same {', '.join(others)} and {last}."
    return str(constraint.violation_error_message)


def _fields_of(constraint: Any) -> set[str]:
    if isinstance(constraint, models.UniqueConstraint):
        return set(constraint.fields)
    return set(constraint.condition.referenced_base_fields)


def _section(name: str, resource: "RecordResource") -> str:
    columns = describe_columns(resource)
    table = [COLUMNS, ("---",) * len(COLUMNS), *map(_row, columns)]
    values = [f"- **{column.name}**: {_values(column)}" for column in columns if column.allowed]
    rules = [f"- {sentence}" for sentence in constraint_sentences(resource)]
    return "\n".join(
        [
            f"\n## {name}\n",
            f"{str(resource._meta.model.__doc__).splitlines()[0]}\n",
            *(f"| {' | '.join(cells)} |" for cells in table),
            *_titled("Allowed values", values),
            *_titled("Rules", rules),
        ]
    )


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [f"\n{title}:\n", *found] if found else []


def _row(column: ColumnDescription) -> tuple[str, ...]:
    holds = column.kind
    if column.related_model is not None:
        record = str(column.related_model._meta.verbose_name_plural).replace(" ", "_")
        holds = f"{column.kind} ([{record}](#{record}))"
    return (f"`{column.name}`", holds, _needed(column), column.meaning.replace("|", r"\|"))


def _needed(column: ColumnDescription) -> str:
    if column.is_key:
        return "yes, key"
    if column.is_needed:
        return "yes"
    return f"no (`{column.default}`)" if column.default else "no"


def _values(column: ColumnDescription) -> str:
    return "; ".join(f"`{value}` {label}" for value, label in column.allowed)
