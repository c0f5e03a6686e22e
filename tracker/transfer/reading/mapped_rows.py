"""The rows of a file as its mapping has them: our columns, its words, and cells that the file itself lacks."""

import csv
from collections.abc import Callable, Iterator, Sequence

from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.cell_marks import CLEAR, join_items, split_items
from tracker.transfer.declaration.file_mapping import FileMapping, value_table
from tracker.transfer.declaration.headers import Header
from tracker.transfer.declaration.widgets import DayWidget, ItemsWidget, PartialDateWidget, folded
from tracker.transfer.reading.corrected_rows import corrected_rows
from tracker.transfer.reading.date_order import in_order
from tracker.transfer.reading.named_rows import named_rows

Rows = Iterator[tuple[int, list[str]]]
Reading = Callable[[str], str]


def mapped_rows(header: Header, rows: Rows, mapping: FileMapping, record: str) -> tuple[Header, Rows]:
    """The header and the rows in our terms, with the cells that were corrected."""
    read = named_rows(*_in_our_terms(header, rows, mapping, record), record)
    return corrected_rows(*read, mapping.corrections, record)


def _in_our_terms(header: Header, rows: Rows, mapping: FileMapping, record: str) -> tuple[Header, Rows]:
    named = [mapping.columns.get(each, each) for each in header]
    # What a column of the file says goes before what was said of all rows.
    added = {column: cell for column, cell in mapping.constants.items() if column not in named}
    if mapping.refs_from and "ref" not in named:
        added["ref"] = ""
    kept = [position for position, each in enumerate(named) if each or not mapping.columns]
    columns = Header([*(named[position] for position in kept), *added], header.line)
    readings = _readings(columns, mapping, record)
    constants = list(added.values())
    if not readings and len(kept) == len(header) and not constants:
        return columns, rows
    return columns, (
        (line, _read([*(row[position] for position in kept), *constants], readings)) for line, row in rows
    )


def _read(row: list[str], readings: Sequence[tuple[int, Reading]]) -> list[str]:
    for position, reading in readings:
        if row[position]:
            row[position] = reading(row[position])
    return row


def _readings(columns: Sequence[str], mapping: FileMapping, record: str) -> list[tuple[int, Reading]]:
    """What is done with the cells of each column with which anything is."""
    columns_of_kind = file_columns(record)
    lists = {name for name, each in columns_of_kind.items() if isinstance(each.widget, ItemsWidget)}
    dates = {name for name, each in columns_of_kind.items() if isinstance(each.widget, (PartialDateWidget, DayWidget))}
    empty = {folded(cell) for cell in mapping.empty}
    readings: list[tuple[int, Reading]] = []
    for position, name in enumerate(columns):
        words = value_table(mapping.values.get(name, {}))
        separator = mapping.separators.get(name, "")
        if name in lists and (words or separator):
            readings.append((position, _ListReading(words, empty, separator)))
        elif name in dates and mapping.date_order:
            readings.append((position, _DateReading(words, empty, mapping.date_order)))
        elif words or empty:
            readings.append((position, _CellReading(words, empty)))
    return readings


class _CellReading:
    """A cell with what it stands for in its place; empty where it says nothing."""

    def __init__(self, words: dict[str, str], empty: set[str]) -> None:
        self.words = {**dict.fromkeys(empty, ""), **words}

    def __call__(self, cell: str) -> str:
        return self.words.get(folded(cell), cell)


class _DateReading(_CellReading):
    """The same of a date; days in numbers that could be two are read in one order."""

    def __init__(self, words: dict[str, str], empty: set[str], order: str) -> None:
        super().__init__(words, empty)
        self.order = order

    def __call__(self, cell: str) -> str:
        read = super().__call__(cell)
        return in_order(read, self.order) if read == cell else read


class _ListReading(_CellReading):
    """The same of a list: of the whole cell, or of each item."""

    def __init__(self, words: dict[str, str], empty: set[str], separator: str) -> None:
        super().__init__(words, empty)
        self.separator = separator

    def __call__(self, cell: str) -> str:
        if cell == CLEAR:
            return cell
        if folded(cell) in self.words:
            return self.words[folded(cell)]
        try:
            items = self._items(cell)
        except ValueError:
            # What is wrong with it is told when it is read.
            return cell
        read = [self.words.get(folded(item), item) for item in items]
        return join_items(dict.fromkeys(item for item in read if item))

    def _items(self, cell: str) -> list[str]:
        """The items; between the file's own separators an item that holds one stands in quotation marks."""
        if not self.separator:
            return split_items(cell)
        if len(self.separator) > 1:
            found = cell.split(self.separator)
        else:
            found = next(csv.reader([cell.replace("\n", " ")], delimiter=self.separator, skipinitialspace=True), [])
        return [item.strip() for item in found if item.strip()]
