"""All that the page of one indicator says, read in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.core.paginator import Page, Paginator
from django.db.models import F, Prefetch, Q

from tracker.access import public
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.listing.page import ROWS_A_PAGE
from tracker.models import Indicator, Observation
from tracker.pages.parts.observed_values import value_in_words
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.readings import citations, recorded


@dataclass(frozen=True, kw_only=True)
class ObservedValue:
    """One observation in words, and where its sources differ about it."""

    observation: Observation
    number: str
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, kw_only=True)
class IndicatorPage:
    """One indicator and its figures, the latest first; figures that differ stand side by side."""

    indicator: Indicator
    figures: tuple[ObservedValue, ...]
    rows: "Page[Observation]"

    @classmethod
    def read(cls, ref: str, page: str | None, filters: Filters) -> Self:
        """The page of the indicator with that ref; Http404 if there is none that the public may see."""
        indicator = record_or_404(Indicator.objects.published(), ref)
        observations = (
            public.observations()
            .filter(recorded(filters, "observation"), began_by(filters.as_of), indicator=indicator)
            .order_by(F("period_earliest").desc(nulls_last=True), "ref")
            .prefetch_related("rulings", Prefetch("citations", queryset=citations(filters)))
        )
        rows = Paginator(observations, ROWS_A_PAGE).get_page(page)
        return cls(
            indicator=indicator,
            figures=tuple(as_observed_value(observation, filters) for observation in rows),
            rows=rows,
        )


def began_by(day: date) -> Q:
    """The condition that the period a figure is for may have begun by the day."""
    return Q(period__isnull=True) | Q(period_earliest__lte=day)


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
