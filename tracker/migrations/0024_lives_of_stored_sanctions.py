"""What stored sanctions said of their days becomes steps, with its history; their programmes become records.

Known on any day comes out as before: a step was public from when its sanction was. The statements stand in SQL beside.
"""

from pathlib import Path

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FORWARDS, BACKWARDS = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("-- backwards\n")

# The log of changes reads them by time.
RECORDS = ("programme", "sanctionstep")
READ = ("view", "export")
WRITE = (*READ, "add", "change", "import")
REMOVE = (*WRITE, "delete")
GRANTS = {
    "Viewer": {"programme": READ, "sanctionstep": READ},
    "Analyst": {"programme": WRITE, "sanctionstep": REMOVE},
    "Reviewer": {"programme": REMOVE, "sanctionstep": REMOVE},
    "Administrator": {"programme": REMOVE, "sanctionstep": REMOVE},
}


def grant(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Gives the groups their permissions, made first, since Django would only make them after the last migration."""
    using = editor.connection.alias
    application = apps.get_app_config("tracker")
    application.models_module = True
    create_permissions(application, verbosity=0, using=using, apps=apps)
    application.models_module = None
    found = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label="tracker")
    for name, records in GRANTS.items():
        group = apps.get_model("auth", "Group").objects.using(using).get(name=name)
        codenames = [f"{action}_{record}" for record, actions in records.items() for action in actions]
        group.permissions.add(*found.filter(codename__in=codenames))


def withdraw(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Takes the permissions away again, which nothing else grants than this."""
    codenames = [f"{action}_{record}" for record, actions in GRANTS["Reviewer"].items() for action in actions]
    apps.get_model("auth", "Permission").objects.using(editor.connection.alias).filter(
        content_type__app_label="tracker", codename__in=codenames
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("tracker", "0023_shared_tables")]

    operations = [
        migrations.RunSQL(FORWARDS, BACKWARDS),
        migrations.RunPython(grant, withdraw),
        migrations.RunSQL(
            [f"CREATE INDEX {record}event_by_time ON tracker_{record}event (pgh_created_at)" for record in RECORDS],
            [f"DROP INDEX {record}event_by_time" for record in RECORDS],
        ),
    ]
