"""ImportBatch: one upload of one or several files: who, what files, what they would do, what came of it."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Greatest, Now
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.vocabulary import BatchState

# What a person mends by hand; more is mended in the file.
MOST_CORRECTIONS = 500
WAITING = (BatchState.PLANNED, BatchState.AWAITING_APPROVAL)
# Those that time alone puts away.
PASSING = (*WAITING, BatchState.PLANNING)


def plan_lifetime() -> timedelta:
    """How long a plan may be applied, and how long its rows are kept after the decision."""
    return timedelta(days=settings.PLAN_DAYS)


class ArrayLength(models.Func):
    """How many items a JSON array has."""

    function = "jsonb_array_length"
    output_field = models.IntegerField()


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    """Import batches."""

    def waiting(self) -> "ImportBatchQuerySet":
        """Those that may still be applied."""
        return self.filter(state__in=WAITING, uploaded_at__gte=Now() - plan_lifetime())

    def overdue(self) -> "ImportBatchQuerySet":
        """Those that waited too long, to be decided on or to be planned."""
        return self.filter(state__in=PASSING, uploaded_at__lt=Now() - plan_lifetime())

    def past_retention(self) -> "ImportBatchQuerySet":
        """Those that were decided on, or expired, so long ago that of their plan only the counts are kept."""
        ended = Greatest("uploaded_at", "decided_at", "reverted_at")
        return self.exclude(state__in=PASSING).alias(ended=ended).filter(ended__lt=Now() - plan_lifetime())


@track_history(exclude=["content", "rest"])
class ImportBatch(BatchedChecks):
    """A load, its plan and its fate. While it waits it holds its files; `counts` goes by kind of record.

    The files stay as they were sent; cells that were corrected in the plan stand beside them, in `corrections`. One
    that `is_partial` leaves out the rows that are wrong, and keeps them as a file of its own, the `rest`.

    Its planned rows go with its time (`past_retention`); what it did stands in the history of the records.
    """

    records = ArrayField(models.CharField(max_length=63), default=list, blank=True)
    file_name = models.CharField(max_length=300)
    file_sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True, blank=True, editable=False)
    state = models.CharField(max_length=20, choices=BatchState, default=BatchState.PLANNED)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="import_batches"
    )
    uploaded_at = models.DateTimeField(db_default=Now(), editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="import_batches_decided",
        help_text="Who applied or discarded it.",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reverted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="import_batches_reverted"
    )
    reverted_at = models.DateTimeField(null=True, blank=True)
    mapping = models.JSONField(
        default=dict, blank=True, help_text="The file's headers and the columns they stand for."
    )
    reading = models.JSONField(
        default=dict,
        blank=True,
        help_text="What else was said of how the files are read: constants, words, separators, empty cells.",
    )
    missing = models.JSONField(
        default=list, blank=True, help_text="Names in columns of refs that no record has, with how often each occurs."
    )
    counts = models.JSONField(
        default=dict, blank=True, help_text="Rows that were new, changed, unchanged and invalid, by kind of record."
    )

    corrections = models.JSONField(
        default=list,
        blank=True,
        help_text="Cells corrected in the plan: where, what they said, what they say, who, when.",
    )
    is_partial = models.BooleanField(
        default=False, help_text="Whether the rows that are wrong are left out, and the others imported."
    )
    rest = models.BinaryField(null=True, blank=True, editable=False)
    brought_along = ArrayField(
        models.CharField(max_length=63),
        default=list,
        blank=True,
        help_text="Of the kinds of record those that rows of a file of another kind bring along.",
    )
    notes = models.JSONField(
        default=list, blank=True, help_text="How the files were read, such as which sheet of a workbook."
    )
    drift = models.JSONField(
        default=list, blank=True, help_text="What is unusual about it, so that it needs confirmation."
    )
    drift_accepted = models.BooleanField(default=False, help_text="Whether that was confirmed.")

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        verbose_name = "import"
        verbose_name_plural = "imports"
        permissions = [
            ("apply_importbatch", "Can apply own imports without a second person"),
            ("approve_importbatch", "Can approve the imports of others"),
            ("revert_importbatch", "Can undo imports"),
        ]
        constraints = [
            one_of("state", BatchState.values, name="importbatch_state_is_known"),
            models.CheckConstraint(
                condition=models.Q(file_sha256__regex="^[0-9a-f]{64}$"),
                name="importbatch_file_sha256_is_a_digest",
                violation_error_message="file_sha256 must be 64 hexadecimal digits.",
            ),
            models.CheckConstraint(
                condition=models.Q(LessThanOrEqual(ArrayLength("corrections"), MOST_CORRECTIONS)),
                name="importbatch_corrections_are_few",
                violation_error_message=(
                    f"At most {MOST_CORRECTIONS} corrections are kept with an import; correct the file itself."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(is_partial=True) | models.Q(rest__isnull=True),
                name="importbatch_rest_is_of_a_partial_import",
                violation_error_message="Only an import of a part of its rows keeps the rest of them.",
            ),
            models.UniqueConstraint(
                fields=["uploaded_by", "file_sha256", "records"],
                condition=models.Q(state=BatchState.PLANNING),
                name="importbatch_is_planned_once_at_a_time",
                violation_error_message="This file is being planned already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.get_state_display().lower()} [{self.pk}]"

    @property
    def file_rows(self) -> dict[str, int]:
        """The rows of the files by outcome: what they bring along of other kinds is no row of its own."""
        rows: dict[str, int] = {}
        for record, counts in self.counts.items():
            for outcome, number in counts.items() if record not in self.brought_along else ():
                rows[outcome] = rows.get(outcome, 0) + number
        return rows

    @property
    def only_record(self) -> str:
        """The kind of record in a batch of one file; nothing for a ZIP, whose files say it by their names.

        What the file brings along comes after that.
        """
        return self.records[0] if self.records and not self.file_name.lower().endswith(".zip") else ""

    @property
    def is_overdue(self) -> bool:
        """Whether it waited so long that it can no longer be applied as it is."""
        return self.state in PASSING and self.uploaded_at < timezone.now() - plan_lifetime()

    @property
    def is_waiting(self) -> bool:
        """Whether it may still be applied."""
        return self.state in WAITING and not self.is_overdue

    @property
    def had_nothing_to_do(self) -> bool:
        """Whether it was done as soon as it was planned, since all that its files say was stored already."""
        return self.state == BatchState.APPLIED and bool(self.counts) and not self.changes_anything

    @property
    def changes_anything(self) -> bool:
        """Whether any of its rows is new or changed."""
        return bool(self.totals.get("new") or self.totals.get("changed"))

    @property
    def state_in_words(self) -> str:
        """Its state; one that waited too long has expired, though nothing was written."""
        if self.had_nothing_to_do:
            return "Nothing to do"
        return str(BatchState.EXPIRED.label if self.is_overdue else self.get_state_display())

    @property
    def totals(self) -> dict[str, int]:
        """The counts of all kinds of record together."""
        totals: dict[str, int] = {}
        for counts in self.counts.values():
            for outcome, number in counts.items():
                totals[outcome] = totals.get(outcome, 0) + number
        return totals
