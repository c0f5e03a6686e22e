"""Milestone: one dated step of a commitment."""

from django.db import models

from tracker.models.commitment import Commitment
from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.models.integrity.refusals import not_in_future
from tracker.models.integrity.search_index import SearchFields
from tracker.partial_dates import PartialDateField, earliest, latest, partial_date_constraint

SEARCHED = SearchFields(names=("title",), body=("summary",))


@track_history()
class Milestone(Referenced):
    """A step on the way, when it is due and when it was reached; whether it is late is derived."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=300)
    due = PartialDateField(null=True, blank=True)
    due_earliest = earliest("due")
    due_latest = latest("due")
    reached = PartialDateField(null=True, blank=True, help_text="When it was reached; leave blank until it is.")
    reached_earliest = earliest("reached")
    reached_latest = latest("reached")
    summary = models.TextField(blank=True, help_text="In our own words.")

    searched = SEARCHED
    objects = ReferencedQuerySet["Milestone"].as_manager()

    class Meta(Referenced.Meta):
        ordering = ["commitment", "due_earliest", "reached_earliest", "ref"]
        indexes = [SEARCHED.words_index("milestone")]
        constraints = [
            *Referenced.Meta.constraints,
            filled("title", name="milestone_title_is_filled"),
            partial_date_constraint("milestone", "due"),
            partial_date_constraint("milestone", "reached"),
            models.CheckConstraint(
                condition=models.Q(reached__isnull=True) | ~models.Q(reached__startswith=".."),
                name="milestone_reached_has_a_beginning",
                violation_error_message="reached must say when it begins, such as 2023 or 2023-11.",
            ),
        ]
        triggers = [
            *Referenced.Meta.triggers,
            *not_in_future(
                rule="milestone_is_reached_in_the_past",
                column="reached",
                first_day="edtf_earliest(reached)",
                message='"%s" is in the future; reached must be today or earlier, or empty until it is reached.',
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} [{self.ref}]"
