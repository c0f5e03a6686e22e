"""A file to fill in: the headers of one kind of record and an example row; a workbook also explains its columns."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from tracker.transfer.declaration.example import example_row
from tracker.transfer.export import csv_text, xlsx
from tracker.transfer.export.column_layout import sheet_column
from tracker.transfer.export.explained import columns_explained
from tracker.transfer.export.sheets import Sheet

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource


def template_csv(resource: "RecordResource", encoding: str = "utf-8") -> bytes:
    """The template of a kind of record as CSV, in the encoding."""
    header = [column.column_name for column in resource.columns]
    return csv_text.as_csv([header, example_row(resource)]).encode(encoding)


def template_xlsx(resource: "RecordResource", encoding: str = "") -> bytes:
    """The template as a workbook, whose second sheet says what each column may hold; it has an encoding of its own."""
    columns = [sheet_column(column) for column in resource.columns]
    filled_in = Sheet(resource.get_display_name().capitalize(), columns, [example_row(resource)])
    content = BytesIO()
    xlsx.write_workbook([filled_in, columns_explained(resource, [column.name for column in columns])], content)
    return content.getvalue()


TEMPLATES: dict[str, Callable[["RecordResource", str], bytes]] = {"csv": template_csv, "xlsx": template_xlsx}
