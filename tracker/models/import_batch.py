"""ImportBatch: one file that was brought in: who, what file, what came of it."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from tracker.models.constraints import one_of
from tracker.models.tracked import tracked
from tracker.vocabulary import BatchState


@tracked()
class ImportBatch(models.Model):
    """One upload of one file for one kind of record, with its counts."""

    record = models.CharField(max_length=63, help_text="The kind of record the file holds.")
    file_name = models.CharField(max_length=300)
    file_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=BatchState, default=BatchState.PLANNED)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="import_batches",
    )
    uploaded_at = models.DateTimeField(db_default=Now(), editable=False)
    counts = models.JSONField(
        default=dict,
        blank=True,
        help_text="Rows that were new, changed, unchanged and invalid.",
    )

    class Meta:
        ordering = ["-uploaded_at"]
        verbose_name_plural = "import batches"
        constraints = [
            one_of("state", BatchState.values, name="importbatch_state_is_known"),
            models.CheckConstraint(
                condition=models.Q(file_sha256__regex="^[0-9a-f]{64}$"),
                name="importbatch_file_sha256_is_a_digest",
                violation_error_message="file_sha256 must be 64 hexadecimal digits.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.get_state_display().lower()} [{self.pk}]"
