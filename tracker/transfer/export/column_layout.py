"""How each column of a kind of record is set out in a workbook."""

from collections.abc import Sequence
from typing import Any

from import_export.widgets import Widget

from tracker.transfer.declaration import widgets
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.export.sheets import REF, CellKind, SheetColumn

# Widths, in characters of the usual font.
NARROW, LIST, TITLE, TEXT = 13, 34, 50, 70
ROOM_FOR_THE_ARROW = 4
LONGEST_NAME, LONGEST_TITLE = 130, 500  # characters


def sheet_column(column: Column) -> SheetColumn:
    """A column of a file as one of a sheet."""
    if isinstance(column, MembersColumn):
        return _column(column.column_name, CellKind.WRAPPED, LIST)
    if isinstance(column, ReferenceColumn):
        return _column(column.column_name, CellKind.TEXT, REF, is_needed=column.is_needed)
    field: Any = column.model._meta.get_field(column.field_name)
    return column_of(column.column_name, column.widget, field, is_needed=column.is_needed)


def column_of_names(name: str, column: Column) -> SheetColumn:
    """The column of names beside a column of refs."""
    is_list = isinstance(column, MembersColumn)
    return _column(name, CellKind.WRAPPED if is_list else CellKind.TEXT, LIST if is_list else REF)


def column_of(name: str, widget: Widget, field: Any, *, is_needed: bool = False) -> SheetColumn:
    """The column of a field whose cells the widget writes.

    Of dates only those that always name a day become cells of a date: a partial date stands as its text, since a
    spreadsheet knows no month without a day.
    """
    if isinstance(widget, widgets.ChoiceWidget):
        choices = tuple(widget.choices)
        width = max(map(len, choices), default=NARROW) + ROOM_FOR_THE_ARROW
        return _column(name, CellKind.TEXT, width, choices=choices, is_needed=is_needed)
    for kind, cells, width in (
        (widgets.DayWidget, CellKind.DAY, NARROW),
        ((widgets.WholeNumberWidget, widgets.DecimalWidget), CellKind.NUMBER, NARROW),
        (widgets.PartialDateWidget, CellKind.TEXT, NARROW),
        (widgets.MomentWidget, CellKind.TEXT, REF),
        (widgets.WebAddressWidget, CellKind.TEXT, LIST),
        (widgets.ItemsWidget, CellKind.WRAPPED, LIST),
    ):
        if isinstance(widget, kind):
            return _column(name, cells, width, is_needed=is_needed)
    return _text_column(name, field, is_needed=is_needed)


def _text_column(name: str, field: Any, *, is_needed: bool) -> SheetColumn:
    longest = getattr(field, "max_length", None) or LONGEST_TITLE + 1
    if longest <= LONGEST_NAME:
        return _column(name, CellKind.TEXT, REF, is_needed=is_needed)
    return _column(name, CellKind.WRAPPED, TITLE if longest <= LONGEST_TITLE else TEXT, is_needed=is_needed)


def _column(
    name: str, kind: CellKind, width: int, *, choices: Sequence[str] = (), is_needed: bool = False
) -> SheetColumn:
    return SheetColumn(name, kind, max(width, len(name) + ROOM_FOR_THE_ARROW), choices, is_needed)
