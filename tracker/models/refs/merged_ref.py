"""MergedRef: the ref of an actor that was merged into another, and leads to that one from then on."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from tracker.models.actor import Actor
from tracker.models.integrity.constraints import SLUG
from tracker.models.integrity.history_tracking import track_history


@track_history()
class MergedRef(models.Model):
    """A former ref of an actor; it is there as long as the merge stands."""

    ref = models.CharField(max_length=120, unique=True)
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="merged_refs")
    merged_at = models.DateTimeField(db_default=Now(), editable=False)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="actors_merged"
    )

    class Meta:
        verbose_name = "merged record"
        ordering = ["-merged_at", "ref"]
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ref__regex=SLUG),
                name="mergedref_ref_is_a_slug",
                violation_error_message=(
                    "ref must be lower-case letters and digits, separated by single hyphens, such as state-department."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref}, merged into {self.actor}"
