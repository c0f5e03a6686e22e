"""Where things stand in a drawing: days to x, rows to y, both in percent of its width and height.

Percentages let one drawing fit every width, since the browser places each part by itself and the strokes and
letters keep their size. Nothing here knows what is drawn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 100.0
TAIL = 12.0
NARROWEST = 0.35
# Of a part of a stack: on the narrowest screen it is still wider than the gap between two parts.
THINNEST = 1.25
MOST_TICKS = 12
LAST_NAME = 9.0
A_MONTH = timedelta(days=31)


@dataclass(frozen=True, kw_only=True)
class Extent:
    """An interval along an axis: where it starts and how wide it is, in percent of the axis."""

    x: float
    width: float

    @property
    def end(self) -> float:
        """Where it ends, in percent."""
        return round(self.x + self.width, 2)


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A year on the axis and where it begins, in percent."""

    year: int
    x: float


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A time axis from `first` to `last`, both included; from `bend` on, days are compressed.

    A long end without evidence would squeeze everything that happened into a corner, so it is given `TAIL` percent of
    the width, and the drawing must say so. Without it `bend` is None and every day is equally wide.
    """

    first: date
    last: date
    bend: date | None = None

    @classmethod
    def over(cls, *, first: date, newest: date | None, last: date) -> "Scale":
        """An axis from 1 January of the year of `first` to `last`, compressed a month after `newest` if the rest is
        long.
        """
        start = min(first, last).replace(month=1, day=1)
        if newest is None:
            return cls(first=start, last=last)
        bend = max(start, newest) + A_MONTH
        quiet = (last - bend).days * WIDTH
        whole = (last - start).days + 1
        return cls(first=start, last=last, bend=bend if bend < last and quiet / whole > TAIL else None)

    @property
    def quiet_after(self) -> date | None:
        """The day of the newest evidence, after which the axis is compressed; None where it is not."""
        return self.bend - A_MONTH if self.bend else None

    def at(self, day: date) -> float:
        """Where a day begins, in percent of the width; days off the axis fall on its nearer end."""
        after = self.last + timedelta(days=1)
        day = min(max(day, self.first), after)
        if self.bend is None:
            return round(WIDTH * fraction_between(day, self.first, after), 2)
        if day <= self.bend:
            return round((WIDTH - TAIL) * fraction_between(day, self.first, self.bend), 2)
        return round(WIDTH - TAIL + TAIL * fraction_between(day, self.bend, after), 2)

    def extent(self, first_day: date, last_day: date) -> Extent:
        """The extent of a period, both days included, at least `NARROWEST` wide so that it can be seen."""
        x = self.at(first_day)
        end = self.at(next_day(last_day))
        width = max(end - x, NARROWEST)
        return Extent(x=round(min(x, WIDTH - width), 2), width=round(width, 2))

    def between(self, first_day: date, last_day: date) -> Extent:
        """The extent of a period, both days included, at its exact width: it ends where the next day begins."""
        x = self.at(first_day)
        return Extent(x=x, width=round(self.at(next_day(last_day)) - x, 2))

    def consecutive_extents(self, spans: Sequence[tuple[date, date]]) -> tuple[Extent, ...]:
        """The extents of periods that follow one another: each wide enough to be seen, and none over another.

        One that is too short to be seen moves its neighbours, later ones first.
        """
        narrowest = min(NARROWEST, round(WIDTH / max(len(spans), 1) - 0.005, 2))
        places: list[tuple[float, float]] = []
        reached = 0.0
        for first_day, last_day in spans:
            x = max(self.at(first_day), reached)
            reached = max(self.at(next_day(last_day)), x + narrowest)
            places.append((x, reached))
        limit = WIDTH
        for number, (x, end) in reversed(tuple(enumerate(places))):
            kept = min(end, limit)
            limit = min(x, kept - narrowest)
            places[number] = (limit, kept)
        return tuple(Extent(x=round(x, 2), width=round(end - x, 2)) for x, end in places)

    def years(self) -> Iterator[Tick]:
        """The years to label along the axis, at most `MOST_TICKS`, none in the compressed end or beside the last day's
        label.
        """
        end = self.bend or self.last
        step = 1 + (end.year - self.first.year) // MOST_TICKS
        for year in range(self.first.year, end.year + 1, step):
            x = self.at(date(year, 1, 1))
            if self.bend or x < WIDTH - LAST_NAME:
                yield Tick(year=year, x=x)


def next_day(day: date) -> date:
    """The next day; date.max itself at the end of the calendar."""
    return day + timedelta(days=1) if day < date.max else day


def fraction_between(day: date, first: date, last: date) -> float:
    """How far a day lies between two others, from 0 to 1."""
    return (day - first).days / max((last - first).days, 1)


def row_centre(row: int, rows: int) -> float:
    """The middle of one of so many rows of equal height, in percent from the top; rows count from 0."""
    return round((row + 0.5) * 100 / rows, 4)


def lanes(lines: Iterable[tuple[float, float, float]], *, apart: float) -> list[int]:
    """A lane for each upright line (its place, low and high end) such that no two in one lane meet: the lowest that is
    free, in the order given. Lines that stand so far apart never do.
    """
    placed: list[tuple[float, float, float, int]] = []
    for place, low, high in lines:
        taken = {
            lane
            for other, start, end, lane in placed
            if abs(place - other) < apart and not (high < start or low > end)
        }
        placed.append((place, low, high, next(lane for lane in range(len(taken) + 1) if lane not in taken)))
    return [lane for *_, lane in placed]


def stacked_extents(counts: Sequence[int], most: int) -> tuple[Extent, ...]:
    """The extents of counts stacked end to end, where a sum of `most` fills the whole.

    A count is as wide as its share, but at least `THINNEST`; the wider ones then share what is left. A count of 0 has
    no width.
    """
    found = []
    reached = 0.0
    for width in widths(counts, most):
        x = round(reached, 2)
        reached += width
        found.append(Extent(x=x, width=round(round(reached, 2) - x, 2)))
    return tuple(found)


def widths(counts: Sequence[int], most: int) -> Iterator[float]:
    """The width of each count in percent of `most`, at least `THINNEST` for those above 0."""
    whole = max(WIDTH * sum(counts) / most, THINNEST * sum(map(bool, counts))) if most else 0.0
    # What the thin ones take is missing to the others, of which some may become too thin by that.
    thin: set[int] = set()
    while True:
        rest = sum(count for count in counts if count not in thin)
        room = whole - THINNEST * sum(1 for count in counts if count in thin)
        too_thin = {count for count in counts if count and count * room < THINNEST * rest} - thin
        if not too_thin:
            break
        thin |= too_thin
    for count in counts:
        yield THINNEST if count in thin else count * room / rest if count else 0.0
