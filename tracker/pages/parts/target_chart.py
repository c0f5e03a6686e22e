"""A target as a page shows it: in words, with its chart, and the table of the same figures."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.charts.target_path import TargetPath, target_path
from tracker.pages.parts.observed_values import target_in_words, value_in_words
from tracker.standings.target_tracks import TargetFigure, TargetTrack


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """A row of the table: the figure in words, and what the path asks for."""

    figure: TargetFigure
    number: str


@dataclass(frozen=True, kw_only=True)
class TargetChart:
    """One target with its chart; `baseline` and `words` say its two ends."""

    tracked: TargetTrack
    words: str
    baseline: str
    path: TargetPath
    rows: tuple[FigureRow, ...]


def target_charts(tracks: Iterable[TargetTrack]) -> tuple[TargetChart, ...]:
    """The targets as the page shows them, in the order given."""
    return tuple(
        TargetChart(
            tracked=each,
            words=target_in_words(each.target),
            baseline=f"{each.target.baseline.normalize():,f} {each.target.indicator.unit} in "
            f"{each.target.baseline_period.written}",
            path=target_path(each),
            rows=tuple(FigureRow(figure=row, number=value_in_words(row.observation)) for row in each.figures),
        )
        for each in tracks
    )
