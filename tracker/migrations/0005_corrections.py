"""Corrections that readers send, and which groups may see and decide on them."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import tracker.models.web_address

GRANTS = {
    "Analyst": ["view_correction"],
    "Reviewer": ["view_correction", "change_correction"],
    "Administrator": ["view_correction", "change_correction"],
}


def grant(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Grants, and first makes the permissions, which Django itself would only make after the last migration."""
    using = editor.connection.alias
    application = apps.get_app_config("tracker")
    application.models_module = True
    create_permissions(application, verbosity=0, using=using, apps=apps)
    application.models_module = None
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    for name, codenames in GRANTS.items():
        wanted = Permission.objects.using(using).filter(codename__in=codenames, content_type__app_label="tracker")
        Group.objects.using(using).get(name=name).permissions.add(*wanted)


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0004_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(
                        error_messages={"unique": "This ref is taken; each ref names one record for ever."},
                        help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "record_kind",
                    models.CharField(
                        choices=[
                            ("commitment", "Commitment"),
                            ("actor", "Actor"),
                            ("meeting", "Meeting"),
                            ("sanction", "Sanction"),
                            ("source", "Source"),
                            ("topic", "Topic"),
                            ("indicator", "Figure"),
                        ],
                        max_length=20,
                    ),
                ),
                ("record_ref", models.CharField(max_length=120)),
                ("wrong", models.TextField(verbose_name="what is wrong")),
                ("should_be", models.TextField(verbose_name="what would be right")),
                (
                    "source_url",
                    tracker.models.web_address.WebAddressField(
                        blank=True, max_length=2000, verbose_name="link that shows it"
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="To ask back; never shown or given on.",
                        max_length=254,
                        verbose_name="e-mail of the sender",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "New"), ("accepted", "Accepted"), ("declined", "Declined")],
                        default="new",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.TextField(blank=True, help_text="The sender can read it, with the reference number."),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections_decided",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-recorded_at", "ref"],
                "abstract": False,
                "default_permissions": ["view", "change"],
            },
        ),
        migrations.CreateModel(
            name="CorrectionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "ref",
                    models.CharField(
                        error_messages={"unique": "This ref is taken; each ref names one record for ever."},
                        help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
                        max_length=120,
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "record_kind",
                    models.CharField(
                        choices=[
                            ("commitment", "Commitment"),
                            ("actor", "Actor"),
                            ("meeting", "Meeting"),
                            ("sanction", "Sanction"),
                            ("source", "Source"),
                            ("topic", "Topic"),
                            ("indicator", "Figure"),
                        ],
                        max_length=20,
                    ),
                ),
                ("record_ref", models.CharField(max_length=120)),
                ("wrong", models.TextField(verbose_name="what is wrong")),
                ("should_be", models.TextField(verbose_name="what would be right")),
                (
                    "source_url",
                    tracker.models.web_address.WebAddressField(
                        blank=True, max_length=2000, verbose_name="link that shows it"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "New"), ("accepted", "Accepted"), ("declined", "Declined")],
                        default="new",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.TextField(blank=True, help_text="The sender can read it, with the reference number."),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.correction",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecentSender",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("day", models.DateField()),
                ("sent", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["day", "digest"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sent__lte", 5)),
                        name="recentsender_sent_no_more_than_allowed",
                        violation_error_message="sent must be at most 5.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="correction_ref_is_a_slug",
                violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("record_kind__in", ["commitment", "actor", "meeting", "sanction", "source", "topic", "indicator"])
                ),
                name="correction_record_kind_is_known",
                violation_error_message="record_kind must be one of: commitment, actor, meeting, sanction, source, topic, indicator.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("record_ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="correction_record_ref_is_a_ref",
                violation_error_message="record_ref must be the ref of a record, such as state-department.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["new", "accepted", "declined"])),
                name="correction_state_is_known",
                violation_error_message="state must be one of: new, accepted, declined.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("wrong__regex", "\\S")),
                name="correction_says_what_is_wrong",
                violation_error_message="wrong must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("should_be__regex", "\\S")),
                name="correction_says_what_would_be_right",
                violation_error_message="should_be must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length("wrong"), 4000)
                ),
                name="correction_wrong_is_short_enough",
                violation_error_message="wrong must have at most 4000 characters.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length("should_be"), 4000)
                ),
                name="correction_should_be_is_short_enough",
                violation_error_message="should_be must have at most 4000 characters.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_url", ""), ("source_url__regex", "^https?://[^\\s]+$"), _connector="OR"),
                name="correction_source_url_is_a_web_address",
                violation_error_message="source_url must begin with http:// or https:// and hold no blanks.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["accepted", "declined"]), _negated=True),
                    ("reason__regex", "\\S"),
                    _connector="OR",
                ),
                name="correction_decision_has_a_reason",
                violation_error_message="reason must say why the correction is accepted or declined.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("state__in", ["accepted", "declined"]), _negated=True),
                        ("decided_at__isnull", True),
                        ("decided_by__isnull", True),
                    ),
                    models.Q(
                        ("state__in", ["accepted", "declined"]),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="correction_decision_has_a_person_and_a_moment",
                violation_error_message="A decision needs decided_by and decided_at; what is new has neither.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="ref_never_changes_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                    hash="21acf3e229add0f631bf0f0ea4d18e0e4732ed16",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ref_never_changes_update_83ec5",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="ref_never_reused_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                    hash="52133f45546f67feec2d997565b2d4913d683897",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_ref_never_reused_insert_fabe3",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="tracker_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="ref_never_reused_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                    hash="280b01bf04f73099429a5879f9cf9bda3fd8d922",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ref_never_reused_update_f6c4a",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="ref_retires",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;",
                    hash="621f814eaa4b5ab4d90a053ce4ca11c4bcb30fa8",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_ref_retires_e6625",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="tracker_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_is_of_a_public_record_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.record_kind || '/' || new_rows.record_ref FROM new_rows WHERE NOT (EXISTS (SELECT FROM tracker_commitment AS record WHERE new_rows.record_kind = 'commitment' AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_actor AS record WHERE new_rows.record_kind = 'actor' AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_meeting AS record WHERE new_rows.record_kind = 'meeting' AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_sanction AS record WHERE new_rows.record_kind = 'sanction' AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_source AS record WHERE new_rows.record_kind = 'source' AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_topic AS record WHERE new_rows.record_kind = 'topic' AND record.ref = new_rows.record_ref) OR EXISTS (SELECT FROM tracker_indicator AS record WHERE new_rows.record_kind = 'indicator' AND record.ref = new_rows.record_ref AND record.stage = 'published'))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_is_of_a_public_record', TABLE = TG_TABLE_NAME, COLUMN = 'record_ref', MESSAGE = format('There is no public page of \"%s\"; name a published record by its kind and ref.', offender); END IF; RETURN NULL;",
                    hash="1ea13c0c69fc7831ce300c05cd80babf73da6dc2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_correction_is_of_a_public_record_insert_4654c",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="tracker_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_is_kept_as_sent_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (old_rows.record_kind, old_rows.record_ref, old_rows.wrong, old_rows.should_be, old_rows.source_url) IS DISTINCT FROM (new_rows.record_kind, new_rows.record_ref, new_rows.wrong, new_rows.should_be, new_rows.source_url)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_is_kept_as_sent', TABLE = TG_TABLE_NAME, COLUMN = 'wrong', MESSAGE = format('What the sender of \"%s\" wrote stays as it was sent; say in the reason what you make of it.', offender); END IF; RETURN NULL;",
                    hash="ca711a533afd77a4b8ff1b463c810ee579d479f9",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_correction_is_kept_as_sent_update_98889",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_correctionevent" ("decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_kind", "record_ref", "recorded_at", "ref", "should_be", "source_url", "state", "wrong") SELECT new_values."decided_at", new_values."decided_by_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."record_kind", new_values."record_ref", new_values."recorded_at", new_values."ref", new_values."should_be", new_values."source_url", new_values."state", new_values."wrong" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e4aabb5e056bb41ad14ac09fec4ae19fccde4502",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e831f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="tracker_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_correctionevent" ("decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_kind", "record_ref", "recorded_at", "ref", "should_be", "source_url", "state", "wrong") SELECT new_values."decided_at", new_values."decided_by_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."record_kind", new_values."record_ref", new_values."recorded_at", new_values."ref", new_values."should_be", new_values."source_url", new_values."state", new_values."wrong" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."decided_at" IS DISTINCT FROM (new_values."decided_at") OR old_values."decided_by_id" IS DISTINCT FROM (new_values."decided_by_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."record_kind" IS DISTINCT FROM (new_values."record_kind") OR old_values."record_ref" IS DISTINCT FROM (new_values."record_ref") OR old_values."recorded_at" IS DISTINCT FROM (new_values."recorded_at") OR old_values."ref" IS DISTINCT FROM (new_values."ref") OR old_values."should_be" IS DISTINCT FROM (new_values."should_be") OR old_values."source_url" IS DISTINCT FROM (new_values."source_url") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."wrong" IS DISTINCT FROM (new_values."wrong")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="69124e724f1130ef45a981be7e7e28dd5c3ce694",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_df342",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="tracker_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_correctionevent" ("decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_kind", "record_ref", "recorded_at", "ref", "should_be", "source_url", "state", "wrong") SELECT old_values."decided_at", old_values."decided_by_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."record_kind", old_values."record_ref", old_values."recorded_at", old_values."ref", old_values."should_be", old_values."source_url", old_values."state", old_values."wrong" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="30ed3601af8ab343804af3f541049cafa08ab6db",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bf36a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="tracker_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correctionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bddb7323df229ef93813a8947c52f3d374defd03",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_38775",
                    table="tracker_correctionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
