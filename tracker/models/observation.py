"""Observation: one figure of an indicator for one period."""

from django.db import models

from tracker.database.keyset import newest
from tracker.models.indicator import Indicator
from tracker.models.integrity.constraints import one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.partial_dates import (
    PartialDateField,
    earliest,
    latest,
    partial_date_constraint,
)
from tracker.vocabulary import Qualifier


@track_history()
class Observation(Referenced):
    """A figure as one source states it; figures that differ stand side by side."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations")
    period = PartialDateField(null=True, blank=True)
    period_earliest = earliest("period")
    period_latest = latest("period")
    value = models.DecimalField(max_digits=20, decimal_places=4)
    qualifier = models.CharField(max_length=10, choices=Qualifier, default=Qualifier.EXACTLY)
    note = models.TextField(blank=True)

    objects = ReferencedQuerySet["Observation"].as_manager()

    class Meta(Referenced.Meta):
        ordering = ["indicator", "period_earliest", "ref"]
        indexes = [
            models.Index(
                "indicator",
                newest("period_earliest"),
                newest("period_latest"),
                "ref",
                name="observation_by_newest",
            ),
        ]
        constraints = [
            *Referenced.Meta.constraints,
            one_of("qualifier", Qualifier.values, name="observation_qualifier_is_known"),
            partial_date_constraint("observation", "period"),
        ]

    def __str__(self) -> str:
        period = self.period or "no stated period"
        return f"{self.indicator.name}, {period}: {self.value.normalize():f} [{self.ref}]"
