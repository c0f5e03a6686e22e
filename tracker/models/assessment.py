"""Assessment: what one analyst, unseen by another, makes of a commitment."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from tracker.models.commitment import Commitment
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import filled, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.refusals import Refusal, not_in_future, qualified_columns
from tracker.vocabulary import STORABLE_STATUS_CHOICES, STORABLE_STATUSES

ENOUGH = 2
FIXED_COLUMNS = ["commitment_id", "analyst_id", "as_of", "status", "reasoning", "submitted_at"]
COMPLETE = (
    f"(SELECT count(*) FROM tracker_assessment AS submitted WHERE submitted.commitment_id = new_rows.commitment_id "
    f"AND submitted.as_of = new_rows.as_of AND submitted.submitted_at IS NOT NULL "
    f"AND submitted.id <> new_rows.id) >= {ENOUGH}"
)

MOVED = (
    "SELECT new_rows.id, new_rows.as_of FROM old_rows JOIN new_rows USING (id) "
    "WHERE (old_rows.commitment_id, old_rows.as_of) <> (new_rows.commitment_id, new_rows.as_of)"
)


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Assessments."""

    def submitted(self) -> "AssessmentQuerySet":
        """Those that can no longer be changed."""
        return self.filter(submitted_at__isnull=False)

    def counterparts(self) -> "AssessmentQuerySet":
        """Inside a subquery: submitted ones of the outer row's commitment and day, by another analyst."""
        return (
            self.submitted()
            .filter(commitment=OuterRef("commitment"), as_of=OuterRef("as_of"))
            .exclude(analyst=OuterRef("analyst"))
        )

    def visible_to(self, analyst: int | None) -> "AssessmentQuerySet":
        """The analyst's own, and others' once two of the same are submitted, unless their own is still a draft."""
        paired = self.filter(Exists(Assessment.objects.counterparts()), submitted_at__isnull=False)
        own = Assessment.objects.filter(
            commitment=OuterRef("commitment"), as_of=OuterRef("as_of"), analyst=analyst, submitted_at__isnull=True
        )
        seen = paired.exclude(Exists(own)).values("pk")
        return self.filter(Q(analyst=analyst) | Q(pk__in=seen))

    def awaiting_second(self) -> "AssessmentQuerySet":
        """Submitted ones to which no second analyst has submitted a counterpart."""
        return self.submitted().exclude(Exists(Assessment.objects.counterparts()))


@track_history()
class Assessment(BatchedChecks):
    """The status one analyst would give a commitment as of a day, to be compared with another's.

    It is no verdict and counts nowhere. Nobody else sees it until two are submitted for the same commitment and day.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="assessments")
    analyst = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assessments")
    as_of = models.DateField(help_text="The last day whose evidence is weighed; the same for both analysts.")
    status = models.CharField(max_length=20, choices=STORABLE_STATUS_CHOICES)
    reasoning = models.TextField()
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-as_of", "commitment", "pk"]
        constraints = [
            one_of("status", STORABLE_STATUSES, name="assessment_status_is_known"),
            filled("reasoning", name="assessment_reasoning_is_filled"),
            models.UniqueConstraint(
                fields=["commitment", "analyst", "as_of"],
                name="assessment_stands_once_an_analyst",
                violation_error_message="You have assessed this commitment as of this day before.",
            ),
        ]
        triggers = [
            Refusal(
                rule="assessment_is_fixed_once_submitted",
                column="status",
                operation=pgtrigger.Update,
                offenders=(
                    "SELECT old_rows.id, old_rows.as_of FROM old_rows LEFT JOIN new_rows USING (id) "
                    f"WHERE old_rows.submitted_at IS NOT NULL AND {qualified_columns('old_rows', FIXED_COLUMNS)} "
                    f"IS DISTINCT FROM {qualified_columns('new_rows', FIXED_COLUMNS)}"
                ),
                message="The assessment as of %s was submitted and can no longer be changed.",
            ),
            Refusal(
                rule="assessment_is_kept_once_submitted",
                column="status",
                operation=pgtrigger.Delete,
                offenders="SELECT id, as_of FROM old_rows WHERE submitted_at IS NOT NULL",
                message="The assessment as of %s was submitted and is never deleted.",
            ),
            *[
                Refusal(
                    rule="assessment_is_blind",
                    column="commitment",
                    operation=operation,
                    offenders=offenders,
                    message=(
                        "Two analysts have already submitted assessments as of %s, and anyone can read these; "
                        "choose another day or commitment."
                    ),
                )
                for operation, offenders in (
                    (pgtrigger.Insert, f"SELECT id, as_of FROM new_rows WHERE {COMPLETE}"),
                    (pgtrigger.Update, f"{MOVED} AND {COMPLETE}"),
                )
            ],
            *not_in_future(
                rule="assessment_speaks_of_the_past",
                column="as_of",
                first_day="as_of",
                message="%s is in the future; as_of must be today or earlier.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.analyst} on {self.commitment} as of {self.as_of}"

    def submit(self) -> None:
        """Gives the assessment up for comparison: from now on it is fixed."""
        self.submitted_at = timezone.now()
        self.save(update_fields=["submitted_at"])
