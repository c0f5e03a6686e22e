"""The database refuses a carriage return in any text that has a history (`database.line_ends`).

One CHECK a table, for all of its columns at once, which is cheap where rows come by the hundred thousand. What has a
history by now gets it; a later table with texts brings its own.
"""

from pathlib import Path

from django.db import migrations

FORWARDS, BACKWARDS = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("-- backwards\n")


class Migration(migrations.Migration):
    dependencies = [("tracker", "0061_lines_end_with_lf")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
