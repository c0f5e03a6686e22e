"""Long rows of the kept counts are added up by sorting each, whatever the length of the others."""

from pathlib import Path

from django.db import migrations

FILES = Path(__file__).parent / "kept_counts"
# As 0048 made it.
FORMER = (FILES / "row_a_change.sql").read_text(encoding="utf-8")
BEGIN, END = "CREATE OR REPLACE FUNCTION fold_counts", "-- Counts everything anew"


class Migration(migrations.Migration):
    dependencies = [("tracker", "0052_column_mappings_granted")]

    operations = [
        migrations.RunSQL(
            (FILES / "folding.sql").read_text(encoding="utf-8"), FORMER[FORMER.index(BEGIN) : FORMER.index(END)]
        )
    ]
