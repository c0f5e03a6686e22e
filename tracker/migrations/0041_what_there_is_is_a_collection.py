"""What a site holds already becomes one collection, called as the site is; groups may do with collections what they
may do with other records.

Going back, reports of errors in a collection go with it: there is no such page then.
"""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils.text import slugify

from tracker.migrations._grants import granting

KINDS = ("commitment", "sanction", "meeting", "indicator")
# What is shown in the log of changes, and had no index by time yet.
EVENTS = ("collection", "programme", "sanctionstep")
VIEWER = ["view_collection", "export_collection"]
ANALYST = [*VIEWER, "add_collection", "change_collection", "import_collection"]
REVIEWER = [*ANALYST, "delete_collection"]
ADMINISTRATOR = [*REVIEWER, *(f"{action}_collectionmember" for action in ("view", "add", "change", "delete"))]


def collect(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the collection where there is something to be in it, and none yet."""
    anything = " OR ".join(f"EXISTS (SELECT FROM tracker_{kind})" for kind in KINDS)
    with editor.connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO tracker_collection (ref, stage, title, subtitle, covers, maintainers, contact, licence) "
            "SELECT %s, 'published', %s, '', '', '{}', '', '' "
            f"WHERE ({anything}) AND NOT EXISTS (SELECT FROM tracker_collection) RETURNING id",
            [slugify(settings.SITE_NAME)[:120].strip("-") or "collection", settings.SITE_NAME],
        )
        for (key,) in cursor.fetchall():
            for kind in KINDS:
                cursor.execute(
                    f"INSERT INTO tracker_{kind}_collections ({kind}_id, collection_id) "
                    f"SELECT id, %s FROM tracker_{kind} ORDER BY id",
                    [key],
                )


class Migration(migrations.Migration):
    dependencies = [("tracker", "0040_collections")]

    operations = [
        granting({"Viewer": VIEWER, "Analyst": ANALYST, "Reviewer": REVIEWER, "Administrator": ADMINISTRATOR}),
        migrations.RunPython(collect, migrations.RunPython.noop),
        migrations.RunSQL(
            [
                f"CREATE INDEX IF NOT EXISTS {event}event_by_time ON tracker_{event}event (pgh_created_at)"
                for event in EVENTS
            ],
            [f"DROP INDEX IF EXISTS {event}event_by_time" for event in EVENTS],
        ),
        migrations.RunSQL(migrations.RunSQL.noop, "DELETE FROM tracker_correction WHERE record_kind = 'collection'"),
    ]
