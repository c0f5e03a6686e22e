"""The chart of one target: the straight path from its baseline to its value, and the figures beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.charts.coordinates import Scale, Tick
from tracker.standings.target_tracks import TargetFigure, TargetTrack
from tracker.vocabulary import Qualifier

# Of the height, above and below all that is drawn.
MARGIN = 14.0
# What stands before a figure that its source does not give exactly.
SIGNS = {Qualifier.MORE_THAN: ">", Qualifier.LESS_THAN: "<", Qualifier.ABOUT: "~"}


@dataclass(frozen=True, kw_only=True)
class Point:
    """A place in the drawing, in percent of its width and of its height from the top."""

    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class FigurePoint:
    """A figure at the end of its period; `sign` where its source gives it only as a bound or as about so much."""

    figure: TargetFigure
    place: Point
    sign: str


@dataclass(frozen=True, kw_only=True)
class TargetPath:
    """The drawing: from `start` to `end` runs the path, level after it; `today` is where the as-of day lies."""

    start: Point
    end: Point
    today: float | None
    years: tuple[Tick, ...]
    points: tuple[FigurePoint, ...]


def target_path(tracked: TargetTrack) -> TargetPath:
    """The drawing of a target with its figures."""
    facts = tracked.facts
    first, due = facts.baseline_period.latest, facts.due.latest
    shown = [each for each in tracked.figures if each.observation.period and each.answer != "period not comparable"]
    last = max([due, *(end_of(each) for each in shown)])
    scale = Scale.over(first=first, newest=None, last=last)
    heights = Heights.over([facts.baseline, facts.value, *(each.observation.value for each in shown)])
    return TargetPath(
        start=Point(x=scale.at(first), y=heights.at(facts.baseline)),
        end=Point(x=scale.at(due), y=heights.at(facts.value)),
        today=scale.at(tracked.as_of) if scale.first <= tracked.as_of <= last else None,
        years=tuple(scale.years()),
        points=tuple(
            FigurePoint(
                figure=each,
                place=Point(x=scale.at(end_of(each)), y=heights.at(each.observation.value)),
                sign=SIGNS.get(Qualifier(each.observation.qualifier), ""),
            )
            for each in shown
        ),
    )


def end_of(figure: TargetFigure) -> date:
    """The last day of the period that a figure is for."""
    period = figure.observation.period
    if period is None:
        raise ValueError(f"The figure {figure.observation.ref} states no period.")
    return period.latest


@dataclass(frozen=True, kw_only=True)
class Heights:
    """A linear axis of values from `low`, near the bottom, to `high`, near the top."""

    low: float
    high: float

    @classmethod
    def over(cls, values: Iterable[object]) -> "Heights":
        """An axis that all the values lie on."""
        numbers = [float(str(value)) for value in values]
        return cls(low=min(numbers), high=max(numbers))

    def at(self, value: object) -> float:
        """How far from the top a value lies, in percent; in the middle where all values are one."""
        if self.high == self.low:
            return 50.0
        share = (float(str(value)) - self.low) / (self.high - self.low)
        return round(MARGIN + (100 - 2 * MARGIN) * (1 - share), 2)
