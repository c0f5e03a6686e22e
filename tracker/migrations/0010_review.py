"""Review: rulings on disagreements, blind assessments, and the rules by which a verdict becomes public."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import tracker.partial_dates

GRANTS = {
    "Viewer": ["view_ruling"],
    "Analyst": ["view_ruling", *(f"{action}_assessment" for action in ("view", "add", "change", "delete"))],
}
GRANTS["Reviewer"] = [*GRANTS["Analyst"], "add_ruling", "delete_ruling"]
GRANTS["Administrator"] = GRANTS["Reviewer"]


def grant(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Gives the groups what they may do, and first makes the permissions, which Django would only make later."""
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
    """Takes from the groups what concerns the records that go."""
    using = editor.connection.alias
    apps.get_model("auth", "Permission").objects.using(using).filter(
        content_type__app_label="tracker", content_type__model__in=["ruling", "assessment"]
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0009_evidence"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "as_of",
                    models.DateField(help_text="The last day whose evidence is weighed; the same for both analysts."),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("no_evidence_found", "No evidence found"),
                            ("not_started", "Not started"),
                            ("in_progress", "In progress"),
                            ("partly_fulfilled", "Partly fulfilled"),
                            ("fulfilled", "Fulfilled"),
                            ("stalled", "Stalled"),
                            ("suspended", "Suspended"),
                            ("broken", "Broken"),
                            ("withdrawn", "Withdrawn"),
                            ("superseded", "Superseded"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasoning", models.TextField()),
                ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "ordering": ["-as_of", "commitment", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AssessmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "as_of",
                    models.DateField(help_text="The last day whose evidence is weighed; the same for both analysts."),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("no_evidence_found", "No evidence found"),
                            ("not_started", "Not started"),
                            ("in_progress", "In progress"),
                            ("partly_fulfilled", "Partly fulfilled"),
                            ("fulfilled", "Fulfilled"),
                            ("stalled", "Stalled"),
                            ("suspended", "Suspended"),
                            ("broken", "Broken"),
                            ("withdrawn", "Withdrawn"),
                            ("superseded", "Superseded"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasoning", models.TextField()),
                ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=50)),
                ("value", models.TextField(help_text="The value accepted, as a file would write it.")),
                ("reason", models.TextField(help_text="Shown to the public beside the values.")),
                ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "ordering": ["-decided_at", "-pk"],
                "default_permissions": ["add", "delete", "view"],
            },
        ),
        migrations.CreateModel(
            name="RulingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("field", models.CharField(max_length=50)),
                ("value", models.TextField(help_text="The value accepted, as a file would write it.")),
                ("reason", models.TextField(help_text="Shown to the public beside the values.")),
                ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="statusupdate",
            name="statusupdate_is_published_as_it_stood_update",
        ),
        migrations.AlterField(
            model_name="commitment",
            name="guideline",
            field=models.TextField(
                blank=True,
                help_text="What would count as fulfilled, as partly fulfilled, as broken. Fixed once a verdict is published.",
            ),
        ),
        migrations.AlterField(
            model_name="commitmentevent",
            name="guideline",
            field=models.TextField(
                blank=True,
                help_text="What would count as fulfilled, as partly fulfilled, as broken. Fixed once a verdict is published.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="citation_of_a_public_update_stays_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.status_update_id, old_rows.stance, old_rows.credibility, old_rows.paragraph, old_rows.quote, old_rows.field, old_rows.value) IS DISTINCT FROM (new_rows.source_id, new_rows.status_update_id, new_rows.stance, new_rows.credibility, new_rows.paragraph, new_rows.quote, new_rows.field, new_rows.value) AND EXISTS (SELECT FROM tracker_statusupdate AS told WHERE told.id = old_rows.status_update_id AND told.stage = 'published') AND NOT EXISTS (SELECT FROM tracker_citationevent AS event JOIN pghistory_context AS context ON context.id = event.pgh_context_id JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint WHERE event.id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_of_a_public_update_stays', TABLE = TG_TABLE_NAME, COLUMN = 'status_update', MESSAGE = format('The citation \"%s\" stands behind a published status update and stays as it is; add another citation, or have a reviewer retract the update.', offender); END IF; RETURN NULL;",
                    hash="074ad56ee2b0a2c698776fb1589ad783e64f50f3",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_citation_of_a_public_update_stays_update_182f7",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="citation_of_a_public_update_stays_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE EXISTS (SELECT FROM tracker_statusupdate AS told WHERE told.id = old_rows.status_update_id AND told.stage = 'published') AND NOT EXISTS (SELECT FROM tracker_citationevent AS event JOIN pghistory_context AS context ON context.id = event.pgh_context_id JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint WHERE event.id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_of_a_public_update_stays', TABLE = TG_TABLE_NAME, COLUMN = 'status_update', MESSAGE = format('The citation \"%s\" stands behind a published status update and is never deleted; add another citation, or have a reviewer retract the update.', offender); END IF; RETURN NULL;",
                    hash="57c1caef33531bc2c9996080dd5ad922124484fc",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_citation_of_a_public_update_stays_delete_452b7",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="tracker_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="statusupdate_stands_on_a_source_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.status_update_id IS NOT NULL)",
                    constraint="CONSTRAINT",
                    declare="DECLARE offender text;",
                    func="SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told WHERE told.id = OLD.status_update_id AND told.stage = 'published' AND told.retracted_at IS NULL AND told.status <> 'no_evidence_found' AND NOT EXISTS (SELECT FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id WHERE citation.status_update_id = told.id AND citation.stance <> 'disputes' AND source.stage = 'published')) AS offenders(name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_stands_on_a_source', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The status update \"%s\" cannot be public without a source: cite a published source that supports or mentions it first.', offender); END IF; RETURN NULL;",
                    hash="4c3d05ce011683cb589ab5788a820b48d42f96f2",
                    operation="UPDATE",
                    pgid="pgtrigger_statusupdate_stands_on_a_source_update_4806c",
                    table="tracker_citation",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="statusupdate_stands_on_a_source_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.status_update_id IS NOT NULL)",
                    constraint="CONSTRAINT",
                    declare="DECLARE offender text;",
                    func="SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told WHERE told.id = OLD.status_update_id AND told.stage = 'published' AND told.retracted_at IS NULL AND told.status <> 'no_evidence_found' AND NOT EXISTS (SELECT FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id WHERE citation.status_update_id = told.id AND citation.stance <> 'disputes' AND source.stage = 'published')) AS offenders(name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_stands_on_a_source', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The status update \"%s\" cannot be public without a source: cite a published source that supports or mentions it first.', offender); END IF; RETURN NULL;",
                    hash="7ab309e3e850ba9c639f9c3dcc1e2356714ee318",
                    operation="DELETE",
                    pgid="pgtrigger_statusupdate_stands_on_a_source_delete_f5e3f",
                    table="tracker_citation",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="commitment_guideline_is_locked_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.guideline <> new_rows.guideline AND EXISTS (SELECT FROM tracker_statusupdate AS verdict WHERE verdict.commitment_id = old_rows.id AND verdict.axis = 'evidence' AND verdict.stage = 'published')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_guideline_is_locked', TABLE = TG_TABLE_NAME, COLUMN = 'guideline', MESSAGE = format('The guideline of \"%s\" is fixed since its first verdict was published; say in the summary of a new verdict how it was judged.', offender); END IF; RETURN NULL;",
                    hash="bdebfc61d151f530f9d317a5ba917b1fd5fc6d71",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_commitment_guideline_is_locked_update_fa775",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_commitment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="source_copies_an_original_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, original.ref FROM new_rows JOIN tracker_source AS original ON original.id = new_rows.syndicated_from_id WHERE original.syndicated_from_id IS NOT NULL UNION ALL SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_source AS copy ON copy.syndicated_from_id = new_rows.id WHERE new_rows.syndicated_from_id IS NOT NULL) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'source_copies_an_original', TABLE = TG_TABLE_NAME, COLUMN = 'syndicated_from', MESSAGE = format('The source \"%s\" is both a copy and copied; copies must all name the one original, so that they count as one source.', offender); END IF; RETURN NULL;",
                    hash="cad4ba7bd46fade6f50a2784ba039039a87f7861",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_source_copies_an_original_insert_ebaaf",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="tracker_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="source_copies_an_original_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, original.ref FROM new_rows JOIN tracker_source AS original ON original.id = new_rows.syndicated_from_id WHERE original.syndicated_from_id IS NOT NULL UNION ALL SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_source AS copy ON copy.syndicated_from_id = new_rows.id WHERE new_rows.syndicated_from_id IS NOT NULL) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'source_copies_an_original', TABLE = TG_TABLE_NAME, COLUMN = 'syndicated_from', MESSAGE = format('The source \"%s\" is both a copy and copied; copies must all name the one original, so that they count as one source.', offender); END IF; RETURN NULL;",
                    hash="3745fa0736ea57137c717304f35b54b3bf2f21f3",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_source_copies_an_original_update_03d65",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="statusupdate_is_published_as_it_stood_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage <> 'published' AND new_rows.stage = 'published' AND new_rows.axis = 'evidence' AND new_rows.author_id IS NOT NULL AND ((old_rows.commitment_id, old_rows.axis, old_rows.status, old_rows.as_of, old_rows.summary, old_rows.searched) IS DISTINCT FROM (new_rows.commitment_id, new_rows.axis, new_rows.status, new_rows.as_of, new_rows.summary, new_rows.searched))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_is_published_as_it_stood', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The verdict \"%s\" was changed in the same step that publishes it; save the change first, and let a second person publish it as it stands.', offender); END IF; RETURN NULL;",
                    hash="b0f5c0fc350e2e067a230e0e826a5b7538c44cb5",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_statusupdate_is_published_as_it_stood_update_20c53",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_statusupdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="statusupdate_verdict_comes_from_review_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage <> 'published' AND new_rows.stage = 'published' AND new_rows.axis = 'evidence' AND new_rows.author_id IS NOT NULL AND old_rows.stage = 'draft') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_verdict_comes_from_review', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The verdict \"%s\" is still a draft; it goes into review before someone else publishes it.', offender); END IF; RETURN NULL;",
                    hash="e306bd8d950dbdd52f45ccfd6d98b41bbfe90bb5",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_statusupdate_verdict_comes_from_review_update_e1e9b",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_statusupdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="statusupdate_keeps_its_author_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.author_id IS NOT NULL AND (new_rows.author_id IS NULL OR (old_rows.author_id <> new_rows.author_id AND NOT ((old_rows.commitment_id, old_rows.axis, old_rows.status, old_rows.as_of, old_rows.summary, old_rows.searched) IS DISTINCT FROM (new_rows.commitment_id, new_rows.axis, new_rows.status, new_rows.as_of, new_rows.summary, new_rows.searched)))) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_keeps_its_author', TABLE = TG_TABLE_NAME, COLUMN = 'author', MESSAGE = format('The status update \"%s\" keeps its author; only who rewrites what it says becomes its author.', offender); END IF; RETURN NULL;",
                    hash="0c31e8cf22d60a9d7e10ff35eaf2267a8a6ebf0b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_statusupdate_keeps_its_author_update_04e16",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_statusupdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="statusupdate_reviewer_wrote_none_of_it_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage <> 'published' AND new_rows.stage = 'published' AND new_rows.axis = 'evidence' AND new_rows.author_id IS NOT NULL AND EXISTS (SELECT FROM tracker_statusupdateevent AS event WHERE event.id = new_rows.id AND event.author_id = new_rows.reviewer_id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_reviewer_wrote_none_of_it', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The verdict \"%s\" was written, in part, by the person who is to publish it; someone who wrote none of it must.', offender); END IF; RETURN NULL;",
                    hash="561d337d6a656c84d49dd9b57b9ec6869b199097",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_statusupdate_reviewer_wrote_none_of_it_update_7fa6f",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_statusupdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="statusupdate_reviewer_may_publish_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage <> 'published' AND new_rows.stage = 'published' AND new_rows.axis = 'evidence' AND new_rows.author_id IS NOT NULL AND NOT EXISTS (SELECT FROM auth_user AS person WHERE person.id = new_rows.reviewer_id AND person.is_active AND (person.is_superuser OR EXISTS (SELECT FROM auth_permission AS permission WHERE permission.codename = 'publish_statusupdate' AND (EXISTS (SELECT FROM auth_user_user_permissions AS given WHERE given.permission_id = permission.id AND given.user_id = person.id) OR EXISTS (SELECT FROM auth_group_permissions AS given JOIN auth_user_groups AS membership USING (group_id) WHERE given.permission_id = permission.id AND membership.user_id = person.id)))))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_reviewer_may_publish', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The verdict \"%s\" needs a reviewer: someone who has the right to publish verdicts.', offender); END IF; RETURN NULL;",
                    hash="659d5fd5f65b02e177b4f38e4efbfae9d76ee6a9",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_statusupdate_reviewer_may_publish_update_694c6",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_statusupdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="statusupdate_reviewer_may_publish_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE stage = 'published' AND axis = 'evidence' AND author_id IS NOT NULL AND NOT EXISTS (SELECT FROM auth_user AS person WHERE person.id = new_rows.reviewer_id AND person.is_active AND (person.is_superuser OR EXISTS (SELECT FROM auth_permission AS permission WHERE permission.codename = 'publish_statusupdate' AND (EXISTS (SELECT FROM auth_user_user_permissions AS given WHERE given.permission_id = permission.id AND given.user_id = person.id) OR EXISTS (SELECT FROM auth_group_permissions AS given JOIN auth_user_groups AS membership USING (group_id) WHERE given.permission_id = permission.id AND membership.user_id = person.id)))))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_reviewer_may_publish', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The verdict \"%s\" needs a reviewer: someone who has the right to publish verdicts.', offender); END IF; RETURN NULL;",
                    hash="8310ab1224c328e018355e8ac4bacabd9f84559a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_statusupdate_reviewer_may_publish_insert_0c23c",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="tracker_statusupdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="statusupdate_stands_on_a_source_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.stage = 'published')",
                    constraint="CONSTRAINT",
                    declare="DECLARE offender text;",
                    func="SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told WHERE told.id = NEW.id AND told.stage = 'published' AND told.retracted_at IS NULL AND told.status <> 'no_evidence_found' AND NOT EXISTS (SELECT FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id WHERE citation.status_update_id = told.id AND citation.stance <> 'disputes' AND source.stage = 'published')) AS offenders(name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_stands_on_a_source', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The status update \"%s\" cannot be public without a source: cite a published source that supports or mentions it first.', offender); END IF; RETURN NULL;",
                    hash="c962a692add12c319d4d404a8f55560c1294625b",
                    operation="INSERT",
                    pgid="pgtrigger_statusupdate_stands_on_a_source_insert_77aa1",
                    table="tracker_statusupdate",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="statusupdate_stands_on_a_source_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.stage = 'published' AND OLD.stage <> 'published')",
                    constraint="CONSTRAINT",
                    declare="DECLARE offender text;",
                    func="SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told WHERE told.id = NEW.id AND told.stage = 'published' AND told.retracted_at IS NULL AND told.status <> 'no_evidence_found' AND NOT EXISTS (SELECT FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id WHERE citation.status_update_id = told.id AND citation.stance <> 'disputes' AND source.stage = 'published')) AS offenders(name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_stands_on_a_source', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The status update \"%s\" cannot be public without a source: cite a published source that supports or mentions it first.', offender); END IF; RETURN NULL;",
                    hash="f89328f2e588c993e30ded540de0772b79ff8a80",
                    operation="UPDATE",
                    pgid="pgtrigger_statusupdate_stands_on_a_source_update_7ab71",
                    table="tracker_statusupdate",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="analyst",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="commitment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="tracker.commitment"
            ),
        ),
        migrations.AddField(
            model_name="assessmentevent",
            name="analyst",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="assessmentevent",
            name="commitment",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.commitment",
            ),
        ),
        migrations.AddField(
            model_name="assessmentevent",
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
            model_name="assessmentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="tracker.assessment",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="actor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rulings",
                to="tracker.actor",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="commitment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rulings",
                to="tracker.commitment",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rulings", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="link",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rulings",
                to="tracker.link",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rulings",
                to="tracker.meeting",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="observation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rulings",
                to="tracker.observation",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="role",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rulings",
                to="tracker.role",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="sanction",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rulings",
                to="tracker.sanction",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="status_update",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rulings",
                to="tracker.statusupdate",
            ),
        ),
        migrations.AddField(
            model_name="rulingevent",
            name="actor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.actor",
            ),
        ),
        migrations.AddField(
            model_name="rulingevent",
            name="commitment",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.commitment",
            ),
        ),
        migrations.AddField(
            model_name="rulingevent",
            name="decided_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rulingevent",
            name="link",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.link",
            ),
        ),
        migrations.AddField(
            model_name="rulingevent",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.meeting",
            ),
        ),
        migrations.AddField(
            model_name="rulingevent",
            name="observation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.observation",
            ),
        ),
        migrations.AddField(
            model_name="rulingevent",
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
            model_name="rulingevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="tracker.ruling",
            ),
        ),
        migrations.AddField(
            model_name="rulingevent",
            name="role",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.role",
            ),
        ),
        migrations.AddField(
            model_name="rulingevent",
            name="sanction",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.sanction",
            ),
        ),
        migrations.AddField(
            model_name="rulingevent",
            name="status_update",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.statusupdate",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "no_evidence_found",
                            "not_started",
                            "in_progress",
                            "partly_fulfilled",
                            "fulfilled",
                            "stalled",
                            "suspended",
                            "broken",
                            "withdrawn",
                            "superseded",
                        ],
                    )
                ),
                name="assessment_status_is_known",
                violation_error_message="status must be one of: no_evidence_found, not_started, in_progress, partly_fulfilled, fulfilled, stalled, suspended, broken, withdrawn, superseded.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("reasoning__regex", "\\S")),
                name="assessment_reasoning_is_filled",
                violation_error_message="reasoning must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                fields=("commitment", "analyst", "as_of"),
                name="assessment_stands_once_an_analyst",
                violation_error_message="You have assessed this commitment as of this day before.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="assessment_is_fixed_once_submitted_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.as_of FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.submitted_at IS NOT NULL AND (old_rows.commitment_id, old_rows.analyst_id, old_rows.as_of, old_rows.status, old_rows.reasoning, old_rows.submitted_at) IS DISTINCT FROM (new_rows.commitment_id, new_rows.analyst_id, new_rows.as_of, new_rows.status, new_rows.reasoning, new_rows.submitted_at)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_is_fixed_once_submitted', TABLE = TG_TABLE_NAME, COLUMN = 'status', MESSAGE = format('The assessment as of %s was submitted and stays as it is.', offender); END IF; RETURN NULL;",
                    hash="11f5ae550a7e8d5a02109eabe50c36748e2a2331",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_assessment_is_fixed_once_submitted_update_324c2",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="assessment_is_kept_once_submitted_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT id, as_of FROM old_rows WHERE submitted_at IS NOT NULL) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_is_kept_once_submitted', TABLE = TG_TABLE_NAME, COLUMN = 'status', MESSAGE = format('The assessment as of %s was submitted and is never deleted.', offender); END IF; RETURN NULL;",
                    hash="892572c92380fe236256bfce5aa0aff87ea1e130",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_assessment_is_kept_once_submitted_delete_d1c6e",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="tracker_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="assessment_is_blind_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT id, as_of FROM new_rows WHERE (SELECT count(*) FROM tracker_assessment AS submitted WHERE submitted.commitment_id = new_rows.commitment_id AND submitted.as_of = new_rows.as_of AND submitted.submitted_at IS NOT NULL AND submitted.id <> new_rows.id) >= 2) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_is_blind', TABLE = TG_TABLE_NAME, COLUMN = 'commitment', MESSAGE = format('Two analysts have submitted theirs as of %s, and anyone can read these by now; choose another day or commitment.', offender); END IF; RETURN NULL;",
                    hash="ea5431f1e2ddb1071873298ce0c0d86a19c4ba81",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_assessment_is_blind_insert_1501b",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="tracker_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="assessment_is_blind_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.as_of FROM old_rows JOIN new_rows USING (id) WHERE (old_rows.commitment_id, old_rows.as_of) <> (new_rows.commitment_id, new_rows.as_of) AND (SELECT count(*) FROM tracker_assessment AS submitted WHERE submitted.commitment_id = new_rows.commitment_id AND submitted.as_of = new_rows.as_of AND submitted.submitted_at IS NOT NULL AND submitted.id <> new_rows.id) >= 2) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_is_blind', TABLE = TG_TABLE_NAME, COLUMN = 'commitment', MESSAGE = format('Two analysts have submitted theirs as of %s, and anyone can read these by now; choose another day or commitment.', offender); END IF; RETURN NULL;",
                    hash="64c1a6094a8bfe2c8200862e64e7d73c85f0021b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_assessment_is_blind_update_c4251",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="assessment_speaks_of_the_past_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT id, as_of FROM new_rows WHERE as_of > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_speaks_of_the_past', TABLE = TG_TABLE_NAME, COLUMN = 'as_of', MESSAGE = format('%s has not come yet; assess a day that has.', offender); END IF; RETURN NULL;",
                    hash="4fc44fb2e5092668941c8d13554ec17b3cc727c4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_assessment_speaks_of_the_past_insert_5eaa7",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="tracker_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="assessment_speaks_of_the_past_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT id, as_of FROM new_rows WHERE as_of > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_speaks_of_the_past', TABLE = TG_TABLE_NAME, COLUMN = 'as_of', MESSAGE = format('%s has not come yet; assess a day that has.', offender); END IF; RETURN NULL;",
                    hash="e0c93dcb87f4e0e35d8eaba3662abfd5ade4271d",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_assessment_speaks_of_the_past_update_2af91",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_assessmentevent" ("analyst_id", "as_of", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasoning", "status", "submitted_at") SELECT new_values."analyst_id", new_values."as_of", new_values."commitment_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reasoning", new_values."status", new_values."submitted_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="85b2ee2a996dd1e18fe44418b02ca8d3d8ae60e5",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a075f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="tracker_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_assessmentevent" ("analyst_id", "as_of", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasoning", "status", "submitted_at") SELECT new_values."analyst_id", new_values."as_of", new_values."commitment_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reasoning", new_values."status", new_values."submitted_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c16b4bb293e05de8fd7f3d13e0bc0a0366104a12",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_76c08",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="tracker_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_assessmentevent" ("analyst_id", "as_of", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasoning", "status", "submitted_at") SELECT old_values."analyst_id", old_values."as_of", old_values."commitment_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reasoning", old_values."status", old_values."submitted_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="10d63a3a80a5b7ffc19df292c5a612ec1cfd256d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_632a3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="tracker_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7ffa1e2357d40e428bcd689c0b38bedb61bd526e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bbb7c",
                    table="tracker_assessmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("actor__isnull", False),
                        ("commitment__isnull", True),
                        ("link__isnull", True),
                        ("meeting__isnull", True),
                        ("observation__isnull", True),
                        ("role__isnull", True),
                        ("sanction__isnull", True),
                        ("status_update__isnull", True),
                    ),
                    models.Q(
                        ("actor__isnull", True),
                        ("commitment__isnull", True),
                        ("link__isnull", True),
                        ("meeting__isnull", True),
                        ("observation__isnull", True),
                        ("role__isnull", False),
                        ("sanction__isnull", True),
                        ("status_update__isnull", True),
                    ),
                    models.Q(
                        ("actor__isnull", True),
                        ("commitment__isnull", True),
                        ("link__isnull", True),
                        ("meeting__isnull", False),
                        ("observation__isnull", True),
                        ("role__isnull", True),
                        ("sanction__isnull", True),
                        ("status_update__isnull", True),
                    ),
                    models.Q(
                        ("actor__isnull", True),
                        ("commitment__isnull", False),
                        ("link__isnull", True),
                        ("meeting__isnull", True),
                        ("observation__isnull", True),
                        ("role__isnull", True),
                        ("sanction__isnull", True),
                        ("status_update__isnull", True),
                    ),
                    models.Q(
                        ("actor__isnull", True),
                        ("commitment__isnull", True),
                        ("link__isnull", True),
                        ("meeting__isnull", True),
                        ("observation__isnull", True),
                        ("role__isnull", True),
                        ("sanction__isnull", True),
                        ("status_update__isnull", False),
                    ),
                    models.Q(
                        ("actor__isnull", True),
                        ("commitment__isnull", True),
                        ("link__isnull", False),
                        ("meeting__isnull", True),
                        ("observation__isnull", True),
                        ("role__isnull", True),
                        ("sanction__isnull", True),
                        ("status_update__isnull", True),
                    ),
                    models.Q(
                        ("actor__isnull", True),
                        ("commitment__isnull", True),
                        ("link__isnull", True),
                        ("meeting__isnull", True),
                        ("observation__isnull", True),
                        ("role__isnull", True),
                        ("sanction__isnull", False),
                        ("status_update__isnull", True),
                    ),
                    models.Q(
                        ("actor__isnull", True),
                        ("commitment__isnull", True),
                        ("link__isnull", True),
                        ("meeting__isnull", True),
                        ("observation__isnull", False),
                        ("role__isnull", True),
                        ("sanction__isnull", True),
                        ("status_update__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="ruling_is_on_one_record",
                violation_error_message="Fill exactly one of: actor, role, meeting, commitment, status_update, link, sanction, observation.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(("field__regex", "\\S")),
                name="ruling_field_is_filled",
                violation_error_message="field must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__regex", "\\S")),
                name="ruling_value_is_filled",
                violation_error_message="value must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S")),
                name="ruling_reason_is_filled",
                violation_error_message="reason must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("field", ""),
                    models.Q(
                        ("actor__isnull", False),
                        (
                            "field__in",
                            (
                                "kind",
                                "name",
                                "native_name",
                                "aliases",
                                "country",
                                "part_of",
                                "description",
                                "wikidata_id",
                                "website",
                            ),
                        ),
                    ),
                    models.Q(
                        ("field__in", ("person", "organisation", "title", "started", "ended")), ("role__isnull", False)
                    ),
                    models.Q(
                        (
                            "field__in",
                            ("kind", "title", "held", "place", "country", "part_of", "summary", "participations"),
                        ),
                        ("meeting__isnull", False),
                    ),
                    models.Q(
                        ("commitment__isnull", False),
                        (
                            "field__in",
                            (
                                "kind",
                                "title",
                                "summary",
                                "deliverable",
                                "guideline",
                                "topics",
                                "made_at",
                                "made_on",
                                "due",
                                "committed",
                                "counterparts",
                                "implementers",
                                "beneficiaries",
                            ),
                        ),
                    ),
                    models.Q(("field__in", ("axis", "status", "as_of", "summary")), ("status_update__isnull", False)),
                    models.Q(("field__in", ("kind", "to_commitment", "to_sanction", "note")), ("link__isnull", False)),
                    models.Q(
                        (
                            "field__in",
                            (
                                "kind",
                                "title",
                                "programme",
                                "issuer",
                                "targets",
                                "imposed",
                                "lifted",
                                "stated_reason",
                                "lifting_reason",
                                "summary",
                            ),
                        ),
                        ("sanction__isnull", False),
                    ),
                    models.Q(("field__in", ("period", "value", "qualifier")), ("observation__isnull", False)),
                    _connector="OR",
                ),
                name="ruling_field_is_one_of_the_record",
                violation_error_message="field must be a field of the record that is ruled on.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "field__in",
                            ["as_of", "due", "ended", "held", "imposed", "lifted", "made_on", "period", "started"],
                        ),
                        _negated=True,
                    ),
                    django.db.models.lookups.IsNull(tracker.partial_dates.Earliest(models.F("value")), False),
                    _connector="OR",
                ),
                name="ruling_value_of_a_date_is_partial_date",
                violation_error_message="value must be a date that exists, because the field is a date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.UniqueConstraint(
                fields=(
                    "actor",
                    "role",
                    "meeting",
                    "commitment",
                    "status_update",
                    "link",
                    "sanction",
                    "observation",
                    "field",
                ),
                name="ruling_stands_once_a_field",
                nulls_distinct=False,
                violation_error_message="This field of the record has a ruling; decide anew on that.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruling",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_rulingevent" ("actor_id", "commitment_id", "decided_at", "decided_by_id", "field", "id", "link_id", "meeting_id", "observation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role_id", "sanction_id", "status_update_id", "value") SELECT new_values."actor_id", new_values."commitment_id", new_values."decided_at", new_values."decided_by_id", new_values."field", new_values."id", new_values."link_id", new_values."meeting_id", new_values."observation_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."role_id", new_values."sanction_id", new_values."status_update_id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b331309133df5628e9aeaf7f7b906643e6ffb66b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9918e",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="tracker_ruling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruling",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_rulingevent" ("actor_id", "commitment_id", "decided_at", "decided_by_id", "field", "id", "link_id", "meeting_id", "observation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role_id", "sanction_id", "status_update_id", "value") SELECT new_values."actor_id", new_values."commitment_id", new_values."decided_at", new_values."decided_by_id", new_values."field", new_values."id", new_values."link_id", new_values."meeting_id", new_values."observation_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."role_id", new_values."sanction_id", new_values."status_update_id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6b54c0e6bfd995f5ea6a82ec3303771bc12114b1",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f5077",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="tracker_ruling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruling",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_rulingevent" ("actor_id", "commitment_id", "decided_at", "decided_by_id", "field", "id", "link_id", "meeting_id", "observation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role_id", "sanction_id", "status_update_id", "value") SELECT old_values."actor_id", old_values."commitment_id", old_values."decided_at", old_values."decided_by_id", old_values."field", old_values."id", old_values."link_id", old_values."meeting_id", old_values."observation_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."role_id", old_values."sanction_id", old_values."status_update_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="4862fd8d5a0a02664761cf121712fe3f7af7b7f9",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_150e7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="tracker_ruling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rulingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8777384e0a9e0ae4f4ec980fd1beed59af36b30d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a04b9",
                    table="tracker_rulingevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunPython(grant, withdraw),
    ]
