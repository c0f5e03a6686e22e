"""Refs of merged actors, who may merge, and that such a ref is not used again."""

from collections.abc import Iterator
from typing import Any

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# What the groups may do beyond what 0003 grants, as tracker/permissions.py had it when this was written.
GRANTS = {
    "Analyst": ["view_mergedref"],
    "Reviewer": ["view_mergedref", "merge_actor"],
    "Administrator": ["view_mergedref", "merge_actor"],
}


def grant(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Gives the groups their permissions, made first, since Django would only make them after the last migration."""
    using = editor.connection.alias
    application = apps.get_app_config("tracker")
    application.models_module = True
    create_permissions(application, verbosity=0, using=using, apps=apps)
    application.models_module = None
    for group, permissions in _granted(apps, using):
        group.permissions.add(*permissions)


def revoke(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Takes them away again."""
    for group, permissions in _granted(apps, editor.connection.alias):
        group.permissions.remove(*permissions)


def _granted(apps: Apps, using: str) -> Iterator[tuple[Any, Any]]:
    groups = apps.get_model("auth", "Group").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, codenames in GRANTS.items():
        for group in groups.filter(name=name):
            yield group, permissions.filter(content_type__app_label="tracker", codename__in=codenames)


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0010_review"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MergedRef",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=120, unique=True)),
                (
                    "merged_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
            ],
            options={
                "ordering": ["-merged_at", "ref"],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="MergedRefEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(max_length=120)),
                (
                    "merged_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AlterModelOptions(
            name="actor",
            options={
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "ordering": ["name", "ref"],
                "permissions": [("merge_actor", "Can merge two actors and undo a merge")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actor",
            trigger=pgtrigger.compiler.Trigger(
                name="ref_is_merged_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, merged.ref || '\" was merged into \"' || kept.ref FROM new_rows JOIN tracker_mergedref AS merged ON merged.ref = new_rows.ref JOIN tracker_actor AS kept ON kept.id = merged.actor_id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_is_merged', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The actor \"%s\"; write the ref of that one.', offender); END IF; RETURN NULL;",
                    hash="b40f3f6f968cb587318066637f3a94421ae74063",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_ref_is_merged_insert_88453",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="tracker_actor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actor",
            trigger=pgtrigger.compiler.Trigger(
                name="ref_is_merged_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, merged.ref || '\" was merged into \"' || kept.ref FROM new_rows JOIN tracker_mergedref AS merged ON merged.ref = new_rows.ref JOIN tracker_actor AS kept ON kept.id = merged.actor_id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_is_merged', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The actor \"%s\"; write the ref of that one.', offender); END IF; RETURN NULL;",
                    hash="6ec063e77868d66454b3f890df1d728a30301a97",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ref_is_merged_update_cee5a",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_actor",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="mergedref",
            name="actor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="merged_refs", to="tracker.actor"
            ),
        ),
        migrations.AddField(
            model_name="mergedref",
            name="merged_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actors_merged",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="mergedrefevent",
            name="actor",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.actor",
            ),
        ),
        migrations.AddField(
            model_name="mergedrefevent",
            name="merged_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="mergedrefevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="mergedrefevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="tracker.mergedref",
            ),
        ),
        migrations.AddConstraint(
            model_name="mergedref",
            constraint=models.CheckConstraint(
                condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="mergedref_ref_is_a_slug",
                violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergedref",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_mergedrefevent" ("actor_id", "id", "merged_at", "merged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref") SELECT new_values."actor_id", new_values."id", new_values."merged_at", new_values."merged_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."ref" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c8e84cb745a649df4c163a729fb1fbfb4edaca86",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_92718",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="tracker_mergedref",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergedref",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_mergedrefevent" ("actor_id", "id", "merged_at", "merged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref") SELECT new_values."actor_id", new_values."id", new_values."merged_at", new_values."merged_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."ref" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="cad836050334c753925365782db352386077c4f4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e76df",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="tracker_mergedref",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergedref",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_mergedrefevent" ("actor_id", "id", "merged_at", "merged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref") SELECT old_values."actor_id", old_values."id", old_values."merged_at", old_values."merged_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."ref" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="4b2f505bd951acb80218c62c48f78571ebc4fa8f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b0f4e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="tracker_mergedref",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergedrefevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5654174547c311716f6edcee75951a39d60667e9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9e196",
                    table="tracker_mergedrefevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunPython(grant, revoke),
    ]
