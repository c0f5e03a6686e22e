"""All that the page of one indicator says, read in a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from typing import Self

from django.db.models import Prefetch, Q

from tracker.access import public
from tracker.database.keyset import newest
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.evidence.figures import differ
from tracker.listing.keyset import KeysetPage, Order, Place, read_whole_page
from tracker.listing.named_rows import NamedRow, RowsInOrder
from tracker.models import Indicator, Observation
from tracker.pages.parts.observed_values import value_in_words
from tracker.pages.parts.target_chart import TargetChart, target_charts
from tracker.parameters.filters import Filters, Problem
from tracker.parameters.record import record_or_404
from tracker.partial_dates import PartialDate
from tracker.standings.readings import citations, recorded
from tracker.standings.target_tracks import public_targets, read_tracks

# The latest period first, those without any last.
ORDER = Order((newest("period_earliest"), newest("period_latest"), "ref"))


@dataclass(frozen=True, kw_only=True)
class ObservedValue:
    """One observation in words, and where its sources differ about it."""

    observation: Observation
    number: str
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, kw_only=True)
class PeriodFigures:
    """The figures for one period, side by side, and whether they cannot all be true; none is merged or chosen."""

    period: PartialDate | None
    figures: tuple[ObservedValue, ...]
    differ: bool


@dataclass(frozen=True, kw_only=True)
class IndicatorPage:
    """One indicator and its figures by period, the latest first, and the targets that are measured by it.

    Of many figures a page is drawn, and the others are named, so that a link to one leads to it. `later` is how many
    more figures are for periods that begin after the as-of day.
    """

    indicator: Indicator
    periods: tuple[PeriodFigures, ...]
    rows: KeysetPage[Observation]
    named: tuple[NamedRow, ...]
    later: int
    targets: tuple[TargetChart, ...]
    problems: tuple[Problem, ...]

    @classmethod
    def read(cls, ref: str, query: Mapping[str, str], filters: Filters) -> Self:
        """The page of the indicator with that ref; Http404 if there is none that the public may see."""
        indicator = record_or_404(Indicator.objects.published(), ref)
        figures = public.observations().filter(recorded(filters, "observation"), indicator=indicator)
        begun = figures.filter(began_by(filters.as_of))
        observations = begun.prefetch_related("rulings", Prefetch("citations", queryset=citations(filters)))
        place, problems = Place.parse(query, ORDER)
        contents = RowsInOrder.read(begun, ORDER, "period")
        rows = read_whole_page(observations, ORDER, place, pages=contents.pages)
        tracks = read_tracks(public_targets(filters).filter(indicator=indicator), filters)
        return cls(
            indicator=indicator,
            periods=by_period(rows, filters),
            rows=rows,
            named=contents.not_drawn(rows),
            later=figures.filter(period_earliest__gt=filters.as_of).count(),
            targets=target_charts(tracks),
            problems=problems,
        )


def began_by(day: date) -> Q:
    """The condition that the period a figure is for may have begun by the day."""
    return Q(period__isnull=True) | Q(period_earliest__lte=day)


def by_period(observations: Iterable[Observation], filters: Filters) -> tuple[PeriodFigures, ...]:
    """The observations, which come by period, put together where they are for the same days.

    Figures without a period are for none in common: each stands alone.
    """
    grouped = ((days, tuple(rows)) for days, rows in groupby(observations, key=days_of))
    together = ((rows,) if days else tuple((row,) for row in rows) for days, rows in grouped)
    return tuple(
        PeriodFigures(
            period=rows[0].period,
            figures=tuple(as_observed_value(observation, filters) for observation in rows),
            differ=differ((observation.value, observation.qualifier) for observation in rows),
        )
        for rows in chain.from_iterable(together)
    )


def days_of(observation: Observation) -> tuple[date, date] | None:
    """The first and last day that a figure is for, however its period is written; None where that is not stated."""
    period = observation.period
    return (period.earliest, period.latest) if period else None


def as_observed_value(observation: Observation, filters: Filters) -> ObservedValue:
    """The observation in words."""
    return ObservedValue(
        observation=observation,
        number=value_in_words(observation),
        disagreements=disagreements(
            observation,
            observation.citations.all(),
            observation.rulings.all(),
            only_cited=filters.press_by is not None,
        ),
    )
