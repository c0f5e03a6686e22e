"""How a cell of a file becomes a value, and back."""

from datetime import datetime, time
from typing import Any

from import_export.widgets import Widget

from tracker.partial_dates import PartialDate


class PartialDateWidget(Widget):
    """A partial date as EDTF text, or a date cell of a spreadsheet; an empty cell is unknown."""

    def clean(self, value: object, row: Any = None, **options: Any) -> PartialDate | None:
        """The date in a cell; ValueError says what would be right. Nothing is guessed from other ways of writing."""
        if isinstance(value, datetime):
            if value.time() != time.min:
                raise ValueError(f"“{value}”: a date has no time of day here; write {value.date()}.")
            value = value.date()
        if isinstance(value, float):
            raise ValueError(f"“{value}”: this cell holds a number, not a date; write it as text, such as 2023-11.")
        text = "" if value is None else str(value).strip()
        return PartialDate.parse(text) if text else None

    def render(self, value: object, obj: Any = None, **options: Any) -> str:
        """EDTF text; empty for unknown."""
        return "" if value is None else str(value)
