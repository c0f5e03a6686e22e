"""The chart of how many commitments stood where, month by month, under the timeline's axis."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter, itemgetter

from django.utils.safestring import SafeString, mark_safe

from tracker.charts.coordinates import Extent, Scale, stacked_extents
from tracker.partial_dates import PartialDate
from tracker.standings.formatting import month_and_year
from tracker.standings.monthly_counts import Run, months
from tracker.standings.status_counts import SCALE, UNKNOWN
from tracker.vocabulary import Status

ORDER = (*SCALE, *UNKNOWN)
# A chart of more runs of months than this shows the ends of quarters alone, or of years, or of more.
MOST_RUNS = 36
# Under a chart of longer periods than months the table has as many of them, the latest.
MOST_ROWS = 5
LONGER = {3: "quarter", 12: "year", 60: "five years", 240: "twenty years"}


@dataclass(frozen=True, kw_only=True)
class Block:
    """A count at one status over some months: its extent `across` the axis, and `up` from the top down, in percent."""

    status: Status
    across: Extent
    up: Extent


def drawn(block: Block) -> str:
    """The block as a rectangle of SVG."""
    across, up = block.across, block.up
    return f'<rect x="{across.x}%" y="{up.x}%" width="{across.width}%" height="{up.width}%" />'


@dataclass(frozen=True, kw_only=True)
class Stack:
    """The blocks of one status as SVG: a chart has hundreds of them, each of which takes a template long to draw."""

    status: Status
    drawn: SafeString


@dataclass(frozen=True, kw_only=True)
class Cell:
    """The number of commitments at one status."""

    status: Status
    count: int


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """A run of months in words, its last day, and a cell for each status that occurs."""

    months: str
    day: date
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class MonthlyCountsChart:
    """The stacked chart: its blocks, the runs they are drawn from, the statuses that occur, and the top of its scale
    (`most`). `every` is how often it counts, in words.
    """

    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    statuses: tuple[Status, ...]
    most: int
    every: str = "month"

    @property
    def stacks(self) -> tuple[Stack, ...]:
        """The blocks of each status that has any, drawn."""
        return tuple(
            Stack(status=status, drawn=mark_safe("".join(map(drawn, same))))  # noqa: S308 (of numbers alone)
            for status, same in groupby(self.blocks, key=attrgetter("status"))
        )

    @cached_property
    def rows(self) -> tuple[TableRow, ...]:
        """The same numbers as a table, the latest first, and of periods longer than months the latest alone."""
        return tuple(
            TableRow(
                months=in_words(run) if self.every == "month" else month_and_year(run.last_day),
                day=run.last_day,
                cells=tuple(Cell(status=status, count=run.count_of(status)) for status in self.statuses),
                total=run.total,
            )
            for run in reversed(self.runs[self.rows_left_out :])
        )

    @property
    def rows_left_out(self) -> int:
        """How many runs of months the table leaves out."""
        return max(len(self.runs) - MOST_ROWS, 0) if self.every != "month" else 0


def monthly_counts_chart(found: Iterable[Run], scale: Scale) -> MonthlyCountsChart:
    """The chart of the runs, oldest first, on the time axis `scale`."""
    drawn, every = at_most(tuple(run for run in found if run.total))
    most = max((run.total for run in drawn), default=0)
    return MonthlyCountsChart(
        blocks=tuple(blocks(drawn, most, scale)),
        runs=drawn,
        statuses=tuple(status for status in ORDER if any(run.count_of(status) for run in drawn)),
        most=most,
        every=every,
    )


def at_most(found: tuple[Run, ...]) -> tuple[tuple[Run, ...], str]:
    """The runs, or as few as can be drawn of them: a run for each quarter, year or longer, counted at its end."""
    if len(found) <= MOST_RUNS:
        return found, "month"
    longer = found, "month"
    for length, words in LONGER.items():
        longer = tuple(resampled(found, length)), words
        if len(longer[0]) <= MOST_RUNS:
            break
    return longer


def resampled(found: tuple[Run, ...], length: int) -> Iterator[Run]:
    """A run for each period of so many months, with the counts of its last day."""
    by_month = ((start, end, run) for run in found for start, end in months(run.first_day, run.last_day))
    for _, same in groupby(by_month, key=lambda month: (month[0].year * 12 + month[0].month - 1) // length):
        held = list(same)
        yield Run(first_day=held[0][0], last_day=held[-1][1], counts=held[-1][2].counts)


def in_words(run: Run) -> str:
    """The months of a run: `November 2023`, `August 2022 to September 2023`."""
    first, last = (PartialDate.parse(day.isoformat()[:7]).written for day in (run.first_day, run.last_day))
    return first if first == last else f"{first} to {last}"


def blocks(drawn: tuple[Run, ...], most: int, scale: Scale) -> Iterator[Block]:
    """A block for each status and each time that its place in the stack stays the same."""
    stacks = [stacked_extents([run.count_of(status) for status in ORDER], most) for run in drawn]
    for row, status in enumerate(ORDER):
        places = [(stack[row], run) for stack, run in zip(stacks, drawn, strict=True)]
        for place, same in groupby(places, key=itemgetter(0)):
            held = [run for _, run in same]
            across = scale.between(held[0].first_day, held[-1].last_day)
            if place.width and across.width:
                yield Block(status=status, across=across, up=Extent(x=round(100 - place.end, 2), width=place.width))
