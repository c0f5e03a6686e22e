"""What changed of the counts of many commitments is found by a plan made for many.

A load that fills empty tables has them counted before PostgreSQL knows how large they are. By the plan for a single
save it read them whole, and compared each row with each number of the list of those that changed: the square of the
commitments, which is minutes for a hundred thousand and half an hour for a few.
"""

from pathlib import Path

from django.db import migrations

FILES = Path(__file__).parent / "kept_counts"
FIRST, NEXT = "-- Writes down what changed of where the commitments stand", "-- Adds what was written down to the sums"


def as_before() -> str:
    """The functions as migration 0048 made them."""
    made = (FILES / "row_a_change.sql").read_text(encoding="utf-8")
    return made[made.index(FIRST) : made.index(NEXT)]


class Migration(migrations.Migration):
    dependencies = [("tracker", "0054_keys_indexed_where_filled")]

    operations = [migrations.RunSQL((FILES / "many_at_once.sql").read_text(encoding="utf-8"), as_before())]
