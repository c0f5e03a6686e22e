"""RetiredRef: the ref of a deleted record that was public, so that it is never used again."""

from django.db import models


class RetiredRef(models.Model):
    """A ref that no new record of its kind may take; written by the database on deletion."""

    record = models.CharField(max_length=63, help_text="The table the ref belonged to.")
    ref = models.CharField(max_length=120)
    retired_at = models.DateTimeField()

    class Meta:
        verbose_name = "old address"
        verbose_name_plural = "old addresses"
        ordering = ["record", "ref"]
        constraints = [models.UniqueConstraint(fields=["record", "ref"], name="retiredref_stands_once")]

    def __str__(self) -> str:
        return f"{self.ref} of {self.record}"
