"""The months of a view, and how those with the same counts become one run."""

from datetime import date

from tracker.standings.monthly_counts import Run, months, runs
from tracker.vocabulary import Status


def test_a_month_is_counted_on_its_last_day_and_the_last_month_on_the_as_of_day() -> None:
    assert list(months(date(2023, 11, 20), date(2024, 1, 10))) == [
        (date(2023, 11, 1), date(2023, 11, 30)),
        (date(2023, 12, 1), date(2023, 12, 31)),
        (date(2024, 1, 1), date(2024, 1, 10)),
    ]


def test_months_with_the_same_counts_are_one_run() -> None:
    counts = (
        {Status.NOT_ASSESSED: 1},
        {Status.NOT_ASSESSED: 2},
        {Status.NOT_ASSESSED: 1, Status.IN_PROGRESS: 1},
        {Status.FULFILLED: 1, Status.IN_PROGRESS: 1},
        {Status.IN_PROGRESS: 1, Status.FULFILLED: 1, Status.BROKEN: 0},
        {Status.IN_PROGRESS: 1, Status.FULFILLED: 1},
    )
    assert runs(months(date(2023, 10, 1), date(2024, 3, 15)), counts) == (
        Run(first_day=date(2023, 10, 1), last_day=date(2023, 10, 31), counts=((Status.NOT_ASSESSED, 1),)),
        Run(first_day=date(2023, 11, 1), last_day=date(2023, 11, 30), counts=((Status.NOT_ASSESSED, 2),)),
        Run(
            first_day=date(2023, 12, 1),
            last_day=date(2023, 12, 31),
            counts=((Status.IN_PROGRESS, 1), (Status.NOT_ASSESSED, 1)),
        ),
        Run(
            first_day=date(2024, 1, 1),
            last_day=date(2024, 3, 15),
            counts=((Status.FULFILLED, 1), (Status.IN_PROGRESS, 1)),
        ),
    )
