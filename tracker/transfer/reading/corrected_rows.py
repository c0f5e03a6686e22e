"""The rows of a file with the cells that were corrected since it came."""

from collections.abc import Iterator, Sequence

from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.corrections import Correction
from tracker.transfer.declaration.headers import Header
from tracker.transfer.declaration.widgets import ItemsWidget

Rows = Iterator[tuple[int, list[str]]]


def corrected_rows(header: Header, rows: Rows, corrections: Sequence[Correction], record: str) -> tuple[Header, Rows]:
    """The header and the rows as corrected; a column that the file lacks is there once a cell of it was given."""
    own = [each for each in corrections if each.record == record]
    if not own:
        return header, rows
    added = dict.fromkeys(each.column for each in own if each.column not in header)
    columns = Header([*header, *added], header.line)
    lists = {name for name, column in file_columns(record).items() if isinstance(column.widget, ItemsWidget)}
    by_line: dict[int, list[tuple[int, bool, Correction]]] = {}
    for each in own:
        for line in each.lines:
            by_line.setdefault(line, []).append((columns.index(each.column), each.column in lists, each))
    blank = [""] * len(added)
    return columns, ((line, _corrected([*row, *blank], by_line.get(line, ()))) for line, row in rows)


def _corrected(row: list[str], corrections: Sequence[tuple[int, bool, Correction]]) -> list[str]:
    for place, is_list, correction in corrections:
        row[place] = correction.corrected(row[place], is_list=is_list)
    return row
