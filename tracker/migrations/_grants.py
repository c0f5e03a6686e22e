"""Giving groups permissions in a migration: as a copy, since what tracker/access/groups.py says goes on changing."""

from collections.abc import Collection, Mapping

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def granting(grants: Mapping[str, Collection[str]]) -> migrations.RunPython:
    """Gives each group the permissions of these codenames; going back takes them away from it."""

    def grant(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        using = editor.connection.alias
        application = apps.get_app_config("tracker")
        # Django would only make them after the last migration.
        application.models_module = True
        create_permissions(application, verbosity=0, using=using, apps=apps)
        application.models_module = None
        _change(apps, using, "add")

    def withdraw(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _change(apps, editor.connection.alias, "remove")

    def _change(apps: Apps, using: str, how: str) -> None:
        found = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label="tracker")
        for name, codenames in grants.items():
            group = apps.get_model("auth", "Group").objects.using(using).get(name=name)
            getattr(group.permissions, how)(*found.filter(codename__in=codenames))

    return migrations.RunPython(grant, withdraw)
