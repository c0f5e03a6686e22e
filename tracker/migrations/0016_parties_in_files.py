"""Parties come and go in files of their own. Going back, what was cited for a part is cited for the whole again."""

from django.db import migrations

from tracker.migrations._grants import granting

VIEWER = ["export_party"]
ANALYST = [*VIEWER, "import_party"]
CITED_FOR_THE_WHOLE = """
UPDATE tracker_citation AS citation SET commitment_id = party.commitment_id, party_id = NULL
FROM tracker_party AS party WHERE party.id = citation.party_id;
UPDATE tracker_citation AS citation SET meeting_id = participation.meeting_id, participation_id = NULL
FROM tracker_participation AS participation WHERE participation.id = citation.participation_id
"""


class Migration(migrations.Migration):
    dependencies = [("tracker", "0015_parts_are_cited")]

    operations = [
        granting({"Viewer": VIEWER, "Analyst": ANALYST, "Reviewer": ANALYST, "Administrator": ANALYST}),
        migrations.RunSQL(migrations.RunSQL.noop, CITED_FOR_THE_WHOLE),
    ]
