"""ImportDraft: a file that came in, and what was said so far of how it is to be read; no plan has been made of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from tracker.models.imports.import_batch import ImportBatch, plan_lifetime
from tracker.models.integrity.constraints import filled


class ImportDraftQuerySet(models.QuerySet["ImportDraft"]):
    """Drafts of imports."""

    def of_file(self, batch: ImportBatch) -> "ImportDraftQuerySet":
        """The one that a batch was planned from: of the same person's same file, and of the same table in it."""
        sheet = batch.reading.get("sheet", "")
        of_table = models.Q(reading__sheet=sheet) if sheet else ~models.Q(reading__has_key="sheet")
        same = self.filter(owner=batch.uploaded_by_id, file_sha256=batch.file_sha256, file_name=batch.file_name)
        return same.filter(of_table, record=batch.only_record)

    def past_retention(self) -> "ImportDraftQuerySet":
        """Those that were begun so long ago that nobody will go on with them."""
        lifetime: timedelta = plan_lifetime()
        return self.filter(begun_at__lt=Now() - lifetime)


class ImportDraft(models.Model):
    """A person's file on its way through the steps before its plan; the same file sent again begins anew.

    It goes when its plan is decided on, or after as many days as a plan may wait.

    `record` is the kind of record that it holds, `reading` a mapping as JSON has it. `reached` is the last step that
    may be gone to: 1 what it is, 2 its columns, 3 their values, 4 the plan.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="import_drafts")
    file_name = models.CharField(max_length=300)
    file_sha256 = models.CharField(max_length=64)
    content = models.BinaryField(editable=False)
    record = models.CharField("kind of record", max_length=63)
    reading = models.JSONField(default=dict, blank=True, help_text="How the file is read, as far as it was said.")
    reached = models.PositiveSmallIntegerField(default=1)
    begun_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ImportDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        default_permissions = ()
        constraints = [
            filled("file_name", name="importdraft_file_name_is_filled"),
            models.CheckConstraint(
                condition=models.Q(file_sha256__regex="^[0-9a-f]{64}$"),
                name="importdraft_file_sha256_is_a_digest",
                violation_error_message="file_sha256 must be 64 hexadecimal digits.",
            ),
            models.CheckConstraint(
                condition=models.Q(record__regex="^[a-z]+(_[a-z]+)*$"),
                name="importdraft_record_is_a_kind",
                violation_error_message="record must be a kind of record as files are called, such as commitments.",
            ),
            models.CheckConstraint(
                condition=models.Q(reached__gte=1, reached__lte=4),
                name="importdraft_reached_is_a_step",
                violation_error_message="reached must be a step from 1 to 4.",
            ),
            models.UniqueConstraint(
                fields=["owner", "file_sha256", "file_name"],
                name="importdraft_once_for_each_file",
                violation_error_message="This file has been begun already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name}, being prepared [{self.pk}]"
