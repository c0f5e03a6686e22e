"""The chart of how many stood where, month by month."""

from datetime import date, timedelta

from tracker.charts.coordinates import Scale
from tracker.charts.monthly_counts import MOST_ROWS, monthly_counts_chart
from tracker.standings.monthly_counts import Run, months
from tracker.vocabulary import Status

SCALE = Scale(first=date(2023, 1, 1), last=date(2023, 12, 31))
RUNS = (
    Run(first_day=date(2023, 1, 1), last_day=date(2023, 1, 31), counts=()),
    Run(first_day=date(2023, 2, 1), last_day=date(2023, 6, 30), counts=((Status.FULFILLED, 1),)),
    Run(
        first_day=date(2023, 7, 1),
        last_day=date(2023, 12, 31),
        counts=((Status.BROKEN, 3), (Status.FULFILLED, 1)),
    ),
)


def test_the_table_has_a_row_a_run_latest_first_and_none_for_nothing() -> None:
    rows = monthly_counts_chart(RUNS, SCALE).rows
    assert [(row.months, row.day, row.total) for row in rows] == [
        ("July 2023 to December 2023", date(2023, 12, 31), 4),
        ("February 2023 to June 2023", date(2023, 6, 30), 1),
    ]
    assert [(cell.status, cell.count) for cell in rows[1].cells] == [(Status.FULFILLED, 1), (Status.BROKEN, 0)]


def test_a_status_that_keeps_its_place_is_one_block_and_the_tallest_stack_fills_the_chart() -> None:
    chart = monthly_counts_chart(RUNS, SCALE)
    assert [(block.status, block.up.x, block.up.width) for block in chart.blocks] == [
        (Status.FULFILLED, 75, 25),
        (Status.BROKEN, 0, 75),
    ]
    assert chart.blocks[0].across == SCALE.extent(date(2023, 2, 1), date(2023, 12, 31))
    assert chart.most == 4


def test_months_of_any_year_have_a_name() -> None:
    of_antiquity = Run(first_day=date(1, 1, 1), last_day=date(987, 6, 30), counts=((Status.FULFILLED, 1),))
    (row,) = monthly_counts_chart([of_antiquity], SCALE).rows
    assert row.months == "January 0001 to June 0987"


def test_nothing_gives_an_empty_chart() -> None:
    chart = monthly_counts_chart((), SCALE)
    assert (chart.blocks, chart.rows, chart.most) == ((), (), 0)


def monthly(years: int) -> list[Run]:
    """A run for each month of so many years, no two alike."""
    return [
        Run(first_day=first, last_day=last, counts=((Status.FULFILLED, number + 1),))
        for number, (first, last) in enumerate(months(date(2000, 1, 1), date(2000 + years, 1, 1) - timedelta(days=1)))
    ]


def test_of_many_months_the_ends_of_quarters_or_years_are_drawn() -> None:
    runs = monthly(3)
    assert (monthly_counts_chart(runs, SCALE).every, monthly_counts_chart(runs, SCALE).runs) == ("month", tuple(runs))
    quarters = monthly_counts_chart(monthly(9), SCALE)
    assert (quarters.every, len(quarters.runs)) == ("quarter", 36)
    assert [(run.last_day, run.total) for run in quarters.runs[:2]] == [(date(2000, 3, 31), 3), (date(2000, 6, 30), 6)]
    years = monthly_counts_chart(monthly(20), SCALE)
    assert (years.every, len(years.runs), years.rows[0].day) == ("year", 20, date(2019, 12, 31))
    assert years.most == 240


def test_under_a_chart_of_long_periods_the_table_has_the_latest_and_says_how_many_it_leaves_out() -> None:
    whole, cut = monthly_counts_chart(monthly(3), SCALE), monthly_counts_chart(monthly(9), SCALE)
    assert (len(whole.rows), whole.rows_left_out) == (36, 0)
    assert (len(cut.rows), cut.rows_left_out) == (MOST_ROWS, 36 - MOST_ROWS)
    assert (cut.rows[0].months, cut.rows[-1].months) == ("December 2008", "December 2007")


def test_the_blocks_of_a_status_are_drawn_in_one_piece() -> None:
    fulfilled, broken = monthly_counts_chart(RUNS, SCALE).stacks
    assert (fulfilled.status, broken.status) == (Status.FULFILLED, Status.BROKEN)
    assert broken.drawn == '<rect x="49.59%" y="0.0%" width="50.41%" height="75.0%" />'
