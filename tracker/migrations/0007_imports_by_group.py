"""Who may apply, approve and revert imports, as tracker/permissions.py had it when this was written."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GRANTS = {
    "Analyst": ["apply_importbatch", "revert_importbatch"],
    "Reviewer": ["apply_importbatch", "approve_importbatch", "revert_importbatch"],
    "Administrator": ["apply_importbatch", "approve_importbatch", "revert_importbatch"],
}


def grant(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Gives the groups that are still there the permissions, which are first made."""
    using = editor.connection.alias
    application = apps.get_app_config("tracker")
    application.models_module = True
    create_permissions(application, verbosity=0, using=using, apps=apps)
    application.models_module = None
    for group, permissions in _granted(apps, using):
        group.permissions.add(*permissions)


def withdraw(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Takes the permissions from the groups."""
    for group, permissions in _granted(apps, editor.connection.alias):
        group.permissions.remove(*permissions)


def _granted(apps: Apps, using: str):
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=GRANTS):
        yield (
            group,
            apps.get_model("auth", "Permission")
            .objects.using(using)
            .filter(content_type__app_label="tracker", codename__in=GRANTS[group.name]),
        )


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0006_files_as_plans"),
    ]

    operations = [
        migrations.RunPython(grant, withdraw),
    ]
