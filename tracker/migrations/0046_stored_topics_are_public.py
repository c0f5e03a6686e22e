"""Topics stored before they had a stage were public from the moment they were recorded, in their history too.

Past days read as before. Going back leaves drafts where they are, which are public then.
"""

from pathlib import Path

from django.db import migrations

FORWARDS, BACKWARDS = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("-- backwards\n")


class Migration(migrations.Migration):
    dependencies = [("tracker", "0045_topics_have_a_stage")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
