"""How many commitments stood at each status at the end of every month."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.standings.status_history import StatusHistory
from tracker.status.rules import first_day_made
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


def runs(histories: Iterable[StatusHistory], *, first_day: date, as_of: date) -> tuple[Run, ...]:
    """The months from that of `first_day` to that of `as_of`, cut at `as_of`, grouped into runs, oldest first."""
    found: list[Run] = []
    counts: Counter[Status] = Counter()
    periods = tuple(months(first_day, as_of))
    for (start, end), change in zip(periods, count_changes(histories, [end for _, end in periods]), strict=True):
        counts.update(change)
        ordered = tuple(sorted((status, count) for status, count in counts.items() if count))
        if found and found[-1].counts == ordered:
            found[-1] = replace(found[-1], last_day=end)
        else:
            found.append(Run(first_day=start, last_day=end, counts=ordered))
    return tuple(found)


def count_changes(histories: Iterable[StatusHistory], ends: Sequence[date]) -> tuple[Counter[Status], ...]:
    """By how many each status grows or shrinks up to each of the days, which are in ascending order.

    A commitment counts from the day it was made, unassessed until its first stretch. Each stretch is looked at once.
    """
    found: tuple[Counter[Status], ...] = tuple(Counter() for _ in ends)
    for status_history in histories:
        made = first_day_made(status_history.commitment.made_on)
        begins = bisect_left(ends, made) if made else 0
        if begins == len(ends):
            continue
        found[begins][Status.NOT_ASSESSED] += 1
        before = Status.NOT_ASSESSED
        for stretch in status_history.stretches:
            place = max(begins, bisect_left(ends, stretch.spell.first_day))
            if place == len(ends):
                break
            found[place][before] -= 1
            found[place][stretch.spell.status] += 1
            before = stretch.spell.status
    return found


def months(first_day: date, last_day: date) -> Iterator[tuple[date, date]]:
    """First and last day of every month in the period, the last one cut at its end."""
    start = first_day.replace(day=1)
    while start <= last_day:
        following = (start + timedelta(days=32)).replace(day=1)
        yield start, min(following - timedelta(days=1), last_day)
        start = following
