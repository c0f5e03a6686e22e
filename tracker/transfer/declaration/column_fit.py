"""Whether the cells under a header are such as one of our columns holds."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection

from tracker.partial_dates import TwoDaysError
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.marks import MARKS
from tracker.transfer.declaration.named_records import refs_relation
from tracker.transfer.declaration.record_names import called
from tracker.transfer.declaration.widgets import (
    ChoiceWidget,
    DayWidget,
    ItemsWidget,
    PartialDateWidget,
    TextWidget,
    WebAddressWidget,
)

# So many of the cells are such as the column holds; the rest may be wrong, or name records that are missing still.
MOST_OF = 0.5
LONGEST_NAME = 300
TELLING = (ChoiceWidget, DayWidget, PartialDateWidget, WebAddressWidget)
Linking = (ReferenceColumn, MembersColumn)


def is_linking(column: Column) -> bool:
    """Whether a column names other records."""
    return isinstance(column, Linking)


def linked_model(column: Column) -> Any:
    """The kind of record that a column names; None for a plain one."""
    return column.related_model if isinstance(column, Linking) else None


def is_telling(column: Column) -> bool:
    """Whether what a column may hold is so narrow that cells alone can say that it is meant."""
    return isinstance(column, Linking) or isinstance(column.widget, TELLING)


class Named:
    """Which of many texts are refs or names of records, asked once for each kind of record."""

    def __init__(self, cells: Iterable[Sequence[str]]) -> None:
        self.cells = cells
        self.known: dict[Any, set[str]] = {}

    def among(self, model: Any) -> set[str]:
        """Those that name a record of the kind."""
        if model not in self.known:
            self.known[model] = named_among(model, {text for held in self.cells for text in _texts(held)})
        return self.known[model]


def fits(column: Column, cells: Sequence[str], named: Named | None = None) -> bool:
    """Whether most of the cells can be read as the column's; of refs and names, whether they name a record.

    What says nothing is passed over. `named` knows which of the cells name records, among others.
    """
    cells = [cell for cell in cells if cell not in MARKS]
    if isinstance(column, Linking):
        texts = _texts(cells)
        known = named.among(column.related_model) if named else named_among(column.related_model, texts)
        return bool(texts) and len(texts & known) >= MOST_OF * len(texts)
    if isinstance(column.widget, (TextWidget, ItemsWidget)):
        return not any(_all_read(widget, cells) for widget in (PartialDateWidget(), WebAddressWidget()))
    return sum(_is_read(column, cell) for cell in cells) >= MOST_OF * len(cells)


def _is_read(column: Column, cell: str) -> bool:
    try:
        column.understood(cell)
    except TwoDaysError:
        return True
    except ValueError:
        return reads(column.widget, cell)
    return True


def reads(widget: object, cell: str) -> bool:
    """Whether a widget takes the cell as it stands."""
    try:
        widget.clean(cell)  # type: ignore[attr-defined]
    except ValueError:
        return False
    return True


def _all_read(widget: PartialDateWidget | WebAddressWidget, cells: Sequence[str]) -> bool:
    if not cells:
        return False
    understood = getattr(widget, "understood", widget.clean)
    for cell in cells:
        try:
            understood(cell)
        except TwoDaysError:
            continue
        except ValueError:
            return False
    return True


def _texts(cells: Sequence[str]) -> set[str]:
    """What the cells name, item by item."""
    return {
        item.strip()
        for cell in cells
        # What no text may hold names nothing.
        if len(cell) <= LONGEST_NAME and "\0" not in cell
        for item in cell.split(";")
        if item.strip()
    }


def named_among(model: Any, texts: Collection[str]) -> set[str]:
    """Those of the texts that are refs or names of records of the kind."""
    return refs_among(model, texts) | called(model, texts).keys()


def refs_among(model: Any, texts: Collection[str]) -> set[str]:
    """Those of the texts that are refs of records of the kind."""
    if not texts:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT ref FROM {refs_relation(model)} AS known WHERE ref = ANY(%s::text[])",
            [list(texts)],
        )
        return {ref for (ref,) in cursor.fetchall()}
