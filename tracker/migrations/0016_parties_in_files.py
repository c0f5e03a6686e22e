"""Parties come and go in files of their own."""

from django.db import migrations

from tracker.migrations._grants import granting

VIEWER = ["export_party"]
ANALYST = [*VIEWER, "import_party"]


class Migration(migrations.Migration):
    dependencies = [("tracker", "0015_parts_are_cited")]

    operations = [
        granting({"Viewer": VIEWER, "Analyst": ANALYST, "Reviewer": ANALYST, "Administrator": ANALYST}),
    ]
