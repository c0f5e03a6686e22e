"""How many commitments stood at each status at the end of every month."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.dashboard.course import Course
from tracker.status import first_day_made
from tracker.vocabulary import Status


@dataclass(frozen=True, kw_only=True)
class Run:
    """Months on end with the same counts: from the first day of the first to the last day of the last."""

    first_day: date
    last_day: date
    counts: tuple[tuple[Status, int], ...]

    @property
    def total(self) -> int:
        """How many commitments there were."""
        return sum(count for _, count in self.counts)

    def count_of(self, status: Status) -> int:
        """How many stood at that status."""
        return dict(self.counts).get(status, 0)


def runs(courses: Iterable[Course], *, first_day: date, as_of: date) -> tuple[Run, ...]:
    """The months from that of `first_day` to that of `as_of`, which ends on `as_of`, gathered into runs."""
    courses = tuple(courses)
    found: list[Run] = []
    for start, end in months(first_day, as_of):
        counts = Counter(status for course in courses if (status := status_on(course, end)) is not None)
        ordered = tuple(sorted(counts.items()))
        if found and found[-1].counts == ordered:
            found[-1] = replace(found[-1], last_day=end)
        else:
            found.append(Run(first_day=start, last_day=end, counts=ordered))
    return tuple(found)


def status_on(course: Course, day: date) -> Status | None:
    """The status on a day; None before the commitment was made."""
    made = first_day_made(course.commitment.made_on)
    if made is not None and day < made:
        return None
    reached = Status.NOT_ASSESSED
    for stretch in course.stretches:
        if stretch.spell.first_day <= day:
            reached = stretch.spell.status
    return reached


def months(first_day: date, last_day: date) -> Iterator[tuple[date, date]]:
    """First and last day of every month in the period, the last one cut at its end."""
    start = first_day.replace(day=1)
    while start <= last_day:
        following = (start + timedelta(days=32)).replace(day=1)
        yield start, min(following - timedelta(days=1), last_day)
        start = following
