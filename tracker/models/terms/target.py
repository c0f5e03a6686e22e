"""Target: a value that an indicator is to reach by a day, by the terms of a commitment."""

from datetime import date

from django.db import models
from django.db.models import Q

from tracker.models.commitment import Commitment
from tracker.models.indicator import Indicator
from tracker.models.integrity.constraints import one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.partial_dates import PartialDateField, earliest, latest, partial_date_constraint
from tracker.status import targets_in_sql
from tracker.vocabulary import Direction

BEGINNING, END = date(1, 1, 1), date(9999, 12, 31)
IN_ITS_UNIT = "In the unit of the indicator."


class TargetQuerySet(ReferencedQuerySet["Target"]):
    """Targets; whether they are on track on a day is derived from the figures of their indicators."""

    def with_track(self, *, as_of: date, known_on: date) -> "TargetQuerySet":
        """Each with its `track` on `as_of`, going by the figures recorded by `known_on`."""
        return targets_in_sql.with_track(self, as_of=as_of, known_on=known_on)


@track_history()
class Target(Referenced):
    """From a baseline to a value by a day; both are in the unit of the indicator, which has no other."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="outcome_targets")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    baseline = models.DecimalField(
        max_digits=20, decimal_places=4, help_text=f"The figure it starts from. {IN_ITS_UNIT}"
    )
    baseline_period = PartialDateField(help_text="The time for which the baseline holds.")
    baseline_period_earliest = earliest("baseline_period")
    baseline_period_latest = latest("baseline_period")
    direction = models.CharField(max_length=10, choices=Direction, help_text="At least is a rise, at most a fall.")
    value = models.DecimalField(max_digits=20, decimal_places=4, help_text=f"The figure to reach. {IN_ITS_UNIT}")
    due = PartialDateField(help_text="The day, month or year in which it is to be reached.")
    due_earliest = earliest("due")
    due_latest = latest("due")
    note = models.TextField(blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta(Referenced.Meta):
        ordering = ["commitment", "due_earliest", "ref"]
        constraints = [
            *Referenced.Meta.constraints,
            one_of("direction", Direction.values, name="target_direction_is_known"),
            partial_date_constraint("target", "baseline_period"),
            partial_date_constraint("target", "due"),
            models.CheckConstraint(
                condition=Q(baseline_period__earliest__gt=BEGINNING, baseline_period__latest__lt=END),
                name="target_baseline_period_is_closed",
                violation_error_message=(
                    "baseline_period must have a beginning and an end, such as 2022 or 2022-07/2023-06."
                ),
            ),
            models.CheckConstraint(
                condition=Q(due__earliest__gt=BEGINNING, due__latest__lt=END),
                name="target_due_is_closed",
                violation_error_message="due must have a beginning and an end, such as 2025 or 2025-12-31.",
            ),
            models.CheckConstraint(
                condition=Q(due__earliest__gt=models.F("baseline_period__latest")),
                name="target_due_after_baseline_period",
                violation_error_message=(
                    "due must come after the baseline period is over; correct one of the two dates."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    (Q(direction=Direction.AT_LEAST) & Q(value__gte=models.F("baseline")))
                    | (Q(direction=Direction.AT_MOST) & Q(value__lte=models.F("baseline")))
                ),
                name="target_value_lies_in_its_direction",
                violation_error_message=(
                    "value must not lie below the baseline when direction is at_least, nor above it when at_most."
                ),
            ),
            models.UniqueConstraint(
                fields=["commitment", "indicator", "direction", "due"],
                name="target_stands_once",
                violation_error_message="This commitment has a target for this indicator, direction and day already.",
            ),
        ]

    def __str__(self) -> str:
        direction = self.get_direction_display().lower()
        return f"{self.indicator.name}: {direction} {self.value.normalize():f} by {self.due} [{self.ref}]"
