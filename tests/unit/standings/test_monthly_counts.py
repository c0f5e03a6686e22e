"""How many commitments stood where at the end of every month."""

from collections import Counter
from datetime import date
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from tracker.models import Commitment
from tracker.partial_dates import PartialDate
from tracker.standings.monthly_counts import Run, months, runs
from tracker.standings.status_history import StatusHistory, Stretch
from tracker.status.rules import Spell, first_day_made
from tracker.vocabulary import Status


def status_history(made_on: str | None, *turns: tuple[Status, date]) -> StatusHistory:
    """A status_history that takes each status on its day."""
    return StatusHistory(
        commitment=Commitment(made_on=PartialDate.parse(made_on) if made_on else None),
        stretches=tuple(
            Stretch(
                spell=Spell(status=status, first_day=day, last_day=day, is_current=False, resumed=False),
                began="",
                update=None,
            )
            for status, day in turns
        ),
        supported_until=None,
    )


PLEDGE = status_history("2023-11-15", (Status.NOT_ASSESSED, date(2023, 11, 15)), (Status.FULFILLED, date(2024, 1, 31)))
STANDING = status_history(None, (Status.IN_PROGRESS, date(2023, 12, 5)))


DAYS = st.dates(date(2023, 9, 1), date(2024, 6, 30))
COURSES = st.lists(
    st.builds(
        lambda made_on, turned: status_history(made_on and made_on.isoformat(), *sorted(turned, key=itemgetter(1))),
        st.none() | DAYS,
        st.lists(st.tuples(st.sampled_from(Status), DAYS), max_size=4, unique_by=lambda turn: turn[1]),
    ),
    max_size=5,
)


def status_on(status_history: StatusHistory, day: date) -> Status | None:
    """The status on a day, looked up for that day alone; None before the commitment was made."""
    made = first_day_made(status_history.commitment.made_on)
    if made is not None and day < made:
        return None
    reached = Status.NOT_ASSESSED
    for stretch in status_history.stretches:
        if stretch.spell.first_day <= day:
            reached = stretch.spell.status
    return reached


@given(COURSES, DAYS, DAYS)
def test_counts_are_those_of_each_commitment_on_the_last_day_of_each_month(
    histories: list[StatusHistory], first_day: date, as_of: date
) -> None:
    found = runs(histories, first_day=first_day, as_of=as_of)
    for _, end in months(first_day, as_of):
        (run,) = (run for run in found if run.first_day <= end <= run.last_day)
        assert dict(run.counts) == Counter(status for one in histories if (status := status_on(one, end)) is not None)


def test_a_month_is_counted_on_its_last_day_and_the_last_month_on_the_as_of_day() -> None:
    assert list(months(date(2023, 11, 20), date(2024, 1, 10))) == [
        (date(2023, 11, 1), date(2023, 11, 30)),
        (date(2023, 12, 1), date(2023, 12, 31)),
        (date(2024, 1, 1), date(2024, 1, 10)),
    ]


def test_a_commitment_has_no_status_before_it_was_made() -> None:
    assert status_on(PLEDGE, date(2023, 11, 14)) is None
    assert status_on(PLEDGE, date(2023, 11, 15)) is Status.NOT_ASSESSED


def test_one_whose_day_is_unknown_counts_from_the_start() -> None:
    assert status_on(STANDING, date(2000, 1, 1)) is Status.NOT_ASSESSED


def test_months_with_the_same_counts_are_one_run() -> None:
    found = runs((PLEDGE, STANDING), first_day=date(2023, 10, 1), as_of=date(2024, 3, 15))
    assert found == (
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
