"""CountChange: a change of the kept counts that is not yet folded into their sums."""

from django.db import models


class CountChange(models.Model):
    """By how much one cell of a facet changes. Any number of writers add such rows without waiting for one another."""

    facet = models.BigIntegerField()
    cell = models.BigIntegerField()
    delta = models.IntegerField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["facet"], include=["cell", "delta"], name="countchange_facet")]

    def __str__(self) -> str:
        return f"change {self.pk}: {self.delta:+} in cell {self.cell} of facet {self.facet}"
