"""Who may do what with criteria, findings, milestones and targets, and what happened to them in order of time.

The rights are those that tracker/access/groups.py had when this was written.
"""

import pgtrigger
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RECORDS = ("criterion", "finding", "milestone", "target")
READ = ("view", "export")
REMOVE = (*READ, "add", "change", "import", "delete")
GRANTS = {"Viewer": READ, "Analyst": REMOVE, "Reviewer": REMOVE, "Administrator": REMOVE}


def grant(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Gives the groups their permissions, made first, since Django would only make them after the last migration."""
    using = editor.connection.alias
    application = apps.get_app_config("tracker")
    application.models_module = True
    create_permissions(application, verbosity=0, using=using, apps=apps)
    application.models_module = None
    found = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label="tracker")
    for name, actions in GRANTS.items():
        group = apps.get_model("auth", "Group").objects.using(using).get(name=name)
        group.permissions.add(*found.filter(codename__in=codenames(actions)))


def withdraw(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Takes the permissions away again, which nothing else grants than this."""
    apps.get_model("auth", "Permission").objects.using(editor.connection.alias).filter(
        content_type__app_label="tracker", codename__in=codenames(REMOVE)
    ).delete()


def take_sources_away(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """On the way back, citations and rulings go with the records they are for, which no column will name."""
    with pgtrigger.ignore("tracker.Citation:citation_of_a_public_update_stays_delete"):
        editor.execute("DELETE FROM tracker_ruling WHERE coalesce(target_id, milestone_id, finding_id) IS NOT NULL")
        editor.execute("DELETE FROM tracker_citation WHERE coalesce(target_id, milestone_id, finding_id) IS NOT NULL")


def codenames(actions: tuple[str, ...]) -> list[str]:
    """The permissions to do these with any of the records."""
    return [f"{action}_{record}" for action in actions for record in RECORDS]


class Migration(migrations.Migration):
    dependencies = [("tracker", "0024_lives_of_stored_sanctions")]

    operations = [
        migrations.RunPython(grant, withdraw),
        migrations.RunPython(migrations.RunPython.noop, take_sources_away),
        migrations.RunSQL(
            [f"CREATE INDEX {record}event_by_time ON tracker_{record}event (pgh_created_at)" for record in RECORDS],
            [f"DROP INDEX {record}event_by_time" for record in RECORDS],
        ),
    ]
