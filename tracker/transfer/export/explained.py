"""The second sheet of a workbook: what each column of the first may hold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.transfer.declaration.column_descriptions import describe_columns
from tracker.transfer.declaration.name_columns import name_columns
from tracker.transfer.export.sheets import CellKind, Sheet, SheetColumn

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource

TITLE = "Columns"
COLUMNS = (
    SheetColumn("Column", width=24),
    SheetColumn("Needed", width=10),
    SheetColumn("What a cell may hold", CellKind.WRAPPED, 50),
    SheetColumn("Allowed values", CellKind.WRAPPED, 50),
    SheetColumn("Names a record in", width=24),
    SheetColumn("Meaning", CellKind.WRAPPED, 70),
)
OF_THE_VIEW = "Worked out for the view that the file shows; a file to import has no such column."


def columns_explained(resource: "RecordResource", names: Sequence[str]) -> Sheet:
    """The sheet that explains the columns of these names, and says of others that they are of the view alone."""
    described = {column.name: column for column in describe_columns(resource)}
    names_of_records = name_columns(resource.columns)
    rows: list[list[str]] = []
    for name in names:
        if name in names_of_records:
            beside = names_of_records[name].column_name
            rows.append([name, "no", "", "", "", f"What {beside} is called; read only where {beside} is empty."])
            continue
        column = described.get(name)
        if column is None:
            rows.append([name, "no", "", "", "", OF_THE_VIEW])
            continue
        related = column.related_model
        rows.append(
            [
                name,
                "yes" if column.is_needed else "no",
                column.expected,
                ", ".join(value for value, _ in column.allowed),
                str(related._meta.verbose_name_plural).replace(" ", "_") if related else "",
                column.meaning,
            ]
        )
    return Sheet(TITLE, COLUMNS, rows)
