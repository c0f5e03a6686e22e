"""The course of one commitment as a strip: its stretches under one axis, drawn like a row of the timeline."""

from dataclasses import dataclass
from datetime import date

from tracker.charts.coordinates import Scale, Tick
from tracker.charts.timeline import Bar, bars
from tracker.standings.formatting import month_and_year
from tracker.standings.status_history import StatusHistory


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Bars and years in percent of the drawing's width.

    `bend` is where the axis is drawn closer together, `quiet_after` the month after which no evidence is recorded.
    """

    bars: tuple[Bar, ...]
    years: tuple[Tick, ...]
    bend: float | None
    quiet_after: str


def strip(status_history: StatusHistory, *, as_of: date) -> Strip | None:
    """The status history as a strip up to the as-of day; None where there is nothing to draw."""
    if not status_history.stretches:
        return None
    first_day = status_history.stretches[0].spell.first_day
    scale = Scale.over(first=first_day, newest=status_history.supported_until, last=as_of)
    return Strip(
        bars=bars(status_history.stretches, status_history.supported_until, scale),
        years=tuple(scale.years()),
        bend=scale.at(scale.bend) if scale.bend else None,
        quiet_after=month_and_year(scale.quiet_after) if scale.quiet_after else "",
    )
