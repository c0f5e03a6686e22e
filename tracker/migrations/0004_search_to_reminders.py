"""Search, corrections from readers, quotes compared with their text, review, merged actors, and reminders.

Six migrations folded into one, whose names are in `replaces`: a database that has all of them goes on with nothing to do,
one that has none of them comes by the same schema.
"""

from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tracker.migrations._at_once import AtOnce
from tracker.migrations.search_to_reminders.corrections import CORRECTIONS
from tracker.migrations.search_to_reminders.merged_refs import MERGED_REFS
from tracker.migrations.search_to_reminders.quotes import QUOTES
from tracker.migrations.search_to_reminders.reminders import REMINDERS
from tracker.migrations.search_to_reminders.review import REVIEW
from tracker.migrations.search_to_reminders.search import SEARCH

# What the groups may do beyond what 0003 grants, as tracker/access/groups.py had it when this was written.
VIEWER = ["view_ruling"]
ANALYST = [
    *VIEWER,
    "view_correction",
    *(f"{action}_assessment" for action in ("view", "add", "change", "delete")),
    "view_mergedref",
]
REVIEWER = [*ANALYST, "change_correction", "add_ruling", "delete_ruling", "merge_actor"]
GRANTS = {"Viewer": VIEWER, "Analyst": ANALYST, "Reviewer": REVIEWER, "Administrator": REVIEWER}


def grant(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Gives the groups their permissions, made first, since Django would only make them after the last migration."""
    using = editor.connection.alias
    application = apps.get_app_config("tracker")
    application.models_module = True
    create_permissions(application, verbosity=0, using=using, apps=apps)
    application.models_module = None
    found = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label="tracker")
    for name, codenames in GRANTS.items():
        group = apps.get_model("auth", "Group").objects.using(using).get(name=name)
        group.permissions.add(*found.filter(codename__in=codenames))


def withdraw(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Takes the permissions away again, which nothing else grants than this."""
    apps.get_model("auth", "Permission").objects.using(editor.connection.alias).filter(
        content_type__app_label="tracker", codename__in=REVIEWER
    ).delete()


class Migration(migrations.Migration):
    replaces = [
        ("tracker", "0004_search"),
        ("tracker", "0005_corrections"),
        ("tracker", "0009_evidence"),
        ("tracker", "0010_review"),
        ("tracker", "0011_safe_editing"),
        ("tracker", "0012_reminders"),
    ]

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0003_groups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([*SEARCH, *CORRECTIONS, *QUOTES, *REVIEW, *MERGED_REFS, *REMINDERS]),
        migrations.RunPython(grant, withdraw),
    ]
