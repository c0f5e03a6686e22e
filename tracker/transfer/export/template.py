"""A file to fill in: the headers of one kind of record and an example row; a workbook also explains its columns."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from tracker.transfer.declaration.column_descriptions import describe_columns
from tracker.transfer.declaration.example import example_row
from tracker.transfer.export import csv_text, xlsx

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource

EXPLAINED = ("Column", "Needed", "What a cell may hold", "Allowed values", "Names a record in", "Meaning")


def template_csv(resource: "RecordResource", encoding: str = "utf-8") -> bytes:
    """The template of a kind of record as CSV, in the encoding."""
    return csv_text.as_csv(_rows(resource)).encode(encoding)


def template_xlsx(resource: "RecordResource", encoding: str = "") -> bytes:
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
            str(column.related_model._meta.verbose_name_plural).replace(" ", "_") if column.related_model else "",
            column.meaning,
        ]
        for column in describe_columns(resource)
    ]
    return [list(EXPLAINED), *rows]


TEMPLATES: dict[str, Callable[["RecordResource", str], bytes]] = {"csv": template_csv, "xlsx": template_xlsx}
