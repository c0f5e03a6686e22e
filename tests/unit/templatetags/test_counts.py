"""The cells of a row of numbers."""

from datetime import date

from tracker.charts.monthly_counts import Cell, TableRow
from tracker.parameters.filters import Filters
from tracker.templatetags.counts import count_cells
from tracker.vocabulary import Status

VIEW = Filters.of_today(date(2024, 5, 6)).narrowed_to(q="<sea>")
ROW = TableRow(
    months="July 2023",
    day=date(2023, 7, 31),
    cells=(Cell(status=Status.FULFILLED, count=1234), Cell(status=Status.BROKEN, count=0)),
    total=1234,
)


def test_a_number_leads_to_what_it_counts_and_none_to_nothing() -> None:
    address = "/commitments/?as_of=2023-07-31"
    assert count_cells(ROW, VIEW) == (
        f'<td><a href="{address}&amp;status=fulfilled&amp;q=%3Csea%3E">1,234</a></td><td>0</td>'
        f'<td><a href="{address}&amp;q=%3Csea%3E">1,234</a></td>'
    )


def test_no_list_shows_what_stood_somewhere_on_another_day() -> None:
    assert count_cells(ROW, VIEW.narrowed_to(status="broken")) == "<td>1,234</td><td>0</td><td>1,234</td>"
