"""Commitment: what was promised."""

from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.functional import cached_property

from tracker.database.keyset import newest
from tracker.models.collections.collection import Collection
from tracker.models.integrity.constraints import filled, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.refusals import Refusal
from tracker.models.integrity.search_index import PUBLIC, SearchFields, holding
from tracker.models.meeting import Meeting
from tracker.models.topic import Topic
from tracker.partial_dates import (
    PartialDateField,
    earliest,
    latest,
    partial_date_constraint,
    period_order_constraint,
)
from tracker.status import in_sql, next_review
from tracker.status.rules import Spell
from tracker.vocabulary import SCORED_KINDS, Axis, CommitmentKind

SEARCHED = SearchFields(names=("title",), body=("summary", "deliverable", "guideline"))


class CommitmentQuerySet(PublishedQuerySet["Commitment"]):
    """Commitments; where they stand on a day is derived from their status updates."""

    def scored(self) -> "CommitmentQuerySet":
        """Pledges, agreements and measures; a demand or statement is never counted as a promise."""
        return self.filter(kind__in=SCORED_KINDS)

    def tracked(self, *, as_of: date, known_on: date, press_by: date | None = None) -> "CommitmentQuerySet":
        """Those that had been made by `as_of`, were public by `known_on`, and in the press by `press_by`, if given."""
        return self.filter(in_sql.is_tracked(as_of=as_of, known_on=known_on, press_by=press_by))

    def with_standing(self, *, as_of: date, known_on: date, press_by: date | None = None) -> "CommitmentQuerySet":
        """Each with where it stood on `as_of`, by what was public on `known_on`, and in the press by `press_by`."""
        return in_sql.with_standing(self, as_of=as_of, known_on=known_on, press_by=press_by)

    def spells(self, *, as_of: date, known_on: date, press_by: date | None = None) -> dict[str, tuple[Spell, ...]]:
        """The stretches of each status, by ref, in one query."""
        return in_sql.spells(self, as_of=as_of, known_on=known_on, press_by=press_by)

    def with_next_review(self) -> "CommitmentQuerySet":
        """Each with `review_due`, the day it is to be looked at again, and `followed_up`, when it last was."""
        return next_review.with_next_review(self)

    def due_for_review(self, on: date) -> "CommitmentQuerySet":
        """The published ones that are to be looked at by that day, the longest due first."""
        return next_review.due_for_review(self.published(), on=on)


@track_history()
class Commitment(Published):
    """Something promised, agreed, adopted, stated or demanded, and what would count as done."""

    kind = models.CharField(max_length=20, choices=CommitmentKind)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True, help_text="In our own words.")
    deliverable = models.TextField("measurable outcome", blank=True, help_text="The result that can be tested.")
    guideline = models.TextField(
        "assessment criteria",
        blank=True,
        help_text="What would count as fulfilled, partly fulfilled or broken. Fixed once a verdict is published.",
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="commitments")
    collections = models.ManyToManyField(Collection, blank=True, related_name="commitments")
    made_at = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="commitments")
    made_on = PartialDateField(null=True, blank=True)
    made_on_earliest = earliest("made_on")
    made_on_latest = latest("made_on")
    due = PartialDateField(null=True, blank=True)
    due_earliest = earliest("due")
    due_latest = latest("due")
    review_every = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Days between two reviews.")
    next_review_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="commitments_owned",
        help_text="The analyst responsible for follow-up.",
    )

    searched = SEARCHED
    objects = CommitmentQuerySet.as_manager()

    class Meta(Published.Meta):
        ordering = ["made_on_earliest", "ref"]
        indexes = [
            holding("title", name="commitment_title_trigrams"),
            *SEARCHED.indexes("commitment"),
            # For the public list, the filter by deadline and the list of the admin.
            models.Index(newest("made_on_earliest"), "ref", name="commitment_by_newest", condition=PUBLIC),
            models.Index(fields=["due_latest"], name="commitment_by_deadline", condition=PUBLIC),
            models.Index(fields=["made_on_earliest", "ref"], name="commitment_by_day"),
            # Where pages begin that name the first or the last few.
            *(
                models.Index(
                    fields=[field, "ref"], condition=models.Q(stage="published"), name=f"commitment_by_{name}"
                )
                for field, name in (
                    ("made_on_earliest", "day_made"),
                    ("due_latest", "day_due"),
                    ("next_review_on", "day_of_review"),
                    ("-published_at", "day_published"),
                )
            ),
        ]
        constraints = [
            *Published.Meta.constraints,
            one_of("kind", CommitmentKind.values, name="commitment_kind_is_known"),
            filled("title", name="commitment_title_is_filled"),
            partial_date_constraint("commitment", "made_on"),
            partial_date_constraint("commitment", "due"),
            period_order_constraint("commitment", "made_on", "due"),
            models.CheckConstraint(
                condition=models.Q(review_every__isnull=True) | models.Q(review_every__gte=1),
                name="commitment_review_every_is_a_day_or_more",
                violation_error_message="review_every must be a number of days, 1 or more.",
            ),
        ]
        triggers = [
            *Published.Meta.triggers,
            Refusal(
                rule="commitment_guideline_is_locked",
                column="guideline",
                operation=pgtrigger.Update,
                offenders=(
                    "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) "
                    "WHERE old_rows.guideline <> new_rows.guideline AND EXISTS ("
                    "SELECT FROM tracker_statusupdate AS verdict WHERE verdict.commitment_id = old_rows.id "
                    "AND verdict.axis = 'evidence' AND verdict.stage = 'published')"
                ),
                message=(
                    'The assessment criteria of "%s" are fixed since its first verdict was published; '
                    "say in the summary of a new verdict how it was judged."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} [{self.ref}]"

    @cached_property
    def guideline_is_locked(self) -> bool:
        """Whether a verdict has been published, which fixes what verdicts are measured by."""
        return self.status_updates.published().filter(axis=Axis.EVIDENCE).exists()

    @property
    def is_scored(self) -> bool:
        """Whether it counts as a promise."""
        return self.kind in SCORED_KINDS


@track_history(obj_field=None)
class CommitmentTopic(Commitment.topics.through):  # type: ignore[name-defined,misc]
    """A topic a commitment is filed under: the row behind `Commitment.topics`, for its history."""

    class Meta:
        proxy = True

    def __str__(self) -> str:
        return f"{self.commitment.title}: topic {self.topic.name}"


# Where rows are listed before they are deleted, they are of the table and not of its proxy.
Commitment.topics.through.__str__ = CommitmentTopic.__str__  # type: ignore[assignment,method-assign]


@track_history(obj_field=None)
class CommitmentCollection(Commitment.collections.through):  # type: ignore[name-defined,misc]
    """A collection a commitment belongs to: the row behind `Commitment.collections`."""

    class Meta:
        proxy = True

    def __str__(self) -> str:
        return f"{self.commitment.title}: collection {self.collection.title}"


# Where rows are listed before they are deleted, they are of the table and not of its proxy.
Commitment.collections.through.__str__ = CommitmentCollection.__str__  # type: ignore[assignment,method-assign]
