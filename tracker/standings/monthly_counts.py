"""How many commitments stood at each status at the end of every month."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.parameters.filters import Filters
from tracker.standings.counts import monthly_statuses
from tracker.vocabulary import Status


@dataclass(frozen=True, kw_only=True)
class Run:
    """Consecutive months with the same counts, from the first day of the first to the last day of the last."""

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


def runs(periods: Iterable[tuple[date, date]], counts: Iterable[Mapping[Status, int]]) -> tuple[Run, ...]:
    """The periods (first and last day) with the counts on their last days, grouped into runs, oldest first."""
    found: list[Run] = []
    for (start, end), counted in zip(periods, counts, strict=True):
        ordered = tuple(sorted((status, count) for status, count in counted.items() if count))
        if found and found[-1].counts == ordered:
            found[-1] = replace(found[-1], last_day=end)
        else:
            found.append(Run(first_day=start, last_day=end, counts=ordered))
    return tuple(found)


def read_runs(filters: Filters, *, first_day: date) -> tuple[Run, ...]:
    """How many of the view's commitments stood where, month by month from that of `first_day` on, in one query."""
    periods = tuple(months(first_day, filters.as_of))
    return runs(periods, monthly_statuses(filters, [end for _, end in periods]))


def months(first_day: date, last_day: date) -> Iterator[tuple[date, date]]:
    """First and last day of every month in the period, the last one cut at its end."""
    start = first_day.replace(day=1)
    while start <= last_day:
        following = (start + timedelta(days=32)).replace(day=1)
        yield start, min(following - timedelta(days=1), last_day)
        start = following
