"""Where a milestone stands on a day: the schedule of one step, as a pure function of its two dates."""

from datetime import date

from tracker.partial_dates import PartialDate
from tracker.status.rules import DUE_SOON
from tracker.vocabulary import Schedule


def step_schedule(*, due: PartialDate | None, reached: PartialDate | None, as_of: date) -> Schedule | None:
    """What the calendar says of the step; None for one that had no day and was reached by then.

    It is reached on the first day that `reached` allows, and late after the last that `due` allows.
    """
    has_deadline = due is not None and due.latest != date.max
    if reached is not None and reached.earliest <= as_of:
        if due is None or not has_deadline:
            return None
        return Schedule.MET_ON_TIME if reached.earliest <= due.latest else Schedule.MET_LATE
    if due is None or not has_deadline:
        return Schedule.NO_DEADLINE
    if as_of > due.latest:
        return Schedule.OVERDUE
    return Schedule.DUE_SOON if due.latest - as_of <= DUE_SOON else Schedule.NOT_YET_DUE
