"""KeptCount: a part of the sums that the counts of any two days are read from."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

# What a day is taken for: itself, its month or its year.
DAY, MONTH, YEAR = 0, 1, 2


class KeptCount(models.Model):
    """What all commitments of a facet add up to in some cells: a month of days, a year of months, or all years.

    Every cell stands in nine rows, by day, month and year on either axis, so that what lies before two days is read
    from nine rows however many commitments there are.
    """

    facet = models.BigIntegerField()
    as_of_unit = models.SmallIntegerField()
    as_of_part = models.IntegerField()
    known_on_unit = models.SmallIntegerField()
    known_on_part = models.IntegerField()
    cells = ArrayField(models.BigIntegerField())
    deltas = ArrayField(models.IntegerField())
    added_up = models.IntegerField(help_text="How many cells there were when those that stood twice were added up.")

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["facet", "as_of_unit", "as_of_part", "known_on_unit", "known_on_part"],
                name="keptcount_part_stands_once",
            ),
        ]

    def __str__(self) -> str:
        place = (self.as_of_unit, self.as_of_part, self.known_on_unit, self.known_on_part)
        return f"{len(self.cells)} cells of facet {self.facet} at {place}"
