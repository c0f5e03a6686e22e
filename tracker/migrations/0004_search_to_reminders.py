"""Search, corrections from readers, quotes compared with their text, review, merged actors, and reminders.

Six migrations folded into one, whose names are in `replaces`: a database that has all of them goes on with nothing to do,
one that has none of them comes by the same schema.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Func, Q, TextField

import tracker.models.archived_text
import tracker.models.integrity.web_address
import tracker.partial_dates
from tracker.migrations._at_once import AtOnce

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


PUBLIC = Q(stage="published")
ALIASES = Func("aliases", function="search_text", output_field=TextField())
AUTHORS = Func("authors", function="search_text", output_field=TextField())

# The functions of search name everything they call by what it is, so that a dump is restored with an empty search path.
# They cut long texts: PostgreSQL refuses a document of more than a megabyte, and no text may be refused because it is
# searched. The parser takes "and/or" for a path and "<b>" for markup to pass over; here both are words.
SEARCH_TEXT = """
CREATE FUNCTION search_text(parts text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_string(parts, chr(10))
"""
SEARCH_DOCUMENT = """
CREATE FUNCTION search_document(names text[], body text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(
        to_tsvector('english'::regconfig, translate(left(search_text(names), 20000), '<>/', '   '))
        || to_tsvector('simple'::regconfig, translate(left(search_text(names), 20000), '<>/', '   ')),
        'A'
    )
    || setweight(to_tsvector('english'::regconfig, translate(left(search_text(body), 100000), '<>/', '   ')), 'C')
"""

# Their events have an index by time, for the page of what changed.
EVENTS = [
    "actor",
    "citation",
    "commitment",
    "commitmenttopic",
    "indicator",
    "link",
    "meeting",
    "observation",
    "participation",
    "party",
    "role",
    "sanction",
    "sanctiontarget",
    "source",
    "statusupdate",
    "topic",
]


def array(*parts: str | Func) -> Func:
    return Func(
        *parts,
        function="ARRAY",
        template="%(function)s[%(expressions)s]::text[]",
        output_field=ArrayField(TextField()),
    )


def indexes(record: str, names: Func, body: Func, public: Q | None = PUBLIC) -> list[migrations.AddIndex]:
    words = Func(names, body, function="search_document", output_field=SearchVectorField())
    called = Func(names, function="search_text", output_field=TextField())
    return [
        migrations.AddIndex(record, GinIndex(words, name=f"{record}_search_words", condition=public)),
        migrations.AddIndex(
            record,
            GinIndex(OpClass(called, name="gin_trgm_ops"), name=f"{record}_search_names", condition=public),
        ),
    ]


SEARCH = [
    migrations.RunSQL(SEARCH_TEXT, "DROP FUNCTION search_text(text[])"),
    migrations.RunSQL(SEARCH_DOCUMENT, "DROP FUNCTION search_document(text[], text[])"),
    *indexes("actor", array("name", "native_name", ALIASES), array("description")),
    *indexes("commitment", array("title"), array("summary", "deliverable", "guideline")),
    *indexes("meeting", array("title"), array("place", "summary")),
    *indexes("sanction", array("title"), array("programme", "summary", "stated_reason", "lifting_reason")),
    *indexes("source", array("title"), array(AUTHORS)),
    *indexes("topic", array("name"), array("description"), public=None),
    *indexes("indicator", array("name"), array("definition", "unit")),
    migrations.RunSQL(
        [f"CREATE INDEX {event}event_by_time ON tracker_{event}event (pgh_created_at)" for event in EVENTS],
        [f"DROP INDEX {event}event_by_time" for event in EVENTS],
    ),
]

CORRECTIONS = [
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
                tracker.models.integrity.web_address.WebAddressField(
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
            ("reason", models.TextField(blank=True, help_text="The sender can read it, with the reference number.")),
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
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                    name="correction_ref_is_a_slug",
                    violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "record_kind__in",
                            ["commitment", "actor", "meeting", "sanction", "source", "topic", "indicator"],
                        )
                    ),
                    name="correction_record_kind_is_known",
                    violation_error_message="record_kind must be one of: commitment, actor, meeting, sanction, source, topic, indicator.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("record_ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                    name="correction_record_ref_is_a_ref",
                    violation_error_message="record_ref must be the ref of a record, such as state-department.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("state__in", ["new", "accepted", "declined"])),
                    name="correction_state_is_known",
                    violation_error_message="state must be one of: new, accepted, declined.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("wrong__regex", "\\S")),
                    name="correction_says_what_is_wrong",
                    violation_error_message="wrong must not be empty.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("should_be__regex", "\\S")),
                    name="correction_says_what_would_be_right",
                    violation_error_message="should_be must not be empty.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length("wrong"), 4000)
                    ),
                    name="correction_wrong_is_short_enough",
                    violation_error_message="wrong must have at most 4000 characters.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        django.db.models.lookups.LessThanOrEqual(
                            django.db.models.functions.text.Length("should_be"), 4000
                        )
                    ),
                    name="correction_should_be_is_short_enough",
                    violation_error_message="should_be must have at most 4000 characters.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("source_url", ""), ("source_url__regex", "^https?://[^\\s]+$"), _connector="OR"
                    ),
                    name="correction_source_url_is_a_web_address",
                    violation_error_message="source_url must begin with http:// or https:// and hold no blanks.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state__in", ["accepted", "declined"]), _negated=True),
                        ("reason__regex", "\\S"),
                        _connector="OR",
                    ),
                    name="correction_decision_has_a_reason",
                    violation_error_message="reason must say why the correction is accepted or declined.",
                ),
                models.CheckConstraint(
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
            ],
            "triggers": [
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
            ],
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
                tracker.models.integrity.web_address.WebAddressField(
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
            ("reason", models.TextField(blank=True, help_text="The sender can read it, with the reference number.")),
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
            "triggers": [
                pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="bddb7323df229ef93813a8947c52f3d374defd03",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_38775",
                        table="tracker_correctionevent",
                        when="BEFORE",
                    ),
                )
            ],
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
]

# `quote_words(text)` gives a text as the words that comparing it goes by, each with a blank before and after it;
# `text_words(text)` the same for each of its paragraphs. `quote_state` and `quote_paragraph` look a quote up in them.
# What each character counts as stands here as tracker/quotes/characters.py had it when this was written.
IGNORED = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe00\ufe0e\ufe0f\ufeff"
)
QUOTATION_MARKS = (
    "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u00ab\u00bb\u2032\u2033\u2034\u2035\u2036\u2037"
    "\u1fef\u2057\u275b\u275c\u275d\u275e\u300c\u300d\u300e\u300f\u301d\u301e\u301f\ufe41\ufe42\ufe43\ufe44\uff02\uff07\uff40"
    "\uff62\uff63"
)
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2e3a\u2e3b\ufe31\ufe32\ufe58\ufe63\uff0d"
BLANKS = "\\t\\n\\v\\f\\r \\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
MARKS = (
    "!#-&(-+/:-@\\[-_{-~\\u00a1-\\u00a9\\u00ab-\\u00b1\\u00b4-\\u00b8\\u00bb\\u00bf\\u00d7\\u00f7\\u060c\\u061b\\u061f"
    "\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20cf\\u2190-\\u2bff\\u3001-\\u3003\\u3008-\\u3020\\u3030\\u303d\\-"
)
UNPARTED = (
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff"
    "\\U00020000-\\U0003ffff"
)
LONGEST_BROKEN_LINE = 100

QUOTE_WORDS = rf"""
CREATE FUNCTION quote_words(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN coalesce(' ' || replace(nullif(btrim(
    regexp_replace(regexp_replace(
        regexp_replace(regexp_replace(regexp_replace(
            normalize(
                regexp_replace(regexp_replace(regexp_replace(value,
                    '[{IGNORED}]', '', 'g'),
                    '[{QUOTATION_MARKS.replace("'", "''")}]', ' ', 'g'),
                    '[{DASHES}]', '-', 'g'),
                NFKD),
            '([{MARKS}{UNPARTED}])', ' \1 ', 'g'),
            '([.,])(?![0-9])', ' \1 ', 'g'),
            '(?<![0-9])([.,])', ' \1 ', 'g'),
        '[{BLANKS}]+', ' ', 'g'),
        '(^| )-( -)+(?= |$)', '\1-', 'g')
), ''), ' ', '  ') || ' ', '')
"""

TEXT_WORDS = rf"""
CREATE FUNCTION text_words(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
    SELECT quote_words(paragraph) FROM regexp_split_to_table(
        value,
        CASE WHEN value ~ '\n[{BLANKS}]*\n' AND value !~ '[^\n]{{{LONGEST_BROKEN_LINE + 1}}}'
        THEN '\n[{BLANKS}]*\n' ELSE '\n' END
    ) WITH ORDINALITY AS paragraphs(paragraph, place)
    WHERE paragraph ~ '[^{BLANKS}]' ORDER BY place
)
"""  # noqa: S608

QUOTE_STATE = """
CREATE FUNCTION quote_state(words text[], quote text, paragraph integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN words IS NULL THEN 'no_text'
    WHEN quote = '' THEN CASE WHEN paragraph > cardinality(words) THEN 'not_found' ELSE 'no_quote' END
    WHEN quote_words(quote) = '' OR strpos(array_to_string(words, ''), quote_words(quote)) = 0 THEN 'not_found'
    WHEN paragraph IS NULL THEN 'verified'
    WHEN strpos(
        left(array_to_string(words[paragraph:], ''), length(words[paragraph]) + length(quote_words(quote)) - 1),
        quote_words(quote)
    ) > 0 THEN 'verified'
    ELSE 'moved'
END
"""

QUOTE_PARAGRAPH = """
CREATE FUNCTION quote_paragraph(words text[], quote text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT place FROM (
        SELECT place::integer, sum(length(paragraph)) OVER (ORDER BY place) AS end_of_it
        FROM unnest(words) WITH ORDINALITY AS paragraphs(paragraph, place)
    ) AS measured
    WHERE quote_words(quote) <> ''
    AND strpos(array_to_string(words, ''), quote_words(quote)) BETWEEN 1 AND end_of_it
    ORDER BY place LIMIT 1
)
"""


QUOTES = [
    migrations.RunSQL(QUOTE_WORDS, "DROP FUNCTION quote_words(text)"),
    migrations.RunSQL(TEXT_WORDS, "DROP FUNCTION text_words(text)"),
    migrations.RunSQL(QUOTE_STATE, "DROP FUNCTION quote_state(text[], text, integer)"),
    migrations.RunSQL(QUOTE_PARAGRAPH, "DROP FUNCTION quote_paragraph(text[], text)"),
    migrations.AddField(
        model_name="archivedtext",
        name="words",
        field=models.GeneratedField(
            db_persist=True,
            expression=tracker.models.archived_text.TextWords("text"),
            output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
        ),
    ),
    migrations.AddField(
        model_name="archivedtextevent",
        name="words",
        field=models.GeneratedField(
            db_persist=True,
            expression=tracker.models.archived_text.TextWords("text"),
            output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="citation_quote_is_in_the_text_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT new_rows.id, left(new_rows.quote, 80) FROM new_rows JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE quote_state(archived.words, new_rows.quote, NULL) = 'not_found') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'quote', MESSAGE = format('The quote \"%s\" does not stand in the archived text of its source; copy it from there word for word, without leaving anything out.', offender); END IF; RETURN NULL;",
                hash="c3dcdb12ad35f1c84c36530ec07253c13ea8817d",
                level="STATEMENT",
                operation="INSERT",
                pgid="pgtrigger_citation_quote_is_in_the_text_insert_a2dc7",
                referencing="REFERENCING NEW TABLE AS new_rows ",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="citation_quote_is_in_the_text_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT new_rows.id, left(new_rows.quote, 80) FROM new_rows JOIN old_rows USING (id) JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE quote_state(archived.words, new_rows.quote, NULL) = 'not_found' AND (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'quote', MESSAGE = format('The quote \"%s\" does not stand in the archived text of its source; copy it from there word for word, without leaving anything out.', offender); END IF; RETURN NULL;",
                hash="aff3eaa06a879bf487d84a52645194e82807ceca",
                level="STATEMENT",
                operation="UPDATE",
                pgid="pgtrigger_citation_quote_is_in_the_text_update_cd951",
                referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="citation_paragraph_is_in_the_text_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.paragraph || ', of ' || cardinality(archived.words) FROM new_rows JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE new_rows.paragraph > cardinality(archived.words)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_paragraph_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The archived text of the source has no paragraph %s.', offender); END IF; RETURN NULL;",
                hash="251df78e6ac5eb5b23c943e04f4dde7dc2f290a7",
                level="STATEMENT",
                operation="INSERT",
                pgid="pgtrigger_citation_paragraph_is_in_the_text_insert_f5f9d",
                referencing="REFERENCING NEW TABLE AS new_rows ",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="citation_paragraph_is_in_the_text_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.paragraph || ', of ' || cardinality(archived.words) FROM new_rows JOIN old_rows USING (id) JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE new_rows.paragraph > cardinality(archived.words) AND (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_paragraph_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The archived text of the source has no paragraph %s.', offender); END IF; RETURN NULL;",
                hash="22a78a2029aa27b83e477fcec66df615258be065",
                level="STATEMENT",
                operation="UPDATE",
                pgid="pgtrigger_citation_paragraph_is_in_the_text_update_0a72e",
                referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="citation_quote_is_in_its_paragraph_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT new_rows.id, quote_paragraph(archived.words, new_rows.quote) || ', not ' || new_rows.paragraph FROM new_rows JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE quote_state(archived.words, new_rows.quote, new_rows.paragraph) = 'moved') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_its_paragraph', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The quote stands in paragraph %s; give the paragraph in which it begins.', offender); END IF; RETURN NULL;",
                hash="9b0996ea62aef1acf9824186a0006e50ae94cf71",
                level="STATEMENT",
                operation="INSERT",
                pgid="pgtrigger_citation_quote_is_in_its_paragraph_insert_e645b",
                referencing="REFERENCING NEW TABLE AS new_rows ",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="citation_quote_is_in_its_paragraph_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT new_rows.id, quote_paragraph(archived.words, new_rows.quote) || ', not ' || new_rows.paragraph FROM new_rows JOIN old_rows USING (id) JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE quote_state(archived.words, new_rows.quote, new_rows.paragraph) = 'moved' AND (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_its_paragraph', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The quote stands in paragraph %s; give the paragraph in which it begins.', offender); END IF; RETURN NULL;",
                hash="9c3fc9c5c55589d1294dab0dcb793000c08710e3",
                level="STATEMENT",
                operation="UPDATE",
                pgid="pgtrigger_citation_quote_is_in_its_paragraph_update_08dd9",
                referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
    migrations.AddConstraint(
        model_name="archivedtext",
        constraint=models.CheckConstraint(
            condition=models.Q(
                django.db.models.lookups.LessThanOrEqual(tracker.models.archived_text.Bytes("text"), 5242880)
            ),
            name="archivedtext_text_is_not_too_long",
            violation_error_message="text must have at most 5 MB; keep what is cited, and leave the rest out.",
        ),
    ),
]

REVIEW = [
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
            (
                "analyst",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="assessments",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "commitment",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="tracker.commitment"
                ),
            ),
        ],
        options={
            "ordering": ["-as_of", "commitment", "pk"],
            "constraints": [
                models.CheckConstraint(
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
                models.CheckConstraint(
                    condition=models.Q(("reasoning__regex", "\\S")),
                    name="assessment_reasoning_is_filled",
                    violation_error_message="reasoning must not be empty.",
                ),
                models.UniqueConstraint(
                    fields=("commitment", "analyst", "as_of"),
                    name="assessment_stands_once_an_analyst",
                    violation_error_message="You have assessed this commitment as of this day before.",
                ),
            ],
            "triggers": [
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
            ],
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
            (
                "analyst",
                models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "commitment",
                models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.commitment",
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
                    to="tracker.assessment",
                ),
            ),
        ],
        options={
            "abstract": False,
            "triggers": [
                pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="7ffa1e2357d40e428bcd689c0b38bedb61bd526e",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_bbb7c",
                        table="tracker_assessmentevent",
                        when="BEFORE",
                    ),
                )
            ],
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
            (
                "actor",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.actor",
                ),
            ),
            (
                "commitment",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.commitment",
                ),
            ),
            (
                "decided_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="rulings", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "link",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.link",
                ),
            ),
            (
                "meeting",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.meeting",
                ),
            ),
            (
                "observation",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.observation",
                ),
            ),
            (
                "role",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.role",
                ),
            ),
            (
                "sanction",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.sanction",
                ),
            ),
            (
                "status_update",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.statusupdate",
                ),
            ),
        ],
        options={
            "ordering": ["-decided_at", "-pk"],
            "default_permissions": ["add", "delete", "view"],
            "constraints": [
                models.CheckConstraint(
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
                models.CheckConstraint(
                    condition=models.Q(("field__regex", "\\S")),
                    name="ruling_field_is_filled",
                    violation_error_message="field must not be empty.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("value__regex", "\\S")),
                    name="ruling_value_is_filled",
                    violation_error_message="value must not be empty.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("reason__regex", "\\S")),
                    name="ruling_reason_is_filled",
                    violation_error_message="reason must not be empty.",
                ),
                models.CheckConstraint(
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
                            ("field__in", ("person", "organisation", "title", "started", "ended")),
                            ("role__isnull", False),
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
                        models.Q(
                            ("field__in", ("axis", "status", "as_of", "summary")), ("status_update__isnull", False)
                        ),
                        models.Q(
                            ("field__in", ("kind", "to_commitment", "to_sanction", "note")), ("link__isnull", False)
                        ),
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
                models.CheckConstraint(
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
                models.UniqueConstraint(
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
            ],
            "triggers": [
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
            ],
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
            (
                "actor",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.actor",
                ),
            ),
            (
                "commitment",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.commitment",
                ),
            ),
            (
                "decided_by",
                models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "link",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.link",
                ),
            ),
            (
                "meeting",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.meeting",
                ),
            ),
            (
                "observation",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.observation",
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
                    to="tracker.ruling",
                ),
            ),
            (
                "role",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.role",
                ),
            ),
            (
                "sanction",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.sanction",
                ),
            ),
            (
                "status_update",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.statusupdate",
                ),
            ),
        ],
        options={
            "abstract": False,
            "triggers": [
                pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="8777384e0a9e0ae4f4ec980fd1beed59af36b30d",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_a04b9",
                        table="tracker_rulingevent",
                        when="BEFORE",
                    ),
                )
            ],
        },
    ),
]

MERGED_REFS = [
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
    migrations.CreateModel(
        name="MergedRef",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("ref", models.CharField(max_length=120, unique=True)),
            ("merged_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            (
                "actor",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="merged_refs", to="tracker.actor"
                ),
            ),
            (
                "merged_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="actors_merged",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "ordering": ["-merged_at", "ref"],
            "default_permissions": ["view"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                    name="mergedref_ref_is_a_slug",
                    violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                )
            ],
            "triggers": [
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
                pgtrigger.compiler.Trigger(
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
            ],
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
            ("merged_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            (
                "actor",
                models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.actor",
                ),
            ),
            (
                "merged_by",
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
                    to="tracker.mergedref",
                ),
            ),
        ],
        options={
            "abstract": False,
            "triggers": [
                pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="5654174547c311716f6edcee75951a39d60667e9",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_9e196",
                        table="tracker_mergedrefevent",
                        when="BEFORE",
                    ),
                )
            ],
        },
    ),
]

REMINDERS = [
    migrations.CreateModel(
        name="Reminder",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("sent_on", models.DateField()),
            ("digest", models.TextField()),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "ordering": ["-sent_on", "person"],
            "default_permissions": (),
            "constraints": [
                models.UniqueConstraint(fields=("person", "sent_on"), name="reminder_comes_once_a_day"),
                models.CheckConstraint(
                    condition=models.Q(("digest__regex", "\\S")),
                    name="reminder_digest_is_filled",
                    violation_error_message="digest must not be empty.",
                ),
            ],
            "triggers": [
                pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_reminderevent" ("digest", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_on") SELECT new_values."digest", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sent_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="f8a77f78b1f3f2ef52bebe23ba618ae42a69cf3a",
                        level="STATEMENT",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_0a70a",
                        referencing="REFERENCING NEW TABLE AS new_values ",
                        table="tracker_reminder",
                        when="AFTER",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_reminderevent" ("digest", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_on") SELECT new_values."digest", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sent_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="0e8e0e9413d11f197ae3ae80e23ea05cca4b9204",
                        level="STATEMENT",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_c69ca",
                        referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                        table="tracker_reminder",
                        when="AFTER",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_reminderevent" ("digest", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_on") SELECT old_values."digest", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sent_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                        hash="319448c6c6e7908dacc6d094aba0c16a9a1312bd",
                        level="STATEMENT",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_e0a01",
                        referencing="REFERENCING OLD TABLE AS old_values ",
                        table="tracker_reminder",
                        when="AFTER",
                    ),
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ReminderEvent",
        fields=[
            ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
            ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
            ("pgh_label", models.TextField(help_text="The event label.")),
            ("id", models.BigIntegerField()),
            ("sent_on", models.DateField()),
            ("digest", models.TextField()),
            (
                "person",
                models.ForeignKey(
                    db_constraint=False,
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
                    to="tracker.reminder",
                ),
            ),
        ],
        options={
            "abstract": False,
            "triggers": [
                pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="d3e827caa8ca9f0b9897e6a995fe98b1221f813a",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_1b698",
                        table="tracker_reminderevent",
                        when="BEFORE",
                    ),
                )
            ],
        },
    ),
]


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
