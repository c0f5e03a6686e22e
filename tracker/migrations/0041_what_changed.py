"""The events that may be told in the change log are noted in a table as they are written."""

from pathlib import Path

from django.db import migrations

EVENTS = (
    "statusupdateevent",
    "commitmentevent",
    "sanctionevent",
    "meetingevent",
    "actorevent",
    "sourceevent",
    "topicevent",
    "programmeevent",
    "indicatorevent",
    "exchangeevent",
    "collectionevent",
    "partyevent",
    "commitmenttopicevent",
    "linkevent",
    "participationevent",
    "sanctiontargetevent",
    "sanctionstepevent",
    "roleevent",
    "observationevent",
    "criterionevent",
    "findingevent",
    "milestoneevent",
    "targetevent",
    "citationevent",
    "exchangeitemevent",
    "conditionevent",
    "responseevent",
)
BACK = [f"DROP TRIGGER note_events ON tracker_{events}; DROP FUNCTION note_{events}();" for events in EVENTS]


class Migration(migrations.Migration):
    dependencies = [("tracker", "0040_search_words")]

    operations = [
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
            " ".join([*BACK, "DROP TABLE tracker_changelog;"]),
        )
    ]
