"""A file once read."""

from datetime import date, datetime

import pytest
import tablib

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading.table import Table, cell_text


def test_blank_rows_are_passed_over_and_lines_still_count_them() -> None:
    table = Table.of([(1, []), (2, ["ref", "name"]), (3, ["", ""]), (4, ["a", "b"])], b"")
    assert (table.headers, list(table), table.lines) == (["ref", "name"], [("a", "b")], [4])


def test_a_short_row_is_filled_up_and_empty_columns_at_the_end_are_dropped() -> None:
    table = Table.of([(1, ["ref", "name", None]), (2, ["a"]), (3, ["b", "c", ""])], b"")
    assert list(table) == [("a", ""), ("b", "c")]


def test_a_row_longer_than_the_header_is_refused() -> None:
    with pytest.raises(FileProblem, match="line 2, “c”: the row has more cells than the header, which has 2"):
        Table.of([(1, ["ref", "name"]), (2, ["a", "b", "c"])], b"")


def test_a_file_without_a_header_is_refused() -> None:
    with pytest.raises(FileProblem, match="the file is empty"):
        Table.of([(1, []), (2, ["", ""])], b"")


def test_a_dataset_made_elsewhere_becomes_a_table() -> None:
    table = Table.from_dataset(tablib.Dataset(("a", 3), headers=["ref", "review_every"]))
    assert (list(table), table.lines) == ([("a", "3")], [2])
    assert Table.from_dataset(table) is table


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (3, "3"),
        (3.0, "3"),
        (3.7, "3.7"),
        (1e21, "1000000000000000000000"),
        (True, "TRUE"),
        (date(2024, 1, 30), "2024-01-30"),
        (datetime(2024, 1, 30), "2024-01-30"),
        (datetime(2024, 1, 30, 8, 15), "2024-01-30 08:15:00"),
    ],
)
def test_cells_of_a_spreadsheet_become_text(cell: object, text: str) -> None:
    assert cell_text(cell) == text
