"""The names of stored permissions follow those of the records: Django names a permission once, when it makes it."""

from typing import Any

from django.apps import AppConfig, apps
from django.apps.registry import Apps
from django.contrib.auth import get_permission_codename
from django.db.models import Model


def names(model: type[Model]) -> dict[str, str]:
    """What the permissions of the model are called, by codename."""
    options = model._meta
    return {
        get_permission_codename(action, options): f"Can {action} {options.verbose_name_raw}"
        for action in options.default_permissions
    } | {codename: str(name) for codename, name in options.permissions}


def rename_permissions(app_config: AppConfig, using: str, apps: Apps = apps, **_: Any) -> None:
    """Gives the stored permissions of the application the names that its models say; called after each `migrate`."""
    try:
        models = list(apps.get_app_config(app_config.label).get_models())
        stored = apps.get_model("auth", "Permission").objects.using(using)
    except LookupError:
        # On the way back there may be no records any more, or no permissions.
        return
    called = {(model._meta.model_name, codename): name for model in models for codename, name in names(model).items()}
    renamed = []
    for each in stored.filter(content_type__app_label=app_config.label).select_related("content_type"):
        name = called.get((each.content_type.model, each.codename), each.name)
        if each.name != name:
            each.name = name
            renamed.append(each)
    stored.bulk_update(renamed, ["name"])
