"""The events that may be told in the change log and were written before they were noted."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tracker", "0041_what_changed")]

    operations = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), "TRUNCATE tracker_changelog")
    ]
