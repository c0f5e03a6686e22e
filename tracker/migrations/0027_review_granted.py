"""What the groups may do with notes, proposals and rules of publishing, as tracker/access/groups.py had it when this was written."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ANALYST = ["view_note", "add_note", "view_publishingrule", "view_proposal", "add_proposal"]
REVIEWER = [*ANALYST, "send_back_note", "accept_proposal"]
ADMINISTRATOR = [*REVIEWER, *(f"{action}_publishingrule" for action in ("add", "change", "delete"))]
GRANTS = {"Analyst": ANALYST, "Reviewer": REVIEWER, "Administrator": ADMINISTRATOR}
GRANTED = {codename for codenames in GRANTS.values() for codename in codenames}


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
        content_type__app_label="tracker", codename__in=GRANTED
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0026_links_become_exchanges"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(grant, withdraw)]
