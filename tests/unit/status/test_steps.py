"""Where a milestone stands on a day."""

from datetime import date

import pytest

from tracker.partial_dates import PartialDate
from tracker.status.steps import step_schedule
from tracker.vocabulary import Schedule

DAY = date(2024, 6, 15)


@pytest.mark.parametrize(
    ("due", "reached", "stands"),
    [
        (None, None, Schedule.NO_DEADLINE),
        ("2023/..", None, Schedule.NO_DEADLINE),
        ("2024-12", None, Schedule.NOT_YET_DUE),
        ("2024-07-15", None, Schedule.DUE_SOON),
        ("2024-06-15", None, Schedule.DUE_SOON),
        ("2024-06-14", None, Schedule.OVERDUE),
        ("2024", None, Schedule.NOT_YET_DUE),
        ("2024-05", "2024-05-31", Schedule.MET_ON_TIME),
        ("2024-05", "2024-05/2024-06", Schedule.MET_ON_TIME),
        ("2024-05", "2024-06-01", Schedule.MET_LATE),
        ("2024-05", "2024-06-16", Schedule.OVERDUE),
        (None, "2024-06-15", None),
        (None, "2024-06-16", Schedule.NO_DEADLINE),
    ],
)
def test_step_stands_where_its_two_dates_put_it(due: str | None, reached: str | None, stands: Schedule | None) -> None:
    found = step_schedule(
        due=PartialDate(due) if due else None, reached=PartialDate(reached) if reached else None, as_of=DAY
    )
    assert found == stands
