"""CountedCommitment: what one commitment adds to the kept counts."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class CountedCommitment(models.Model):
    """Where the standing of a public commitment changes on the plane of the two days, and what it is counted among.

    Each of the `cells` names a place and a measure, and has its place among the `deltas`. No foreign key is checked,
    since a trigger removes it with its commitment.
    """

    commitment_id = models.BigIntegerField(primary_key=True)
    facets = ArrayField(models.BigIntegerField())
    cells = ArrayField(models.BigIntegerField())
    deltas = ArrayField(models.IntegerField())

    class Meta:
        ordering = ["commitment_id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"what commitment {self.commitment_id} adds to the counts"
