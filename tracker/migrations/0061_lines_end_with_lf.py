"""Stored texts whose lines end with CR, or CR and LF, get LF, with an event that says so in the history of each.

What is published for ever, or takes a second person, is no exception: not a word of it changes. Archived texts stay as
they are, for their digest and the places of quotes in them. There is no way back, and none is needed.
"""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tracker", "0060_words_of_what_is_published")]

    operations = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop)
    ]
