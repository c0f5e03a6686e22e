"""A file to fill in: the headers of one kind of record and an example row; a workbook also explains its columns."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tracker.transfer.declaration.column_descriptions import described
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.reading import csv_text, xlsx

if TYPE_CHECKING:
    from tracker.transfer.library.record_resource import RecordResource

SUCH_AS = re.compile(r"such as (\w+)", re.IGNORECASE)
EXPLAINED = ("Column", "Needed", "What a cell may hold", "Allowed values", "Names a record in", "Meaning")
# Where a rule of the record ties columns together, so that no column can give an example by itself.
TOGETHER = {
    "actors": {"kind": "person"},
    "status_updates": {"retracted_at": "", "retraction_reason": ""},
    "links": {"to_sanction": "example-sanction"},
    "citations": {"commitment": "example-commitment", "quote": "", "field": "", "value": ""},
}


def example_row(resource: "RecordResource") -> list[str]:
    """A row that could be imported once the records it names are there, if its refs were not those of an example."""
    together = TOGETHER.get(resource.record_name(), {})
    return [together.get(column.column_name, _example(column)) for column in resource.columns]


def example_ref(model: Any) -> str:
    """The ref by which an example row names a record of this kind."""
    return f"example-{model._meta.verbose_name.replace(' ', '-')}"


def _example(column: Column) -> str:
    if isinstance(column, MembersColumn):
        return ""
    if isinstance(column, ReferenceColumn):
        return example_ref(column.named) if column.is_needed else ""
    if column.column_name == "ref":
        return example_ref(column.model)
    field: Any = column.model._meta.get_field(column.field_name)
    given = SUCH_AS.search(str(field.help_text))
    words = given[1] if given else f"Example {field.verbose_name}"
    return str(column.widget.example or words)


def as_csv(resource: "RecordResource", encoding: str = "utf-8") -> bytes:
    """The template as comma-separated text."""
    return csv_text.as_csv(_rows(resource)).encode(encoding)


def as_xlsx(resource: "RecordResource", encoding: str = "") -> bytes:
    """The template as a workbook, whose second sheet says what each column may hold; it has an encoding of its own."""
    title = resource.get_display_name().capitalize()
    content = BytesIO()
    xlsx.write_workbook({title: _rows(resource), "Columns": _explained(resource)}, content)
    return content.getvalue()


def _rows(resource: "RecordResource") -> list[list[str]]:
    return [[column.column_name for column in resource.columns], example_row(resource)]


def _explained(resource: "RecordResource") -> list[list[str]]:
    rows = [
        [
            column.name,
            "yes" if column.is_needed else "no",
            column.expected,
            ", ".join(value for value, _ in column.allowed),
            str(column.named._meta.verbose_name_plural).replace(" ", "_") if column.named else "",
            column.meaning,
        ]
        for column in described(resource)
    ]
    return [list(EXPLAINED), *rows]


TEMPLATES: dict[str, Callable[["RecordResource", str], bytes]] = {"csv": as_csv, "xlsx": as_xlsx}
