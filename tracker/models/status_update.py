"""StatusUpdate: one dated follow-up of a commitment."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from tracker.models.commitment import Commitment
from tracker.models.integrity.constraints import one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.refusals import Refusal, in_reverted_batch, not_in_future, qualified_columns
from tracker.models.integrity.review_rules import REVIEW_RULES, SAID_COLUMNS
from tracker.models.integrity.search_index import PUBLIC
from tracker.partial_dates import (
    PartialDateField,
    earliest,
    latest,
    partial_date_constraint,
)
from tracker.vocabulary import (
    STORABLE_STATUS_CHOICES,
    STORABLE_STATUSES,
    Axis,
    Stage,
    Status,
)

# What a published update says for ever; only its retraction and why an inference suffices may still be written, once.
FIXED_COLUMNS = [
    *SAID_COLUMNS,
    "stage",
    "author_id",
    "reviewer_id",
    "published_at",
]


# The one exception: a batch that is being reverted takes back what it brought.
GOES_WITH_ITS_BATCH = in_reverted_batch("tracker_statusupdate")


class StatusUpdateQuerySet(PublishedQuerySet["StatusUpdate"]):
    """Status updates."""

    def in_effect(self) -> "StatusUpdateQuerySet":
        """Those published and not retracted."""
        return self.published().filter(retracted_at__isnull=True)

    def waiting_for(self, person: Any) -> "StatusUpdateQuerySet":
        """Those in review that someone else wrote."""
        return self.filter(stage=Stage.IN_REVIEW).exclude(author=person)


@track_history()
class StatusUpdate(Published):
    """What one party says, or what the evidence shows, of a commitment on a day."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="status_updates")
    axis = models.CharField("basis", max_length=10, choices=Axis, default=Axis.EVIDENCE)
    status = models.CharField(max_length=20, choices=STORABLE_STATUS_CHOICES)
    as_of = PartialDateField()
    as_of_earliest = earliest("as_of")
    as_of_latest = latest("as_of")
    summary = models.TextField(blank=True)
    searched = models.TextField(
        blank=True,
        help_text="Where you looked, and when; needed when no evidence was found.",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="status_updates_written",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="status_updates_reviewed",
    )
    inference_reason = models.TextField(
        "why an inference suffices",
        blank=True,
        help_text="The reviewer's reason for letting passages that only imply it count as support.",
    )
    retracted_at = models.DateTimeField(null=True, blank=True, editable=False)
    retraction_reason = models.TextField(blank=True)

    objects = StatusUpdateQuerySet.as_manager()

    class Meta(Published.Meta):
        ordering = ["-as_of_earliest", "-as_of_latest", "-published_at", "-ref"]
        permissions = [
            ("publish_statusupdate", "Can publish a verdict that another wrote"),
            ("retract_statusupdate", "Can retract a published status update"),
        ]
        indexes = [
            # For the filter of lists by status, and the list of the admin.
            models.Index(fields=["axis", "status", "commitment"], name="statusupdate_by_status", condition=PUBLIC),
            models.Index(
                fields=["-as_of_earliest", "-as_of_latest", "-published_at", "-ref"], name="statusupdate_by_day"
            ),
            # For the admin's filters by stage and for what waits: most updates are public.
            models.Index(fields=["stage"], name="statusupdate_not_public", condition=~PUBLIC),
            # Where pages begin that name the newest few.
            models.Index(
                fields=["axis", "as_of_earliest", "as_of_latest"],
                condition=Q(stage=Stage.PUBLISHED),
                name="statusupdate_by_axis_and_day",
            ),
            models.Index(
                fields=["-published_at", "-as_of_earliest", "ref"],
                condition=Q(stage=Stage.PUBLISHED),
                name="statusupdate_by_publication",
            ),
            models.Index(
                fields=["-retracted_at", "ref"],
                condition=Q(retracted_at__isnull=False),
                name="statusupdate_by_retraction",
            ),
        ]
        constraints = [
            *Published.Meta.constraints,
            one_of("axis", Axis.values, name="statusupdate_axis_is_known"),
            one_of("status", STORABLE_STATUSES, name="statusupdate_status_is_known"),
            partial_date_constraint("statusupdate", "as_of"),
            models.CheckConstraint(
                condition=~Q(as_of__startswith=".."),
                name="statusupdate_as_of_has_a_beginning",
                violation_error_message="as_of must say when it begins, such as 2023 or 2022-08/..",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.NO_EVIDENCE_FOUND) | Q(searched__regex=r"\S"),
                name="statusupdate_says_where_it_searched",
                violation_error_message=("searched must say where you looked when the status is no_evidence_found."),
            ),
            models.CheckConstraint(
                condition=Q(inference_reason="") | Q(stage=Stage.PUBLISHED, inference_reason__regex=r"\S"),
                name="statusupdate_inference_is_accepted_in_publishing",
                violation_error_message=(
                    "inference_reason is the word of whoever publishes the update; leave it empty until then."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    Q(retracted_at__isnull=True, retraction_reason="")
                    | Q(retracted_at__isnull=False, retraction_reason__regex=r"\S")
                ),
                name="statusupdate_retraction_has_a_reason",
                violation_error_message="A retraction needs a retraction_reason.",
            ),
            models.CheckConstraint(
                condition=(
                    ~Q(stage=Stage.PUBLISHED)
                    | Q(axis=Axis.OFFICIAL)
                    | Q(author__isnull=True)
                    | (Q(reviewer__isnull=False) & ~Q(reviewer=F("author")))
                ),
                name="statusupdate_verdict_has_a_second_person",
                violation_error_message=(
                    "What the evidence supports is a verdict: someone other than its author must "
                    "publish it. Save it as in review; a reviewer publishes it."
                ),
            ),
        ]
        triggers = [
            *Published.Meta.triggers,
            Refusal(
                rule="statusupdate_is_append_only",
                column="ref",
                operation=pgtrigger.Update,
                offenders=(
                    "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) "
                    f"WHERE old_rows.stage = 'published' AND NOT {GOES_WITH_ITS_BATCH} "
                    f"AND ({qualified_columns('old_rows', FIXED_COLUMNS)} IS DISTINCT FROM "
                    f"{qualified_columns('new_rows', FIXED_COLUMNS)} "
                    "OR (old_rows.inference_reason <> '' AND old_rows.inference_reason <> new_rows.inference_reason) "
                    "OR (old_rows.retracted_at IS NOT NULL AND "
                    "(old_rows.retracted_at, old_rows.retraction_reason) IS DISTINCT FROM "
                    "(new_rows.retracted_at, new_rows.retraction_reason)))"
                ),
                message=(
                    'The published status update "%s" is never edited; retract it with a reason and add a new one.'
                ),
            ),
            pgtrigger.Trigger(
                # Whoever gives a reason, by form, file, fixture or SQL, retracts at that moment.
                name="retraction_is_stamped",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Condition(
                    r"(NEW.retracted_at IS NULL AND NEW.stage = 'published' AND NEW.retraction_reason ~ '\S')"
                ),
                func="NEW.retracted_at = now(); RETURN NEW;",
            ),
            *REVIEW_RULES,
            *not_in_future(
                rule="statusupdate_speaks_of_the_past",
                column="as_of",
                first_day="edtf_earliest(as_of)",
                message='"%s" is in the future; as_of must be today or earlier.',
            ),
            Refusal(
                rule="statusupdate_is_never_deleted",
                column="ref",
                operation=pgtrigger.Delete,
                offenders=f"SELECT id, ref FROM old_rows WHERE stage = 'published' AND NOT {GOES_WITH_ITS_BATCH}",
                message=('The published status update "%s" is never deleted; retract it with a reason.'),
            ),
        ]

    def retract(self, reason: str) -> None:
        """Takes the published update back for the reason given; it stays in the record."""
        self.retracted_at = timezone.now()
        self.retraction_reason = reason
        self.save(update_fields=["retracted_at", "retraction_reason"])

    def __str__(self) -> str:
        return f"{self.get_status_display()} as of {self.as_of} [{self.ref}]"
