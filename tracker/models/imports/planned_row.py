"""PlannedRow: what one row of a waiting file would do, or what is wrong with it."""

from django.db import models

from tracker.models.imports.import_batch import ImportBatch
from tracker.models.integrity.constraints import one_of
from tracker.vocabulary import RowOutcome


class PlannedRow(models.Model):
    """A row that is new, changed or invalid; rows that change nothing are only counted.

    `changes` lists cells as column, old and new; `problems` lists column, value and reason.
    """

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="planned_rows")
    record = models.CharField(max_length=63)
    line = models.BigIntegerField()
    key = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=RowOutcome)
    changes = models.JSONField(default=list, blank=True)
    problems = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["batch", "id"]
        default_permissions = ()
        constraints = [one_of("outcome", RowOutcome.values, name="plannedrow_outcome_is_known")]
        indexes = [models.Index(fields=["batch", "outcome", "record", "line"], name="plannedrow_listing")]

    def __str__(self) -> str:
        return f"Line {self.line} of {self.record} in {self.batch}"
