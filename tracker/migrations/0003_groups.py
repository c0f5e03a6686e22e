"""The four groups and what each may do, as tracker/access/groups.py had it when this was written."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SUBJECTS = ["topic", "actor", "source", "meeting", "commitment", "sanction", "indicator"]
TIES = ["role", "participation", "link", "observation", "citation"]

VIEWER = {
    "view": [*SUBJECTS, *TIES, "statusupdate", "party"],
    "export": [*SUBJECTS, *TIES, "statusupdate"],
}
ANALYST = {
    "view": [*VIEWER["view"], "archivedtext", "importbatch", "retiredref"],
    "add": [*VIEWER["view"], "archivedtext"],
    "change": [*VIEWER["view"], "archivedtext"],
    "delete": [*TIES, "statusupdate", "party"],
    "import": VIEWER["export"],
    "export": VIEWER["export"],
    "apply": ["importbatch"],
    "revert": ["importbatch"],
}
REVIEWER = {
    **ANALYST,
    "delete": [*VIEWER["view"], "archivedtext"],
    "publish": ["statusupdate"],
    "retract": ["statusupdate"],
    "approve": ["importbatch"],
}
ADMINISTRATOR = {
    **REVIEWER,
    **{action: [*REVIEWER[action], "user", "group"] for action in ("view", "add", "change", "delete")},
}
GROUPS = {"Viewer": VIEWER, "Analyst": ANALYST, "Reviewer": REVIEWER, "Administrator": ADMINISTRATOR}


def make_groups(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the groups, and first the permissions, which Django itself would only make after the last migration."""
    using = editor.connection.alias
    for label in ("auth", "tracker"):
        application = apps.get_app_config(label)
        application.models_module = True
        create_permissions(application, verbosity=0, using=using, apps=apps)
        application.models_module = None
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    for name, grants in GROUPS.items():
        wanted = [f"{action}_{record}" for action, records in grants.items() for record in records]
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.set(
            Permission.objects.using(using).filter(
                content_type__app_label__in=["auth", "tracker"], codename__in=wanted
            )
        )


def remove_groups(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Removes the groups; the permissions belong to the records and stay."""
    Group = apps.get_model("auth", "Group")
    Group.objects.using(editor.connection.alias).filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("tracker", "0002_records"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
