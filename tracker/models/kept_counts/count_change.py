"""CountChange: a change of the kept counts that is not yet folded into their sums."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class CountChange(models.Model):
    """By how much some cells change, of each of the facets alike. Any number of writers add such rows without waiting
    for one another.
    """

    facets = ArrayField(models.BigIntegerField())
    cells = ArrayField(models.BigIntegerField())
    deltas = ArrayField(models.IntegerField())

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"change {self.pk} of {len(self.cells)} cells in {len(self.facets)} facets"
