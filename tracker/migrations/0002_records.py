"""Every record with its constraints, triggers and events.

Constraints, indexes and triggers stand in the options of their models, not as operations of their own. The proxies at the
end have no table of their own, so their triggers are added apart.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

import tracker.models.archived_text
import tracker.models.integrity.web_address
import tracker.partial_dates
from tracker.migrations._at_once import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0001_partial_dates"),
    ]

    operations = [
        TrigramExtension(),
        migrations.RunSQL(
            sql="CREATE FUNCTION text_sha256(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE "
            "RETURN encode(sha256(convert_to(value, 'UTF8')), 'hex')",
            reverse_sql="DROP FUNCTION text_sha256(text)",
        ),
        migrations.CreateModel(
            name="Meeting",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summit", "Summit"),
                            ("talks", "Talks"),
                            ("working_group_session", "Working group session"),
                            ("delegation_visit", "Delegation visit"),
                            ("call", "Call"),
                            ("visit", "Visit"),
                        ],
                        max_length=30,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("held", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "held_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("held")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "held_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("held")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=300)),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166-1 code of two capital letters, such as CN.", max_length=2
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="The conference or series this meeting belongs to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="tracker.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["held_earliest", "ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="meeting_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                        name="meeting_stage_is_known",
                        violation_error_message="stage must be one of: draft, in_review, published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["summit", "talks", "working_group_session", "delegation_visit", "call", "visit"],
                            )
                        ),
                        name="meeting_kind_is_known",
                        violation_error_message="kind must be one of: summit, talks, working_group_session, delegation_visit, call, visit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="meeting_title_is_filled",
                        violation_error_message="title must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held__isnull", True), ("held__earliest__isnull", False), _connector="OR"),
                        name="meeting_held_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="held must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "country__in",
                                [
                                    "",
                                    "AD",
                                    "AE",
                                    "AF",
                                    "AG",
                                    "AI",
                                    "AL",
                                    "AM",
                                    "AO",
                                    "AQ",
                                    "AR",
                                    "AS",
                                    "AT",
                                    "AU",
                                    "AW",
                                    "AX",
                                    "AZ",
                                    "BA",
                                    "BB",
                                    "BD",
                                    "BE",
                                    "BF",
                                    "BG",
                                    "BH",
                                    "BI",
                                    "BJ",
                                    "BL",
                                    "BM",
                                    "BN",
                                    "BO",
                                    "BQ",
                                    "BR",
                                    "BS",
                                    "BT",
                                    "BV",
                                    "BW",
                                    "BY",
                                    "BZ",
                                    "CA",
                                    "CC",
                                    "CD",
                                    "CF",
                                    "CG",
                                    "CH",
                                    "CI",
                                    "CK",
                                    "CL",
                                    "CM",
                                    "CN",
                                    "CO",
                                    "CR",
                                    "CU",
                                    "CV",
                                    "CW",
                                    "CX",
                                    "CY",
                                    "CZ",
                                    "DE",
                                    "DJ",
                                    "DK",
                                    "DM",
                                    "DO",
                                    "DZ",
                                    "EC",
                                    "EE",
                                    "EG",
                                    "EH",
                                    "ER",
                                    "ES",
                                    "ET",
                                    "FI",
                                    "FJ",
                                    "FK",
                                    "FM",
                                    "FO",
                                    "FR",
                                    "GA",
                                    "GB",
                                    "GD",
                                    "GE",
                                    "GF",
                                    "GG",
                                    "GH",
                                    "GI",
                                    "GL",
                                    "GM",
                                    "GN",
                                    "GP",
                                    "GQ",
                                    "GR",
                                    "GS",
                                    "GT",
                                    "GU",
                                    "GW",
                                    "GY",
                                    "HK",
                                    "HM",
                                    "HN",
                                    "HR",
                                    "HT",
                                    "HU",
                                    "ID",
                                    "IE",
                                    "IL",
                                    "IM",
                                    "IN",
                                    "IO",
                                    "IQ",
                                    "IR",
                                    "IS",
                                    "IT",
                                    "JE",
                                    "JM",
                                    "JO",
                                    "JP",
                                    "KE",
                                    "KG",
                                    "KH",
                                    "KI",
                                    "KM",
                                    "KN",
                                    "KP",
                                    "KR",
                                    "KW",
                                    "KY",
                                    "KZ",
                                    "LA",
                                    "LB",
                                    "LC",
                                    "LI",
                                    "LK",
                                    "LR",
                                    "LS",
                                    "LT",
                                    "LU",
                                    "LV",
                                    "LY",
                                    "MA",
                                    "MC",
                                    "MD",
                                    "ME",
                                    "MF",
                                    "MG",
                                    "MH",
                                    "MK",
                                    "ML",
                                    "MM",
                                    "MN",
                                    "MO",
                                    "MP",
                                    "MQ",
                                    "MR",
                                    "MS",
                                    "MT",
                                    "MU",
                                    "MV",
                                    "MW",
                                    "MX",
                                    "MY",
                                    "MZ",
                                    "NA",
                                    "NC",
                                    "NE",
                                    "NF",
                                    "NG",
                                    "NI",
                                    "NL",
                                    "NO",
                                    "NP",
                                    "NR",
                                    "NU",
                                    "NZ",
                                    "OM",
                                    "PA",
                                    "PE",
                                    "PF",
                                    "PG",
                                    "PH",
                                    "PK",
                                    "PL",
                                    "PM",
                                    "PN",
                                    "PR",
                                    "PS",
                                    "PT",
                                    "PW",
                                    "PY",
                                    "QA",
                                    "RE",
                                    "RO",
                                    "RS",
                                    "RU",
                                    "RW",
                                    "SA",
                                    "SB",
                                    "SC",
                                    "SD",
                                    "SE",
                                    "SG",
                                    "SH",
                                    "SI",
                                    "SJ",
                                    "SK",
                                    "SL",
                                    "SM",
                                    "SN",
                                    "SO",
                                    "SR",
                                    "SS",
                                    "ST",
                                    "SV",
                                    "SX",
                                    "SY",
                                    "SZ",
                                    "TC",
                                    "TD",
                                    "TF",
                                    "TG",
                                    "TH",
                                    "TJ",
                                    "TK",
                                    "TL",
                                    "TM",
                                    "TN",
                                    "TO",
                                    "TR",
                                    "TT",
                                    "TV",
                                    "TW",
                                    "TZ",
                                    "UA",
                                    "UG",
                                    "UM",
                                    "US",
                                    "UY",
                                    "UZ",
                                    "VA",
                                    "VC",
                                    "VE",
                                    "VG",
                                    "VI",
                                    "VN",
                                    "VU",
                                    "WF",
                                    "WS",
                                    "YE",
                                    "YT",
                                    "ZA",
                                    "ZM",
                                    "ZW",
                                ],
                            )
                        ),
                        name="meeting_country_is_iso_3166",
                        violation_error_message="country must be an ISO 3166-1 code of two capital letters, such as CN or US.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="1f1952f733d8564cc48a3c9ea72df61ea2fe20dd",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_453e4",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="59e4a00ce68714a586eec7a993abadb24882490f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_a8ae8",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="92db4b7ee172dfae6ba773f5fbb476f2befdb87c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_d9e9f",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="11b6212217fc70cec604e7c1447a74fb1b745a07",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_fbb2a",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_stamped",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))",
                            func="NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;",
                            hash="a0c2a8de8ad9cf4c8e32b4318c232642ac74b1f4",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_publication_is_stamped_cc3d2",
                            table="tracker_meeting",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_not_undone_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published' AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('\"%s\" is public and stays so; correct it, or have someone who may delete it do that.', offender); END IF; RETURN NULL;",
                            hash="b9ae75e30afeefbe53111f08b2198060eb25c26e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_publication_is_not_undone_update_22ba3",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="tracker_meeting_part_of_no_cycle_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func="IF EXISTS (SELECT FROM new_rows WHERE part_of_id IS NOT NULL) THEN PERFORM pg_advisory_xact_lock(hashtext('tracker_meeting.part_of_id')); END IF; SELECT name INTO offender FROM (WITH RECURSIVE ancestry(start_id, id) AS (SELECT id, part_of_id FROM new_rows WHERE part_of_id IS NOT NULL UNION SELECT ancestry.start_id, parent.part_of_id FROM ancestry JOIN tracker_meeting AS parent ON parent.id = ancestry.id WHERE parent.part_of_id IS NOT NULL) SELECT new_rows.id, new_rows.ref FROM ancestry JOIN new_rows ON new_rows.id = ancestry.start_id WHERE ancestry.id = ancestry.start_id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'tracker_meeting_part_of_no_cycle', TABLE = TG_TABLE_NAME, COLUMN = 'part_of', MESSAGE = format('\"%s\" would be part of itself; choose a part_of that does not lead back to it.', offender); END IF; RETURN NULL;",
                            hash="15c0a5a59dd180d5bdf770ef23d9f73f43729823",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tracker_meeting_part_of_no_cycle_insert_e2714",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="tracker_meeting_part_of_no_cycle_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func="IF EXISTS (SELECT FROM new_rows WHERE part_of_id IS NOT NULL) THEN PERFORM pg_advisory_xact_lock(hashtext('tracker_meeting.part_of_id')); END IF; SELECT name INTO offender FROM (WITH RECURSIVE ancestry(start_id, id) AS (SELECT id, part_of_id FROM new_rows WHERE part_of_id IS NOT NULL UNION SELECT ancestry.start_id, parent.part_of_id FROM ancestry JOIN tracker_meeting AS parent ON parent.id = ancestry.id WHERE parent.part_of_id IS NOT NULL) SELECT new_rows.id, new_rows.ref FROM ancestry JOIN new_rows ON new_rows.id = ancestry.start_id WHERE ancestry.id = ancestry.start_id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'tracker_meeting_part_of_no_cycle', TABLE = TG_TABLE_NAME, COLUMN = 'part_of', MESSAGE = format('\"%s\" would be part of itself; choose a part_of that does not lead back to it.', offender); END IF; RETURN NULL;",
                            hash="d7f84e0e6c3d822223348de7e125945d687cabdc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_tracker_meeting_part_of_no_cycle_update_36cb3",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_meetingevent" ("country", "held", "id", "kind", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "recorded_at", "ref", "stage", "summary", "title") SELECT new_values."country", new_values."held", new_values."id", new_values."kind", new_values."part_of_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."summary", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f4f627cc891bcc52874a42750cdb676836c3b336",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_78b88",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_meetingevent" ("country", "held", "id", "kind", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "recorded_at", "ref", "stage", "summary", "title") SELECT new_values."country", new_values."held", new_values."id", new_values."kind", new_values."part_of_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."summary", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ffaa70899a617397962c6044a8adb8fba33f22c2",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0d526",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_meetingevent" ("country", "held", "id", "kind", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "recorded_at", "ref", "stage", "summary", "title") SELECT old_values."country", old_values."held", old_values."id", old_values."kind", old_values."part_of_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."published_at", old_values."recorded_at", old_values."ref", old_values."stage", old_values."summary", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c52c982c52a3d7e9a7ba9ea03a518716d283df74",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_15507",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_meeting",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetiredRef",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", models.CharField(help_text="The table the ref belonged to.", max_length=63)),
                ("ref", models.CharField(max_length=120)),
                ("retired_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["record", "ref"],
                "constraints": [models.UniqueConstraint(fields=("record", "ref"), name="retiredref_stands_once")],
            },
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("name", models.CharField(max_length=200)),
                ("description", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="topic_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="topic_name_is_filled",
                        violation_error_message="name must not be empty.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="5f4ef63637c88474658168cfe305ebd12506156d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_88ee0",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_topic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="a4fa3f0958994bc1a8537be2758aef142237d6cf",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_a0cd6",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_topic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="c628a30f9a1e6a1ea81aa12bcfccd95ce250269b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_954ba",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_topic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="a4a9d00b45e51b143d16913c2011fc3eb2f29ae6",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_503bb",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_topic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_topicevent" ("description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref") SELECT new_values."description", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_at", new_values."ref" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="952993ad57e25406378f1fc72b3f575e476518ce",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aa30a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_topic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_topicevent" ("description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref") SELECT new_values."description", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."ref" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2bb22cb5d556461e2b8cf32b10718ca4e5a44c54",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fc950",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_topic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_topicevent" ("description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref") SELECT old_values."description", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."ref" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a18b46adb540397b16faa3b1f9837ed6c4b4e9d3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ecbc2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_topic",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Actor",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "State"),
                            ("public_body", "Public body"),
                            ("international_organisation", "International organisation"),
                            ("company", "Company"),
                            ("organisation", "Organisation"),
                            ("group", "Group"),
                            ("person", "Person"),
                        ],
                        max_length=30,
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("native_name", models.CharField(blank=True, max_length=300)),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=300), blank=True, default=list, size=None
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166-1 code of two capital letters, such as CN.", max_length=2
                    ),
                ),
                ("description", models.TextField(blank=True)),
                ("wikidata_id", models.CharField(blank=True, help_text="Such as Q148.", max_length=20)),
                ("website", tracker.models.integrity.web_address.WebAddressField(blank=True, max_length=2000)),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="tracker.actor",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["name"], name="actor_name_trigrams", opclasses=["gin_trgm_ops"]
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="actor_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                        name="actor_stage_is_known",
                        violation_error_message="stage must be one of: draft, in_review, published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "state",
                                    "public_body",
                                    "international_organisation",
                                    "company",
                                    "organisation",
                                    "group",
                                    "person",
                                ],
                            )
                        ),
                        name="actor_kind_is_known",
                        violation_error_message="kind must be one of: state, public_body, international_organisation, company, organisation, group, person.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="actor_name_is_filled",
                        violation_error_message="name must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "country__in",
                                [
                                    "",
                                    "AD",
                                    "AE",
                                    "AF",
                                    "AG",
                                    "AI",
                                    "AL",
                                    "AM",
                                    "AO",
                                    "AQ",
                                    "AR",
                                    "AS",
                                    "AT",
                                    "AU",
                                    "AW",
                                    "AX",
                                    "AZ",
                                    "BA",
                                    "BB",
                                    "BD",
                                    "BE",
                                    "BF",
                                    "BG",
                                    "BH",
                                    "BI",
                                    "BJ",
                                    "BL",
                                    "BM",
                                    "BN",
                                    "BO",
                                    "BQ",
                                    "BR",
                                    "BS",
                                    "BT",
                                    "BV",
                                    "BW",
                                    "BY",
                                    "BZ",
                                    "CA",
                                    "CC",
                                    "CD",
                                    "CF",
                                    "CG",
                                    "CH",
                                    "CI",
                                    "CK",
                                    "CL",
                                    "CM",
                                    "CN",
                                    "CO",
                                    "CR",
                                    "CU",
                                    "CV",
                                    "CW",
                                    "CX",
                                    "CY",
                                    "CZ",
                                    "DE",
                                    "DJ",
                                    "DK",
                                    "DM",
                                    "DO",
                                    "DZ",
                                    "EC",
                                    "EE",
                                    "EG",
                                    "EH",
                                    "ER",
                                    "ES",
                                    "ET",
                                    "FI",
                                    "FJ",
                                    "FK",
                                    "FM",
                                    "FO",
                                    "FR",
                                    "GA",
                                    "GB",
                                    "GD",
                                    "GE",
                                    "GF",
                                    "GG",
                                    "GH",
                                    "GI",
                                    "GL",
                                    "GM",
                                    "GN",
                                    "GP",
                                    "GQ",
                                    "GR",
                                    "GS",
                                    "GT",
                                    "GU",
                                    "GW",
                                    "GY",
                                    "HK",
                                    "HM",
                                    "HN",
                                    "HR",
                                    "HT",
                                    "HU",
                                    "ID",
                                    "IE",
                                    "IL",
                                    "IM",
                                    "IN",
                                    "IO",
                                    "IQ",
                                    "IR",
                                    "IS",
                                    "IT",
                                    "JE",
                                    "JM",
                                    "JO",
                                    "JP",
                                    "KE",
                                    "KG",
                                    "KH",
                                    "KI",
                                    "KM",
                                    "KN",
                                    "KP",
                                    "KR",
                                    "KW",
                                    "KY",
                                    "KZ",
                                    "LA",
                                    "LB",
                                    "LC",
                                    "LI",
                                    "LK",
                                    "LR",
                                    "LS",
                                    "LT",
                                    "LU",
                                    "LV",
                                    "LY",
                                    "MA",
                                    "MC",
                                    "MD",
                                    "ME",
                                    "MF",
                                    "MG",
                                    "MH",
                                    "MK",
                                    "ML",
                                    "MM",
                                    "MN",
                                    "MO",
                                    "MP",
                                    "MQ",
                                    "MR",
                                    "MS",
                                    "MT",
                                    "MU",
                                    "MV",
                                    "MW",
                                    "MX",
                                    "MY",
                                    "MZ",
                                    "NA",
                                    "NC",
                                    "NE",
                                    "NF",
                                    "NG",
                                    "NI",
                                    "NL",
                                    "NO",
                                    "NP",
                                    "NR",
                                    "NU",
                                    "NZ",
                                    "OM",
                                    "PA",
                                    "PE",
                                    "PF",
                                    "PG",
                                    "PH",
                                    "PK",
                                    "PL",
                                    "PM",
                                    "PN",
                                    "PR",
                                    "PS",
                                    "PT",
                                    "PW",
                                    "PY",
                                    "QA",
                                    "RE",
                                    "RO",
                                    "RS",
                                    "RU",
                                    "RW",
                                    "SA",
                                    "SB",
                                    "SC",
                                    "SD",
                                    "SE",
                                    "SG",
                                    "SH",
                                    "SI",
                                    "SJ",
                                    "SK",
                                    "SL",
                                    "SM",
                                    "SN",
                                    "SO",
                                    "SR",
                                    "SS",
                                    "ST",
                                    "SV",
                                    "SX",
                                    "SY",
                                    "SZ",
                                    "TC",
                                    "TD",
                                    "TF",
                                    "TG",
                                    "TH",
                                    "TJ",
                                    "TK",
                                    "TL",
                                    "TM",
                                    "TN",
                                    "TO",
                                    "TR",
                                    "TT",
                                    "TV",
                                    "TW",
                                    "TZ",
                                    "UA",
                                    "UG",
                                    "UM",
                                    "US",
                                    "UY",
                                    "UZ",
                                    "VA",
                                    "VC",
                                    "VE",
                                    "VG",
                                    "VI",
                                    "VN",
                                    "VU",
                                    "WF",
                                    "WS",
                                    "YE",
                                    "YT",
                                    "ZA",
                                    "ZM",
                                    "ZW",
                                ],
                            )
                        ),
                        name="actor_country_is_iso_3166",
                        violation_error_message="country must be an ISO 3166-1 code of two capital letters, such as CN or US.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wikidata_id", ""), ("wikidata_id__regex", "^Q[1-9][0-9]*$"), _connector="OR"
                        ),
                        name="actor_wikidata_id_is_an_item",
                        violation_error_message="wikidata_id must be a Q followed by digits, such as Q148.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("website", ""), ("website__regex", "^https?://[^\\s]+$"), _connector="OR"),
                        name="actor_website_is_a_web_address",
                        violation_error_message="website must begin with http:// or https:// and hold no blanks.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="d4b1243a355dea1d64c6f3e7067d1587913b5d3e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_7b291",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="d22dcbf858bd82547e309d35a0282590fa143460",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_c7902",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="b01b37cf7258b3840dd341f6b849f8ba5ceee1c8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_01859",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="95eb174c4a1ac2aeb2e071f1892547d620fda37a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_1e2bc",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_stamped",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))",
                            func="NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;",
                            hash="704ec518d7464a903292f79cb6b46830b94e8b74",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_publication_is_stamped_810e1",
                            table="tracker_actor",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_not_undone_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published' AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('\"%s\" is public and stays so; correct it, or have someone who may delete it do that.', offender); END IF; RETURN NULL;",
                            hash="92c769228131230c97dcf9e6ef7fe6cf7d80dc79",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_publication_is_not_undone_update_c9a21",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="tracker_actor_part_of_no_cycle_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func="IF EXISTS (SELECT FROM new_rows WHERE part_of_id IS NOT NULL) THEN PERFORM pg_advisory_xact_lock(hashtext('tracker_actor.part_of_id')); END IF; SELECT name INTO offender FROM (WITH RECURSIVE ancestry(start_id, id) AS (SELECT id, part_of_id FROM new_rows WHERE part_of_id IS NOT NULL UNION SELECT ancestry.start_id, parent.part_of_id FROM ancestry JOIN tracker_actor AS parent ON parent.id = ancestry.id WHERE parent.part_of_id IS NOT NULL) SELECT new_rows.id, new_rows.ref FROM ancestry JOIN new_rows ON new_rows.id = ancestry.start_id WHERE ancestry.id = ancestry.start_id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'tracker_actor_part_of_no_cycle', TABLE = TG_TABLE_NAME, COLUMN = 'part_of', MESSAGE = format('\"%s\" would be part of itself; choose a part_of that does not lead back to it.', offender); END IF; RETURN NULL;",
                            hash="1d51128a8d7e18533841e4a6a8306adb2ac5908e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tracker_actor_part_of_no_cycle_insert_9fae5",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="tracker_actor_part_of_no_cycle_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func="IF EXISTS (SELECT FROM new_rows WHERE part_of_id IS NOT NULL) THEN PERFORM pg_advisory_xact_lock(hashtext('tracker_actor.part_of_id')); END IF; SELECT name INTO offender FROM (WITH RECURSIVE ancestry(start_id, id) AS (SELECT id, part_of_id FROM new_rows WHERE part_of_id IS NOT NULL UNION SELECT ancestry.start_id, parent.part_of_id FROM ancestry JOIN tracker_actor AS parent ON parent.id = ancestry.id WHERE parent.part_of_id IS NOT NULL) SELECT new_rows.id, new_rows.ref FROM ancestry JOIN new_rows ON new_rows.id = ancestry.start_id WHERE ancestry.id = ancestry.start_id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'tracker_actor_part_of_no_cycle', TABLE = TG_TABLE_NAME, COLUMN = 'part_of', MESSAGE = format('\"%s\" would be part of itself; choose a part_of that does not lead back to it.', offender); END IF; RETURN NULL;",
                            hash="319200f44e54bbe66791a76a3d0785a140bdf272",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_tracker_actor_part_of_no_cycle_update_1f74d",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="role_is_held_by_a_person_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN old_rows USING (id) JOIN tracker_role AS role ON role.person_id = new_rows.id WHERE old_rows.kind = 'person' AND new_rows.kind <> 'person') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'role_is_held_by_a_person', TABLE = TG_TABLE_NAME, COLUMN = 'kind', MESSAGE = format('\"%s\" holds a role and must stay of kind person.', offender); END IF; RETURN NULL;",
                            hash="27c2f9c32533e98f4129d9137b24aef463578fae",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_role_is_held_by_a_person_update_3f991",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_actorevent" ("aliases", "country", "description", "id", "kind", "name", "native_name", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "stage", "website", "wikidata_id") SELECT new_values."aliases", new_values."country", new_values."description", new_values."id", new_values."kind", new_values."name", new_values."native_name", new_values."part_of_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."website", new_values."wikidata_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cba1a348d70884b75928091b6355effcbc96d466",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0a676",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_actorevent" ("aliases", "country", "description", "id", "kind", "name", "native_name", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "stage", "website", "wikidata_id") SELECT new_values."aliases", new_values."country", new_values."description", new_values."id", new_values."kind", new_values."name", new_values."native_name", new_values."part_of_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."website", new_values."wikidata_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fdd75de872cc7f875cacf2086a5002ebf8675edc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b3325",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_actorevent" ("aliases", "country", "description", "id", "kind", "name", "native_name", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "stage", "website", "wikidata_id") SELECT old_values."aliases", old_values."country", old_values."description", old_values."id", old_values."kind", old_values."name", old_values."native_name", old_values."part_of_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_at", old_values."recorded_at", old_values."ref", old_values."stage", old_values."website", old_values."wikidata_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5a8de049887cfa01e329a26df2b1f7c47459d02a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7c44a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_actor",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "records",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=63), blank=True, default=list, size=None
                    ),
                ),
                ("file_name", models.CharField(max_length=300)),
                ("file_sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("awaiting_approval", "Awaiting approval"),
                            ("applied", "Applied"),
                            ("refused", "Refused"),
                            ("reverting", "Being reverted"),
                            ("reverted", "Reverted"),
                            ("expired", "Expired"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                (
                    "uploaded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reverted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "mapping",
                    models.JSONField(
                        blank=True, default=dict, help_text="The file's headers and the columns they stand for."
                    ),
                ),
                (
                    "counts",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Rows that were new, changed, unchanged and invalid, by kind of record.",
                    ),
                ),
                (
                    "notes",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="How the files were read, such as which sheet of a workbook.",
                    ),
                ),
                (
                    "drift",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What is unusual about it, so that it needs an explicit word.",
                    ),
                ),
                ("drift_accepted", models.BooleanField(default=False, help_text="Whether that word was given.")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who applied or refused it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="import_batches_decided",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reverted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="import_batches_reverted",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="import_batches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "import batches",
                "ordering": ["-uploaded_at", "-id"],
                "permissions": [
                    ("apply_importbatch", "Can apply own imports without a second person"),
                    ("approve_importbatch", "Can approve the imports of others"),
                    ("revert_importbatch", "Can revert imports"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "planned",
                                    "awaiting_approval",
                                    "applied",
                                    "refused",
                                    "reverting",
                                    "reverted",
                                    "expired",
                                ],
                            )
                        ),
                        name="importbatch_state_is_known",
                        violation_error_message="state must be one of: planned, awaiting_approval, applied, refused, reverting, reverted, expired.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("file_sha256__regex", "^[0-9a-f]{64}$")),
                        name="importbatch_file_sha256_is_a_digest",
                        violation_error_message="file_sha256 must be 64 hexadecimal digits.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_importbatchevent" ("counts", "decided_at", "decided_by_id", "drift", "drift_accepted", "file_name", "file_sha256", "id", "mapping", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "records", "reverted_at", "reverted_by_id", "state", "uploaded_at", "uploaded_by_id") SELECT new_values."counts", new_values."decided_at", new_values."decided_by_id", new_values."drift", new_values."drift_accepted", new_values."file_name", new_values."file_sha256", new_values."id", new_values."mapping", new_values."notes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."records", new_values."reverted_at", new_values."reverted_by_id", new_values."state", new_values."uploaded_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bcbf3d337ed017c3514a934709492b07e3a11a68",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9e017",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_importbatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_importbatchevent" ("counts", "decided_at", "decided_by_id", "drift", "drift_accepted", "file_name", "file_sha256", "id", "mapping", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "records", "reverted_at", "reverted_by_id", "state", "uploaded_at", "uploaded_by_id") SELECT new_values."counts", new_values."decided_at", new_values."decided_by_id", new_values."drift", new_values."drift_accepted", new_values."file_name", new_values."file_sha256", new_values."id", new_values."mapping", new_values."notes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."records", new_values."reverted_at", new_values."reverted_by_id", new_values."state", new_values."uploaded_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."counts" IS DISTINCT FROM (new_values."counts") OR old_values."decided_at" IS DISTINCT FROM (new_values."decided_at") OR old_values."decided_by_id" IS DISTINCT FROM (new_values."decided_by_id") OR old_values."drift" IS DISTINCT FROM (new_values."drift") OR old_values."drift_accepted" IS DISTINCT FROM (new_values."drift_accepted") OR old_values."file_name" IS DISTINCT FROM (new_values."file_name") OR old_values."file_sha256" IS DISTINCT FROM (new_values."file_sha256") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."mapping" IS DISTINCT FROM (new_values."mapping") OR old_values."notes" IS DISTINCT FROM (new_values."notes") OR old_values."records" IS DISTINCT FROM (new_values."records") OR old_values."reverted_at" IS DISTINCT FROM (new_values."reverted_at") OR old_values."reverted_by_id" IS DISTINCT FROM (new_values."reverted_by_id") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."uploaded_at" IS DISTINCT FROM (new_values."uploaded_at") OR old_values."uploaded_by_id" IS DISTINCT FROM (new_values."uploaded_by_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="587cc6e8f47c0297e3e2ef2bbbe801d940d1d9cc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bec25",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_importbatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_importbatchevent" ("counts", "decided_at", "decided_by_id", "drift", "drift_accepted", "file_name", "file_sha256", "id", "mapping", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "records", "reverted_at", "reverted_by_id", "state", "uploaded_at", "uploaded_by_id") SELECT old_values."counts", old_values."decided_at", old_values."decided_by_id", old_values."drift", old_values."drift_accepted", old_values."file_name", old_values."file_sha256", old_values."id", old_values."mapping", old_values."notes", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."records", old_values."reverted_at", old_values."reverted_by_id", old_values."state", old_values."uploaded_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="960a558602ca53187e92b185bba5580344f85ad2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2d7a2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_importbatch",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=300)),
                ("unit", models.CharField(max_length=100)),
                ("definition", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["name", "ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="indicator_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                        name="indicator_stage_is_known",
                        violation_error_message="stage must be one of: draft, in_review, published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="indicator_name_is_filled",
                        violation_error_message="name must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit__regex", "\\S")),
                        name="indicator_unit_is_filled",
                        violation_error_message="unit must not be empty.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="89bb0890a4b620a3403cc8972637075e2ef6aa9d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_0976b",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_indicator",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="7931e2d6354d2db6bc14b41a69527ed1af7a8126",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_8ca16",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_indicator",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="a8a3346936eee4c92ad4631f50d7337c6756b684",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_729d9",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_indicator",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="aa43d6b578bae1b4bfb55f3ab8330c2ba1c0fd33",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_6aa34",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_indicator",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_stamped",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))",
                            func="NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;",
                            hash="9734dc3ed52250dace18e054d759183fc74abee6",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_publication_is_stamped_e70dc",
                            table="tracker_indicator",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_not_undone_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published' AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('\"%s\" is public and stays so; correct it, or have someone who may delete it do that.', offender); END IF; RETURN NULL;",
                            hash="bb3ea8e36b40d757c37c3ef649b55fc84feabcbf",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_publication_is_not_undone_update_63b65",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_indicator",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_indicatorevent" ("definition", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "stage", "unit") SELECT new_values."definition", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="159a16fbbb71300b69d9a2205352aaa01d49013e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_50e5d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_indicator",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_indicatorevent" ("definition", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "stage", "unit") SELECT new_values."definition", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="74e058a4442af3aa92fe485edf3ffc7cc24182b9",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f63f7",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_indicator",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_indicatorevent" ("definition", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "stage", "unit") SELECT old_values."definition", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_at", old_values."recorded_at", old_values."ref", old_values."stage", old_values."unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="57cf0c4b0ad8b47e065d534b85b3e48878d16e96",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b0cf0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_indicator",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorEvent",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=300)),
                ("unit", models.CharField(max_length=100)),
                ("definition", models.TextField(blank=True)),
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
                        to="tracker.indicator",
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
                            hash="3efa01f761fd159b9a4e3af568d92035b905e4ae",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e512c",
                            table="tracker_indicatorevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingEvent",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summit", "Summit"),
                            ("talks", "Talks"),
                            ("working_group_session", "Working group session"),
                            ("delegation_visit", "Delegation visit"),
                            ("call", "Call"),
                            ("visit", "Visit"),
                        ],
                        max_length=30,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("held", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "held_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("held")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "held_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("held")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=300)),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166-1 code of two capital letters, such as CN.", max_length=2
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The conference or series this meeting belongs to.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.meeting",
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
                        to="tracker.meeting",
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
                            hash="1849867028c3bd73f506f9bcc98f0344ed11f31d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_213dc",
                            table="tracker_meetingevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
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
                ("period", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "period_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("period")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "period_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("period")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=20)),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "Exactly"),
                            ("more_than", "More than"),
                            ("less_than", "Less than"),
                            ("about", "About"),
                        ],
                        default="exactly",
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="tracker.indicator",
                    ),
                ),
            ],
            options={
                "ordering": ["indicator", "period_earliest", "ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="observation_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("qualifier__in", ["exactly", "more_than", "less_than", "about"])),
                        name="observation_qualifier_is_known",
                        violation_error_message="qualifier must be one of: exactly, more_than, less_than, about.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period__isnull", True), ("period__earliest__isnull", False), _connector="OR"
                        ),
                        name="observation_period_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="period must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="ae688411d4090103dc6ac83a522a80f43ea3c888",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_84386",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_observation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="8ed60e0f02599fd49d5e3b7f39c5b56d803322d9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_51978",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_observation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="a7fac18189b37e32a1a01539c89a706203e5e29d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_6dadd",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_observation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="3ef7dfb196ba400651219ff68c2147bcbac67280",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_65168",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_observation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_observationevent" ("id", "indicator_id", "note", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "recorded_at", "ref", "value") SELECT new_values."id", new_values."indicator_id", new_values."note", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."qualifier", new_values."recorded_at", new_values."ref", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1e25c40b512facf6abbc50b2c9c91713af3a8399",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a7bf0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_observation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_observationevent" ("id", "indicator_id", "note", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "recorded_at", "ref", "value") SELECT new_values."id", new_values."indicator_id", new_values."note", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."qualifier", new_values."recorded_at", new_values."ref", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f36c95b14d883c468f96da085765875082acdf0d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_23e7f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_observation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_observationevent" ("id", "indicator_id", "note", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "recorded_at", "ref", "value") SELECT old_values."id", old_values."indicator_id", old_values."note", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."qualifier", old_values."recorded_at", old_values."ref", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fff35c30753ae943e0186aeffccc7e67144bf28d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ca28f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_observation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("host", "Host"),
                            ("head_of_delegation", "Head of delegation"),
                            ("participant", "Participant"),
                        ],
                        default="participant",
                        max_length=20,
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="participations", to="tracker.actor"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="tracker.meeting",
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representations",
                        to="tracker.actor",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "role", "actor"],
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["host", "head_of_delegation", "participant"])),
                        name="participation_role_is_known",
                        violation_error_message="role must be one of: host, head_of_delegation, participant.",
                    ),
                    models.UniqueConstraint(
                        fields=("meeting", "actor", "role"),
                        name="participation_stands_once",
                        violation_error_message="This actor already has this role at this meeting.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_participationevent" ("actor_id", "id", "meeting_id", "on_behalf_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."actor_id", new_values."id", new_values."meeting_id", new_values."on_behalf_of_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="833f4d41221883ebd0c8ed81296434d01697ce61",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_61da5",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_participation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_participationevent" ("actor_id", "id", "meeting_id", "on_behalf_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."actor_id", new_values."id", new_values."meeting_id", new_values."on_behalf_of_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="938086cc0b9bb53e1f3a43ed2772d78f399d8e9a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5ade0",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_participation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_participationevent" ("actor_id", "id", "meeting_id", "on_behalf_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT old_values."actor_id", old_values."id", old_values."meeting_id", old_values."on_behalf_of_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9e0520356ac5e320576a2ef786bba35d9f3a2eed",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_051fc",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_participation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", models.CharField(max_length=63)),
                ("line", models.BigIntegerField()),
                ("key", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("new", "New"), ("changed", "Changed"), ("invalid", "Invalid")], max_length=10
                    ),
                ),
                ("changes", models.JSONField(blank=True, default=list)),
                ("problems", models.JSONField(blank=True, default=list)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="planned_rows",
                        to="tracker.importbatch",
                    ),
                ),
            ],
            options={
                "ordering": ["batch", "id"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["batch", "outcome", "record", "line"], name="plannedrow_listing")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["new", "changed", "invalid"])),
                        name="plannedrow_outcome_is_known",
                        violation_error_message="outcome must be one of: new, changed, invalid.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Role",
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
                ("title", models.CharField(max_length=300)),
                ("started", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "started_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("started")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "started_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("started")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("ended", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "ended_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("ended")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "ended_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("ended")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roles_given", to="tracker.actor"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roles_held", to="tracker.actor"
                    ),
                ),
            ],
            options={
                "ordering": ["ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="role_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="role_title_is_filled",
                        violation_error_message="title must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started__isnull", True), ("started__earliest__isnull", False), _connector="OR"
                        ),
                        name="role_started_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="started must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended__isnull", True), ("ended__earliest__isnull", False), _connector="OR"
                        ),
                        name="role_ended_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="ended must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended__latest__gte", models.F("started__earliest"))),
                        name="role_ended_not_before_started",
                        violation_error_code="period_order",
                        violation_error_message="ended must not be before started; correct one of the two dates.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="4fe2d9dbda930d5d60ed3a31fd0bd7c43eb90ef6",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_9ea69",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="9a78931de5a648b104b04e54c7b66ee348c7c9bb",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_3fcfb",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="7fceb0b05a3e80398d9ebd5f6021a80a2ea29ea9",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_72724",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="18eb49ae39848f0462d10d6d4af79abd915445e9",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_91128",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="role_is_held_by_a_person_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, actor.ref FROM new_rows JOIN tracker_actor AS actor ON actor.id = new_rows.person_id WHERE actor.kind <> 'person') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'role_is_held_by_a_person', TABLE = TG_TABLE_NAME, COLUMN = 'person', MESSAGE = format('\"%s\" is not a person; a role is held by an actor of kind person.', offender); END IF; RETURN NULL;",
                            hash="f0e1f85a3269208ea966bb96fd0fd2563c9e23a1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_role_is_held_by_a_person_insert_d9a00",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="role_is_held_by_a_person_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, actor.ref FROM new_rows JOIN tracker_actor AS actor ON actor.id = new_rows.person_id WHERE actor.kind <> 'person') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'role_is_held_by_a_person', TABLE = TG_TABLE_NAME, COLUMN = 'person', MESSAGE = format('\"%s\" is not a person; a role is held by an actor of kind person.', offender); END IF; RETURN NULL;",
                            hash="93ec1189b24f96016f64996880dac054e1c3f584",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_role_is_held_by_a_person_update_07cc5",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_roleevent" ("ended", "id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "started", "title") SELECT new_values."ended", new_values."id", new_values."organisation_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_at", new_values."ref", new_values."started", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b17a8cb96b7fc6cb891e9c33306f6ff029749617",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8441a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_roleevent" ("ended", "id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "started", "title") SELECT new_values."ended", new_values."id", new_values."organisation_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."ref", new_values."started", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b7565e06f0c709cb1dae8ab61b8425ff1b4b2a28",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_20df1",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_roleevent" ("ended", "id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "started", "title") SELECT old_values."ended", old_values."id", old_values."organisation_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."ref", old_values."started", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7bfd0f593832e144c0a011cabe8c1d65a12343d0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_35e20",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_role",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sanction",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("export_control_listing", "Export-control listing"),
                            ("asset_freeze", "Asset freeze"),
                            ("visa_ban", "Visa ban"),
                            ("country_designation", "Country designation"),
                            ("indictment", "Indictment"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("programme", models.CharField(blank=True, max_length=300)),
                ("imposed", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "imposed_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("imposed")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "imposed_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("imposed")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("lifted", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "lifted_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("lifted")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "lifted_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("lifted")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("stated_reason", models.TextField(blank=True)),
                ("lifting_reason", models.TextField(blank=True)),
                ("summary", models.TextField(blank=True)),
                (
                    "issuer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sanctions_issued",
                        to="tracker.actor",
                    ),
                ),
                ("targets", models.ManyToManyField(blank=True, related_name="sanctions_suffered", to="tracker.actor")),
            ],
            options={
                "ordering": ["imposed_earliest", "ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="sanction_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                        name="sanction_stage_is_known",
                        violation_error_message="stage must be one of: draft, in_review, published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "export_control_listing",
                                    "asset_freeze",
                                    "visa_ban",
                                    "country_designation",
                                    "indictment",
                                    "other",
                                ],
                            )
                        ),
                        name="sanction_kind_is_known",
                        violation_error_message="kind must be one of: export_control_listing, asset_freeze, visa_ban, country_designation, indictment, other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="sanction_title_is_filled",
                        violation_error_message="title must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("imposed__isnull", True), ("imposed__earliest__isnull", False), _connector="OR"
                        ),
                        name="sanction_imposed_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="imposed must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted__isnull", True), ("lifted__earliest__isnull", False), _connector="OR"
                        ),
                        name="sanction_lifted_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="lifted must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lifted__latest__gte", models.F("imposed__earliest"))),
                        name="sanction_lifted_not_before_imposed",
                        violation_error_code="period_order",
                        violation_error_message="lifted must not be before imposed; correct one of the two dates.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="e9b856ef1c927ef3daf4c4fe1da2a196c7541973",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_af68e",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_sanction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="aa5f92831d1a092775f4a096d2ba1e319c2962fd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_1ee5d",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_sanction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="f6e70203e7d87903ab5a28d065015dfb9f88a913",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_a4061",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_sanction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="fc5ad9d98d574f92bb1cbf425c41fd2957e53dc5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_eb3d6",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_sanction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_stamped",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))",
                            func="NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;",
                            hash="f0585187b3d77d9b621660dc0686ff8cf5d03fcf",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_publication_is_stamped_fe5f8",
                            table="tracker_sanction",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_not_undone_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published' AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('\"%s\" is public and stays so; correct it, or have someone who may delete it do that.', offender); END IF; RETURN NULL;",
                            hash="8cf1ed781b99243b6bc1dea80e8eeca515dfd70e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_publication_is_not_undone_update_6d770",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_sanction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionevent" ("id", "imposed", "issuer_id", "kind", "lifted", "lifting_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "published_at", "recorded_at", "ref", "stage", "stated_reason", "summary", "title") SELECT new_values."id", new_values."imposed", new_values."issuer_id", new_values."kind", new_values."lifted", new_values."lifting_reason", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."programme", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."stated_reason", new_values."summary", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1fd486413d92fbc25a7527e1bad221f22fbf89a5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d1b53",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_sanction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionevent" ("id", "imposed", "issuer_id", "kind", "lifted", "lifting_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "published_at", "recorded_at", "ref", "stage", "stated_reason", "summary", "title") SELECT new_values."id", new_values."imposed", new_values."issuer_id", new_values."kind", new_values."lifted", new_values."lifting_reason", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."programme", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."stated_reason", new_values."summary", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="36fc3ece3de0d17b3ac22aefdb8601f32f6cee67",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5701c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_sanction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionevent" ("id", "imposed", "issuer_id", "kind", "lifted", "lifting_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "published_at", "recorded_at", "ref", "stage", "stated_reason", "summary", "title") SELECT old_values."id", old_values."imposed", old_values."issuer_id", old_values."kind", old_values."lifted", old_values."lifting_reason", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."programme", old_values."published_at", old_values."recorded_at", old_values."ref", old_values."stage", old_values."stated_reason", old_values."summary", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1199a484364f78297cb2e414a27118814cd3967d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9cc05",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_sanction",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("official_readout", "Official readout"),
                            ("speech", "Speech"),
                            ("letter", "Letter"),
                            ("law", "Law"),
                            ("dataset", "Dataset"),
                            ("report", "Report"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=500)),
                (
                    "authors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                    ),
                ),
                (
                    "published",
                    tracker.partial_dates.PartialDateField(
                        blank=True, help_text="When it came out, as it says.", null=True
                    ),
                ),
                (
                    "published_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("published")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "published_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("published")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("url", tracker.models.integrity.web_address.WebAddressField(blank=True, max_length=2000)),
                ("archived_url", tracker.models.integrity.web_address.WebAddressField(blank=True, max_length=2000)),
                (
                    "language",
                    models.CharField(blank=True, help_text="ISO 639 code in lower case, such as en.", max_length=3),
                ),
                ("retrieved_on", models.DateField(blank=True, null=True)),
                (
                    "reliability",
                    models.CharField(
                        choices=[
                            ("A", "A – completely reliable"),
                            ("B", "B – usually reliable"),
                            ("C", "C – fairly reliable"),
                            ("D", "D – not usually reliable"),
                            ("E", "E – unreliable"),
                            ("F", "F – cannot be judged"),
                        ],
                        default="F",
                        max_length=1,
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="tracker.actor",
                    ),
                ),
                (
                    "syndicated_from",
                    models.ForeignKey(
                        blank=True,
                        help_text="The wire or article this is a copy of: copies count as one source.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="tracker.source",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="source_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                        name="source_stage_is_known",
                        violation_error_message="stage must be one of: draft, in_review, published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["news", "official_readout", "speech", "letter", "law", "dataset", "report"])
                        ),
                        name="source_kind_is_known",
                        violation_error_message="kind must be one of: news, official_readout, speech, letter, law, dataset, report.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reliability__in", ["A", "B", "C", "D", "E", "F"])),
                        name="source_reliability_is_known",
                        violation_error_message="reliability must be one of: A, B, C, D, E, F.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="source_title_is_filled",
                        violation_error_message="title must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published__isnull", True), ("published__earliest__isnull", False), _connector="OR"
                        ),
                        name="source_published_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="published must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("url", ""), ("url__regex", "^https?://[^\\s]+$"), _connector="OR"),
                        name="source_url_is_a_web_address",
                        violation_error_message="url must begin with http:// or https:// and hold no blanks.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("archived_url", ""), ("archived_url__regex", "^https?://[^\\s]+$"), _connector="OR"
                        ),
                        name="source_archived_url_is_a_web_address",
                        violation_error_message="archived_url must begin with http:// or https:// and hold no blanks.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language", ""), ("language__regex", "^[a-z]{2,3}$"), _connector="OR"),
                        name="source_language_is_iso_639",
                        violation_error_message="language must be an ISO 639 code, such as en or zh.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("syndicated_from", models.F("id")), _negated=True),
                            ("syndicated_from__isnull", True),
                            _connector="OR",
                        ),
                        name="source_is_no_copy_of_itself",
                        violation_error_message="syndicated_from must name another source.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="f66dd8eba34193f0bef01c8bbac243466070c1d4",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_871c1",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="806e623fc6f8ce57694cd0eb9a71be912c136362",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_290c6",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="fcc6c45e126dbda570c8f3586499eb58df00e37a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_11a34",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="b9f4c62341b13087bfc4e991336504607d5d947d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_b4401",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_stamped",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))",
                            func="NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;",
                            hash="a04ab4accf5bdf96caa6879fe92c054c073524f2",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_publication_is_stamped_793f0",
                            table="tracker_source",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_not_undone_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published' AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('\"%s\" is public and stays so; correct it, or have someone who may delete it do that.', offender); END IF; RETURN NULL;",
                            hash="d2e117846a322a7e3b8c2f919a1a3d838b7ae19d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_publication_is_not_undone_update_baba6",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sourceevent" ("archived_url", "authors", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_at", "publisher_id", "recorded_at", "ref", "reliability", "retrieved_on", "stage", "syndicated_from_id", "title", "url") SELECT new_values."archived_url", new_values."authors", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published", new_values."published_at", new_values."publisher_id", new_values."recorded_at", new_values."ref", new_values."reliability", new_values."retrieved_on", new_values."stage", new_values."syndicated_from_id", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="98b584f28e06c84d29e0cb4d0f9c68524f51cc17",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7a971",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sourceevent" ("archived_url", "authors", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_at", "publisher_id", "recorded_at", "ref", "reliability", "retrieved_on", "stage", "syndicated_from_id", "title", "url") SELECT new_values."archived_url", new_values."authors", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published", new_values."published_at", new_values."publisher_id", new_values."recorded_at", new_values."ref", new_values."reliability", new_values."retrieved_on", new_values."stage", new_values."syndicated_from_id", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5beaf048a503bf2e65c8cae60a99b97afe67619f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b705",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sourceevent" ("archived_url", "authors", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_at", "publisher_id", "recorded_at", "ref", "reliability", "retrieved_on", "stage", "syndicated_from_id", "title", "url") SELECT old_values."archived_url", old_values."authors", old_values."id", old_values."kind", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published", old_values."published_at", old_values."publisher_id", old_values."recorded_at", old_values."ref", old_values."reliability", old_values."retrieved_on", old_values."stage", old_values."syndicated_from_id", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="db840cd9e4d96d82665fe84d475efd55a8911614",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0b8b4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_source",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicEvent",
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
                ("name", models.CharField(max_length=200)),
                ("description", models.TextField(blank=True)),
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
                        to="tracker.topic",
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
                            hash="e8ec8431768c710fc61e2130186db4edd0a516a1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_42fdc",
                            table="tracker_topicevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActorEvent",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "State"),
                            ("public_body", "Public body"),
                            ("international_organisation", "International organisation"),
                            ("company", "Company"),
                            ("organisation", "Organisation"),
                            ("group", "Group"),
                            ("person", "Person"),
                        ],
                        max_length=30,
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("native_name", models.CharField(blank=True, max_length=300)),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=300), blank=True, default=list, size=None
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166-1 code of two capital letters, such as CN.", max_length=2
                    ),
                ),
                ("description", models.TextField(blank=True)),
                ("wikidata_id", models.CharField(blank=True, help_text="Such as Q148.", max_length=20)),
                ("website", tracker.models.integrity.web_address.WebAddressField(blank=True, max_length=2000)),
                (
                    "part_of",
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
                        to="tracker.actor",
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
                            hash="c1b8e2925391c8535d02bff2e5ed9f845a41d9f6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_db50d",
                            table="tracker_actorevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pledge", "Pledge"),
                            ("agreement", "Agreement"),
                            ("measure", "Measure"),
                            ("statement", "Statement"),
                            ("demand", "Demand"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("summary", models.TextField(blank=True, help_text="In our own words.")),
                ("deliverable", models.TextField(blank=True, help_text="The outcome that can be tested.")),
                (
                    "guideline",
                    models.TextField(
                        blank=True, help_text="What would count as fulfilled, as partly fulfilled, as broken."
                    ),
                ),
                ("made_on", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "made_on_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("made_on")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "made_on_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("made_on")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("due", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "due_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("due")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "due_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("due")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "review_every",
                    models.PositiveSmallIntegerField(blank=True, help_text="Days between two reviews.", null=True),
                ),
                ("next_review_on", models.DateField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        help_text="The analyst who follows it up.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="commitments_owned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="tracker.meeting",
                    ),
                ),
                ("topics", models.ManyToManyField(blank=True, related_name="commitments", to="tracker.topic")),
            ],
            options={
                "ordering": ["made_on_earliest", "ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["title"], name="commitment_title_trigrams", opclasses=["gin_trgm_ops"]
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="commitment_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                        name="commitment_stage_is_known",
                        violation_error_message="stage must be one of: draft, in_review, published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["pledge", "agreement", "measure", "statement", "demand"])),
                        name="commitment_kind_is_known",
                        violation_error_message="kind must be one of: pledge, agreement, measure, statement, demand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="commitment_title_is_filled",
                        violation_error_message="title must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("made_on__isnull", True), ("made_on__earliest__isnull", False), _connector="OR"
                        ),
                        name="commitment_made_on_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="made_on must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due__isnull", True), ("due__earliest__isnull", False), _connector="OR"),
                        name="commitment_due_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="due must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due__latest__gte", models.F("made_on__earliest"))),
                        name="commitment_due_not_before_made_on",
                        violation_error_code="period_order",
                        violation_error_message="due must not be before made_on; correct one of the two dates.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("review_every__isnull", True), ("review_every__gte", 1), _connector="OR"),
                        name="commitment_review_every_is_a_day_or_more",
                        violation_error_message="review_every must be a number of days, 1 or more.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="1af0e73a8bfd56f6eb2a083cc35730cce01cf67b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_1cc6e",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="262dd6517b3c3749c627dea0c491434b1ad9a928",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_68bcb",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="961c173012b911cf0a082638b3d5d08382fa6031",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_d4294",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="a63c9f8a3b29707bef4c35bd7a9a3961386143a4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_3aed6",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_stamped",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))",
                            func="NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;",
                            hash="ce6eb1c60664363e03d5971513dd8ab858da9040",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_publication_is_stamped_5ba3f",
                            table="tracker_commitment",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_not_undone_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published' AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('\"%s\" is public and stays so; correct it, or have someone who may delete it do that.', offender); END IF; RETURN NULL;",
                            hash="ccdf6c738502efd81363d8aa3b35ff0bbae45640",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_publication_is_not_undone_update_1a2e5",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_commitmentevent" ("deliverable", "due", "guideline", "id", "kind", "made_at_id", "made_on", "next_review_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "review_every", "stage", "summary", "title") SELECT new_values."deliverable", new_values."due", new_values."guideline", new_values."id", new_values."kind", new_values."made_at_id", new_values."made_on", new_values."next_review_on", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."review_every", new_values."stage", new_values."summary", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="97e506ae50190e4d921c70a4adc7651c8ad58db1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ccf95",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_commitmentevent" ("deliverable", "due", "guideline", "id", "kind", "made_at_id", "made_on", "next_review_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "review_every", "stage", "summary", "title") SELECT new_values."deliverable", new_values."due", new_values."guideline", new_values."id", new_values."kind", new_values."made_at_id", new_values."made_on", new_values."next_review_on", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."review_every", new_values."stage", new_values."summary", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e792f2104098c3b7e76bc1e55e83be988d2d56f6",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_67eda",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_commitmentevent" ("deliverable", "due", "guideline", "id", "kind", "made_at_id", "made_on", "next_review_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "review_every", "stage", "summary", "title") SELECT old_values."deliverable", old_values."due", old_values."guideline", old_values."id", old_values."kind", old_values."made_at_id", old_values."made_on", old_values."next_review_on", old_values."owner_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_at", old_values."recorded_at", old_values."ref", old_values."review_every", old_values."stage", old_values."summary", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2e56aac1449629731559f48bf79a1be7485bf844",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b8401",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_commitment",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportBatchEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "records",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=63), blank=True, default=list, size=None
                    ),
                ),
                ("file_name", models.CharField(max_length=300)),
                ("file_sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("awaiting_approval", "Awaiting approval"),
                            ("applied", "Applied"),
                            ("refused", "Refused"),
                            ("reverting", "Being reverted"),
                            ("reverted", "Reverted"),
                            ("expired", "Expired"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                (
                    "uploaded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reverted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "mapping",
                    models.JSONField(
                        blank=True, default=dict, help_text="The file's headers and the columns they stand for."
                    ),
                ),
                (
                    "counts",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Rows that were new, changed, unchanged and invalid, by kind of record.",
                    ),
                ),
                (
                    "notes",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="How the files were read, such as which sheet of a workbook.",
                    ),
                ),
                (
                    "drift",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What is unusual about it, so that it needs an explicit word.",
                    ),
                ),
                ("drift_accepted", models.BooleanField(default=False, help_text="Whether that word was given.")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who applied or refused it.",
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
                        to="tracker.importbatch",
                    ),
                ),
                (
                    "reverted_by",
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
                    "uploaded_by",
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
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c44fb9923df3f060866bff87378fe42e60c7d896",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f7576",
                            table="tracker_importbatchevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArchivedText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                (
                    "sha256",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.models.archived_text.Sha256("text"),
                        output_field=models.CharField(max_length=64),
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="archived_text", to="tracker.source"
                    ),
                ),
            ],
            options={
                "ordering": ["source"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text__regex", "\\S")),
                        name="archivedtext_text_is_filled",
                        violation_error_message="text must not be empty.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_archivedtextevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "source_id", "text") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_at", new_values."source_id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c9d651cf46e75fbc9c2357542f8312d7b044f1b2",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_28243",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_archivedtext",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_archivedtextevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "source_id", "text") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."source_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="80a238692ca667a2bac9bf27deb0d124d3f83697",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e605e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_archivedtext",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_archivedtextevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "source_id", "text") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."source_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="667480d502cf3156516f873120c915cc4c1b0de7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e7cac",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_archivedtext",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("in_exchange_for", "In exchange for"),
                            ("conditional_on", "Conditional on"),
                            ("responds_to", "Responds to"),
                            ("resumes", "Resumes"),
                            ("suspends", "Suspends"),
                            ("restates", "Restates"),
                            ("narrows", "Narrows"),
                            ("strengthens", "Strengthens"),
                            ("supersedes", "Supersedes"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="tracker.commitment"
                    ),
                ),
                (
                    "to_commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_from_commitments",
                        to="tracker.commitment",
                    ),
                ),
                (
                    "to_sanction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_from_commitments",
                        to="tracker.sanction",
                    ),
                ),
            ],
            options={
                "ordering": ["ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="link_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "in_exchange_for",
                                    "conditional_on",
                                    "responds_to",
                                    "resumes",
                                    "suspends",
                                    "restates",
                                    "narrows",
                                    "strengthens",
                                    "supersedes",
                                ],
                            )
                        ),
                        name="link_kind_is_known",
                        violation_error_message="kind must be one of: in_exchange_for, conditional_on, responds_to, resumes, suspends, restates, narrows, strengthens, supersedes.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("to_commitment__isnull", False), ("to_sanction__isnull", True)),
                            models.Q(("to_commitment__isnull", True), ("to_sanction__isnull", False)),
                            _connector="OR",
                        ),
                        name="link_points_at_one_record",
                        violation_error_message="Fill exactly one of: to_commitment, to_sanction.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_commitment__isnull", True),
                            models.Q(("to_commitment", models.F("commitment")), _negated=True),
                            _connector="OR",
                        ),
                        name="link_points_elsewhere",
                        violation_error_message="to_commitment must name another commitment.",
                    ),
                    models.UniqueConstraint(
                        fields=("commitment", "kind", "to_commitment", "to_sanction"),
                        name="link_stands_once",
                        nulls_distinct=False,
                        violation_error_message="This link already exists.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="a7001ea4378da4c74cdf087c234ac0acdc04528d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_500b4",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_link",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="0852348b2b1a2f7e448e9c727111928a543a6cf3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_ece6a",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_link",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="9ce883b602d5f5c94f539e931b48c205531405dc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_f4f63",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_link",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="1e6164da415920451b2ecf13e35257c632cd6b86",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_fa52b",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_link",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_linkevent" ("commitment_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "to_commitment_id", "to_sanction_id") SELECT new_values."commitment_id", new_values."id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_at", new_values."ref", new_values."to_commitment_id", new_values."to_sanction_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="176dcf7ae08702d1fae86396bd526cc55c92c22f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aff07",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_link",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_linkevent" ("commitment_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "to_commitment_id", "to_sanction_id") SELECT new_values."commitment_id", new_values."id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."ref", new_values."to_commitment_id", new_values."to_sanction_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4c74cbb4a01dd8ab8b15a2b091efc564a83df198",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_82586",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_link",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_linkevent" ("commitment_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "to_commitment_id", "to_sanction_id") SELECT old_values."commitment_id", old_values."id", old_values."kind", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."ref", old_values."to_commitment_id", old_values."to_sanction_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d0ca144578d3594060566e42e63a6ec922afd8ac",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_67ea9",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_link",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObservationEvent",
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
                ("period", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "period_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("period")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "period_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("period")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=20)),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "Exactly"),
                            ("more_than", "More than"),
                            ("less_than", "Less than"),
                            ("about", "About"),
                        ],
                        default="exactly",
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.indicator",
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
                        to="tracker.observation",
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
                            hash="bf773c3db67b2a176416b8d9986f67067a2b974f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_46d57",
                            table="tracker_observationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("host", "Host"),
                            ("head_of_delegation", "Head of delegation"),
                            ("participant", "Participant"),
                        ],
                        default="participant",
                        max_length=20,
                    ),
                ),
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.meeting",
                    ),
                ),
                (
                    "on_behalf_of",
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
                        to="tracker.participation",
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
                            hash="f35af079f640eaaf0fa5eb963173d6744128cde3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_86862",
                            table="tracker_participationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("committed", "Committed"),
                            ("counterpart", "Counterpart"),
                            ("implementer", "Implementer"),
                            ("beneficiary", "Beneficiary"),
                        ],
                        default="committed",
                        max_length=20,
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="tracker.actor"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="tracker.commitment"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "parties",
                "ordering": ["commitment", "role", "actor"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["committed", "counterpart", "implementer", "beneficiary"])),
                        name="party_role_is_known",
                        violation_error_message="role must be one of: committed, counterpart, implementer, beneficiary.",
                    ),
                    models.UniqueConstraint(
                        fields=("commitment", "actor", "role"),
                        name="party_stands_once",
                        violation_error_message="This actor already has this role in this commitment.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_partyevent" ("actor_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."actor_id", new_values."commitment_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cf16f88d8d128b7c4cc693333b8c4dedf693d17b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c254b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_partyevent" ("actor_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."actor_id", new_values."commitment_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="00a990473f183da5e8ae53df1d8c33694ffbd3a5",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_24678",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_partyevent" ("actor_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT old_values."actor_id", old_values."commitment_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="dc1b52349214e36eb46091359e7c39b69a660671",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_91d51",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_party",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleEvent",
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
                ("title", models.CharField(max_length=300)),
                ("started", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "started_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("started")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "started_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("started")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("ended", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "ended_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("ended")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "ended_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("ended")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.actor",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.actor",
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
                        to="tracker.role",
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
                            hash="5a69c906368ac7572b13e4e97adf3719958db90d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5f188",
                            table="tracker_roleevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SanctionEvent",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("export_control_listing", "Export-control listing"),
                            ("asset_freeze", "Asset freeze"),
                            ("visa_ban", "Visa ban"),
                            ("country_designation", "Country designation"),
                            ("indictment", "Indictment"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("programme", models.CharField(blank=True, max_length=300)),
                ("imposed", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "imposed_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("imposed")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "imposed_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("imposed")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("lifted", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "lifted_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("lifted")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "lifted_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("lifted")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("stated_reason", models.TextField(blank=True)),
                ("lifting_reason", models.TextField(blank=True)),
                ("summary", models.TextField(blank=True)),
                (
                    "issuer",
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
                        to="tracker.sanction",
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
                            hash="ce57d890f5065bf6878fc6ee11840b8dc246b97a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7c6cc",
                            table="tracker_sanctionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SanctionTargetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "actor",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.actor",
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
                    "sanction",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.sanction",
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
                            hash="b1bd1f2ab5d2cfdb48e805c3a96cfe5cb8f08e14",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_14e93",
                            table="tracker_sanctiontargetevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("official_readout", "Official readout"),
                            ("speech", "Speech"),
                            ("letter", "Letter"),
                            ("law", "Law"),
                            ("dataset", "Dataset"),
                            ("report", "Report"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=500)),
                (
                    "authors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                    ),
                ),
                (
                    "published",
                    tracker.partial_dates.PartialDateField(
                        blank=True, help_text="When it came out, as it says.", null=True
                    ),
                ),
                (
                    "published_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("published")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "published_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("published")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("url", tracker.models.integrity.web_address.WebAddressField(blank=True, max_length=2000)),
                ("archived_url", tracker.models.integrity.web_address.WebAddressField(blank=True, max_length=2000)),
                (
                    "language",
                    models.CharField(blank=True, help_text="ISO 639 code in lower case, such as en.", max_length=3),
                ),
                ("retrieved_on", models.DateField(blank=True, null=True)),
                (
                    "reliability",
                    models.CharField(
                        choices=[
                            ("A", "A – completely reliable"),
                            ("B", "B – usually reliable"),
                            ("C", "C – fairly reliable"),
                            ("D", "D – not usually reliable"),
                            ("E", "E – unreliable"),
                            ("F", "F – cannot be judged"),
                        ],
                        default="F",
                        max_length=1,
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
                        to="tracker.source",
                    ),
                ),
                (
                    "publisher",
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
                    "syndicated_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The wire or article this is a copy of: copies count as one source.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.source",
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
                            hash="04b95955b2d610f83a3593cf63bfae924a7b9857",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_27e71",
                            table="tracker_sourceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusUpdate",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "axis",
                    models.CharField(
                        choices=[
                            ("official", "Official (what a party says)"),
                            ("evidence", "Evidence (what the record supports)"),
                        ],
                        default="evidence",
                        max_length=10,
                    ),
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
                ("as_of", tracker.partial_dates.PartialDateField()),
                (
                    "as_of_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("as_of")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "as_of_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("as_of")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                (
                    "searched",
                    models.TextField(
                        blank=True, help_text="Where you looked, and when; needed when no evidence was found."
                    ),
                ),
                ("retracted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("retraction_reason", models.TextField(blank=True)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="status_updates_written",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="status_updates",
                        to="tracker.commitment",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="status_updates_reviewed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-as_of_earliest", "-as_of_latest", "-published_at", "-ref"],
                "permissions": [
                    ("publish_statusupdate", "Can publish a verdict that another wrote"),
                    ("retract_statusupdate", "Can retract a published status update"),
                ],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="statusupdate_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                        name="statusupdate_stage_is_known",
                        violation_error_message="stage must be one of: draft, in_review, published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("axis__in", ["official", "evidence"])),
                        name="statusupdate_axis_is_known",
                        violation_error_message="axis must be one of: official, evidence.",
                    ),
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
                        name="statusupdate_status_is_known",
                        violation_error_message="status must be one of: no_evidence_found, not_started, in_progress, partly_fulfilled, fulfilled, stalled, suspended, broken, withdrawn, superseded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of__isnull", True), ("as_of__earliest__isnull", False), _connector="OR"
                        ),
                        name="statusupdate_as_of_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="as_of must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("as_of__startswith", ".."), _negated=True),
                        name="statusupdate_as_of_has_a_beginning",
                        violation_error_message="as_of must say when it begins, such as 2023 or 2022-08/..",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "no_evidence_found"), _negated=True),
                            ("searched__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="statusupdate_says_where_it_searched",
                        violation_error_message="searched must say where you looked when the status is no_evidence_found.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retracted_at__isnull", True), ("retraction_reason", "")),
                            models.Q(("retracted_at__isnull", False), ("retraction_reason__regex", "\\S")),
                            _connector="OR",
                        ),
                        name="statusupdate_retraction_has_a_reason",
                        violation_error_message="A retraction needs a retraction_reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "published"), _negated=True),
                            ("axis", "official"),
                            ("author__isnull", True),
                            models.Q(
                                ("reviewer__isnull", False), models.Q(("reviewer", models.F("author")), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="statusupdate_verdict_has_a_second_person",
                        violation_error_message="What the evidence supports is a verdict: someone other than its author must publish it. Save it as in review; a reviewer publishes it.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="135a4ed18e7199ae1f6aab1fef4748b74108317f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_d576c",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="a4b7e824a2d5e2f5a570fd678a3d5138cb2dbb40",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_d852b",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="0b961332e097158e2987869cf38fafc96ec8a4ad",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_abc85",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="4a641cc9adb6a974a4047fbd8e6ee623b2ac0e49",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_0ae30",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_stamped",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))",
                            func="NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;",
                            hash="61ae1cccb4c37ef1d0159976874a667d10e7fabb",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_publication_is_stamped_6cab1",
                            table="tracker_statusupdate",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="publication_is_not_undone_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published' AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('\"%s\" is public and stays so; correct it, or have someone who may delete it do that.', offender); END IF; RETURN NULL;",
                            hash="ce1da317ac98f13562b739d3e4641558d0aa2f98",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_publication_is_not_undone_update_70c74",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="statusupdate_is_append_only_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published' AND NOT EXISTS (SELECT FROM tracker_statusupdateevent AS event JOIN pghistory_context AS context ON context.id = event.pgh_context_id JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint WHERE event.id = old_rows.id AND batch.state = 'reverting') AND ((old_rows.commitment_id, old_rows.axis, old_rows.status, old_rows.as_of, old_rows.summary, old_rows.searched, old_rows.stage, old_rows.author_id, old_rows.reviewer_id, old_rows.published_at) IS DISTINCT FROM (new_rows.commitment_id, new_rows.axis, new_rows.status, new_rows.as_of, new_rows.summary, new_rows.searched, new_rows.stage, new_rows.author_id, new_rows.reviewer_id, new_rows.published_at) OR (old_rows.retracted_at IS NOT NULL AND (old_rows.retracted_at, old_rows.retraction_reason) IS DISTINCT FROM (new_rows.retracted_at, new_rows.retraction_reason)))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_is_append_only', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The published status update \"%s\" is never edited; retract it with a reason and add a new one.', offender); END IF; RETURN NULL;",
                            hash="ff0c8e33c83c8a580af5574a577cab19d5a871a3",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_statusupdate_is_append_only_update_89938",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="statusupdate_is_published_as_it_stood_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage <> 'published' AND new_rows.stage = 'published' AND new_rows.axis = 'evidence' AND new_rows.author_id IS NOT NULL AND (old_rows.commitment_id, old_rows.axis, old_rows.status, old_rows.as_of, old_rows.summary, old_rows.searched) IS DISTINCT FROM (new_rows.commitment_id, new_rows.axis, new_rows.status, new_rows.as_of, new_rows.summary, new_rows.searched)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_is_published_as_it_stood', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The verdict \"%s\" was changed in the same step that publishes it; save the change first, and let a second person publish it as it stands.', offender); END IF; RETURN NULL;",
                            hash="6338570d1d6ce4eb6582e0c66d0df31b4b16db53",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_statusupdate_is_published_as_it_stood_update_20c53",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="statusupdate_speaks_of_the_past_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT id, as_of FROM new_rows WHERE edtf_earliest(as_of) > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_speaks_of_the_past', TABLE = TG_TABLE_NAME, COLUMN = 'as_of', MESSAGE = format('\"%s\" has not come yet; a status update speaks of a day that has.', offender); END IF; RETURN NULL;",
                            hash="a13864a522a380ea726634b63c0697d5dd4acdc8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_statusupdate_speaks_of_the_past_insert_6aca3",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="statusupdate_speaks_of_the_past_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT id, as_of FROM new_rows WHERE edtf_earliest(as_of) > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_speaks_of_the_past', TABLE = TG_TABLE_NAME, COLUMN = 'as_of', MESSAGE = format('\"%s\" has not come yet; a status update speaks of a day that has.', offender); END IF; RETURN NULL;",
                            hash="d0bd08ee708e1d0f7f878abc2c19659e80ab7f5c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_statusupdate_speaks_of_the_past_update_3af0e",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="statusupdate_is_never_deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE stage = 'published' AND NOT EXISTS (SELECT FROM tracker_statusupdateevent AS event JOIN pghistory_context AS context ON context.id = event.pgh_context_id JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint WHERE event.id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_is_never_deleted', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The published status update \"%s\" is never deleted; retract it with a reason.', offender); END IF; RETURN NULL;",
                            hash="e41af1673f0f0f0abb7645c5d2a79e17d2c622fe",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_statusupdate_is_never_deleted_delete_d6ae6",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_statusupdateevent" ("as_of", "author_id", "axis", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "retracted_at", "retraction_reason", "reviewer_id", "searched", "stage", "status", "summary") SELECT new_values."as_of", new_values."author_id", new_values."axis", new_values."commitment_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."retracted_at", new_values."retraction_reason", new_values."reviewer_id", new_values."searched", new_values."stage", new_values."status", new_values."summary" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e189990c57bc77f0f7379a3311e4f6b212f8e6f8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4d478",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_statusupdateevent" ("as_of", "author_id", "axis", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "retracted_at", "retraction_reason", "reviewer_id", "searched", "stage", "status", "summary") SELECT new_values."as_of", new_values."author_id", new_values."axis", new_values."commitment_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."retracted_at", new_values."retraction_reason", new_values."reviewer_id", new_values."searched", new_values."stage", new_values."status", new_values."summary" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3b4d6ef3e8b83942ad5b19a290b0abff12cd18ee",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_738bf",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_statusupdateevent" ("as_of", "author_id", "axis", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "retracted_at", "retraction_reason", "reviewer_id", "searched", "stage", "status", "summary") SELECT old_values."as_of", old_values."author_id", old_values."axis", old_values."commitment_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_at", old_values."recorded_at", old_values."ref", old_values."retracted_at", old_values."retraction_reason", old_values."reviewer_id", old_values."searched", old_values."stage", old_values."status", old_values."summary" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="39ed46d1a020370946a740f9b0bb2fab93d818c8",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b17ed",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_statusupdate",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentEvent",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pledge", "Pledge"),
                            ("agreement", "Agreement"),
                            ("measure", "Measure"),
                            ("statement", "Statement"),
                            ("demand", "Demand"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("summary", models.TextField(blank=True, help_text="In our own words.")),
                ("deliverable", models.TextField(blank=True, help_text="The outcome that can be tested.")),
                (
                    "guideline",
                    models.TextField(
                        blank=True, help_text="What would count as fulfilled, as partly fulfilled, as broken."
                    ),
                ),
                ("made_on", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "made_on_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("made_on")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "made_on_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("made_on")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("due", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                (
                    "due_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("due")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "due_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("due")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "review_every",
                    models.PositiveSmallIntegerField(blank=True, help_text="Days between two reviews.", null=True),
                ),
                ("next_review_on", models.DateField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The analyst who follows it up.",
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
                        to="tracker.commitment",
                    ),
                ),
                (
                    "made_at",
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
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fc5e6b37e1a941712976e8b3f3f81feb1f5ace58",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b6125",
                            table="tracker_commitmentevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentTopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "commitment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
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
                    "topic",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.topic",
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
                            hash="79a23f523772e4d790026792e9f0f2b705646b3d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1efb2",
                            table="tracker_commitmenttopicevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SanctionTarget",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("tracker.sanction_targets",),
        ),
        migrations.CreateModel(
            name="CommitmentTopic",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("tracker.commitment_topics",),
        ),
        migrations.CreateModel(
            name="LinkEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("in_exchange_for", "In exchange for"),
                            ("conditional_on", "Conditional on"),
                            ("responds_to", "Responds to"),
                            ("resumes", "Resumes"),
                            ("suspends", "Suspends"),
                            ("restates", "Restates"),
                            ("narrows", "Narrows"),
                            ("strengthens", "Strengthens"),
                            ("supersedes", "Supersedes"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
                        to="tracker.link",
                    ),
                ),
                (
                    "to_commitment",
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
                    "to_sanction",
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
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cb0a6c457357314592dde36e3d617129cbdbfb74",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f89cc",
                            table="tracker_linkevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("committed", "Committed"),
                            ("counterpart", "Counterpart"),
                            ("implementer", "Implementer"),
                            ("beneficiary", "Beneficiary"),
                        ],
                        default="committed",
                        max_length=20,
                    ),
                ),
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
                        to="tracker.party",
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
                            hash="6f211f6c5c49e2d0e73f3f9adae4c2625b203ee7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e4770",
                            table="tracker_partyevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusUpdateEvent",
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
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "axis",
                    models.CharField(
                        choices=[
                            ("official", "Official (what a party says)"),
                            ("evidence", "Evidence (what the record supports)"),
                        ],
                        default="evidence",
                        max_length=10,
                    ),
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
                ("as_of", tracker.partial_dates.PartialDateField()),
                (
                    "as_of_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Earliest(models.F("as_of")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "as_of_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.partial_dates.Latest(models.F("as_of")),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                (
                    "searched",
                    models.TextField(
                        blank=True, help_text="Where you looked, and when; needed when no evidence was found."
                    ),
                ),
                ("retracted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("retraction_reason", models.TextField(blank=True)),
                (
                    "author",
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
                        to="tracker.statusupdate",
                    ),
                ),
                (
                    "reviewer",
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
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="644eb6b51c25e71b18437b245802591c3de494cc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bcad5",
                            table="tracker_statusupdateevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArchivedTextEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.TextField()),
                (
                    "sha256",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tracker.models.archived_text.Sha256("text"),
                        output_field=models.CharField(max_length=64),
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
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
                        to="tracker.archivedtext",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.source",
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
                            hash="673ed6ea55c040d43963d930f2bbd94675634427",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9d7b3",
                            table="tracker_archivedtextevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Citation",
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
                    "stance",
                    models.CharField(
                        choices=[("supports", "Supports"), ("disputes", "Disputes"), ("mentions", "Mentions")],
                        default="supports",
                        max_length=10,
                    ),
                ),
                (
                    "credibility",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "1 – confirmed by other sources"),
                            (2, "2 – probably true"),
                            (3, "3 – possibly true"),
                            (4, "4 – doubtful"),
                            (5, "5 – improbable"),
                            (6, "6 – cannot be judged"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "paragraph",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Counted from 1 at the start of the running text.", null=True
                    ),
                ),
                ("quote", models.TextField(blank=True)),
                ("quote_prefix", models.TextField(blank=True)),
                ("quote_suffix", models.TextField(blank=True)),
                ("quote_start", models.PositiveIntegerField(blank=True, null=True)),
                ("quote_end", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "field",
                    models.CharField(
                        blank=True, help_text="The field this source gives a value of its own for.", max_length=50
                    ),
                ),
                ("value", models.TextField(blank=True, help_text="What this source says that field is.")),
                ("note", models.TextField(blank=True)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.actor",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.commitment",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.link",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.meeting",
                    ),
                ),
                (
                    "observation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.observation",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.role",
                    ),
                ),
                (
                    "sanction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.sanction",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="tracker.source"
                    ),
                ),
                (
                    "status_update",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.statusupdate",
                    ),
                ),
            ],
            options={
                "ordering": ["source", "paragraph", "ref"],
                "abstract": False,
                "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="citation_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                    ),
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
                        name="citation_is_for_one_record",
                        violation_error_message="Fill exactly one of: actor, role, meeting, commitment, status_update, link, sanction, observation.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", ["supports", "disputes", "mentions"])),
                        name="citation_stance_is_known",
                        violation_error_message="stance must be one of: supports, disputes, mentions.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("credibility__isnull", True), ("credibility__range", (1, 6)), _connector="OR"
                        ),
                        name="citation_credibility_is_known",
                        violation_error_message="credibility must be a whole number from 1 (confirmed) to 6 (cannot be judged).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("paragraph__isnull", True), ("paragraph__gte", 1), _connector="OR"),
                        name="citation_paragraph_counts_from_one",
                        violation_error_message="paragraph must be 1 or more.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("field", ""), ("value", "")),
                            models.Q(models.Q(("field", ""), _negated=True), models.Q(("value", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="citation_names_field_and_value",
                        violation_error_message="field and value go together: fill both or neither.",
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
                                    (
                                        "kind",
                                        "title",
                                        "held",
                                        "place",
                                        "country",
                                        "part_of",
                                        "summary",
                                        "participations",
                                    ),
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
                                ("field__in", ("kind", "to_commitment", "to_sanction", "note")),
                                ("link__isnull", False),
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
                        name="citation_field_is_one_of_the_record",
                        violation_error_message="field must be a field of the record that is cited, such as held of a meeting or imposed of a sanction.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "field__in",
                                    [
                                        "as_of",
                                        "due",
                                        "ended",
                                        "held",
                                        "imposed",
                                        "lifted",
                                        "made_on",
                                        "period",
                                        "started",
                                    ],
                                ),
                                _negated=True,
                            ),
                            django.db.models.lookups.IsNull(tracker.partial_dates.Earliest(models.F("value")), False),
                            _connector="OR",
                        ),
                        name="citation_value_of_a_date_is_partial_date",
                        violation_error_message="value must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2024-01-30~, because the field is a date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quote_end__isnull", True), ("quote_start__isnull", True)),
                            models.Q(("quote_end__isnull", False), ("quote_start__lt", models.F("quote_end"))),
                            _connector="OR",
                        ),
                        name="citation_quote_starts_before_it_ends",
                        violation_error_message="quote_end must come after quote_start.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="ref_never_changes_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" may stand in links and files and can no longer be changed.', offender); END IF; RETURN NULL;",
                            hash="087ab8ff3dfba139d8511e6457fb7e6ae069fae6",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_changes_update_9d52c",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="00ab418f19f7663bc2eb50fb6f1b857600229907",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_ref_never_reused_insert_ca0c1",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="tracker_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_never_reused_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE offender text;",
                            func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref \"%s\" belonged to a deleted record and is never used again; choose another.', offender); END IF; RETURN NULL;",
                            hash="4691a3fd57c8be34f3d719876adb446d48d968e1",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ref_never_reused_update_51095",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="tracker_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="ref_retires",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;",
                            hash="c8e3514d64269cdae8a7491e69df7c07bb91abac",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_ref_retires_16012",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="tracker_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_citationevent" ("actor_id", "commitment_id", "credibility", "field", "id", "link_id", "meeting_id", "note", "observation_id", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref", "role_id", "sanction_id", "source_id", "stance", "status_update_id", "value") SELECT new_values."actor_id", new_values."commitment_id", new_values."credibility", new_values."field", new_values."id", new_values."link_id", new_values."meeting_id", new_values."note", new_values."observation_id", new_values."paragraph", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."quote", new_values."quote_end", new_values."quote_prefix", new_values."quote_start", new_values."quote_suffix", new_values."recorded_at", new_values."ref", new_values."role_id", new_values."sanction_id", new_values."source_id", new_values."stance", new_values."status_update_id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0de206abd45923b7b3155baee82eff2ca09ef903",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f4eb8",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="tracker_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_citationevent" ("actor_id", "commitment_id", "credibility", "field", "id", "link_id", "meeting_id", "note", "observation_id", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref", "role_id", "sanction_id", "source_id", "stance", "status_update_id", "value") SELECT new_values."actor_id", new_values."commitment_id", new_values."credibility", new_values."field", new_values."id", new_values."link_id", new_values."meeting_id", new_values."note", new_values."observation_id", new_values."paragraph", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."quote", new_values."quote_end", new_values."quote_prefix", new_values."quote_start", new_values."quote_suffix", new_values."recorded_at", new_values."ref", new_values."role_id", new_values."sanction_id", new_values."source_id", new_values."stance", new_values."status_update_id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b22aba87af9f31233630ed6196d5053f0ad5f7ea",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_733e5",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="tracker_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_citationevent" ("actor_id", "commitment_id", "credibility", "field", "id", "link_id", "meeting_id", "note", "observation_id", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref", "role_id", "sanction_id", "source_id", "stance", "status_update_id", "value") SELECT old_values."actor_id", old_values."commitment_id", old_values."credibility", old_values."field", old_values."id", old_values."link_id", old_values."meeting_id", old_values."note", old_values."observation_id", old_values."paragraph", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."quote", old_values."quote_end", old_values."quote_prefix", old_values."quote_start", old_values."quote_suffix", old_values."recorded_at", old_values."ref", old_values."role_id", old_values."sanction_id", old_values."source_id", old_values."stance", old_values."status_update_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="023e1644831a964e2ddcc5cdc10b0eba6a9a4439",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8d900",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="tracker_citation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CitationEvent",
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
                    "stance",
                    models.CharField(
                        choices=[("supports", "Supports"), ("disputes", "Disputes"), ("mentions", "Mentions")],
                        default="supports",
                        max_length=10,
                    ),
                ),
                (
                    "credibility",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "1 – confirmed by other sources"),
                            (2, "2 – probably true"),
                            (3, "3 – possibly true"),
                            (4, "4 – doubtful"),
                            (5, "5 – improbable"),
                            (6, "6 – cannot be judged"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "paragraph",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Counted from 1 at the start of the running text.", null=True
                    ),
                ),
                ("quote", models.TextField(blank=True)),
                ("quote_prefix", models.TextField(blank=True)),
                ("quote_suffix", models.TextField(blank=True)),
                ("quote_start", models.PositiveIntegerField(blank=True, null=True)),
                ("quote_end", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "field",
                    models.CharField(
                        blank=True, help_text="The field this source gives a value of its own for.", max_length=50
                    ),
                ),
                ("value", models.TextField(blank=True, help_text="What this source says that field is.")),
                ("note", models.TextField(blank=True)),
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
                        to="tracker.citation",
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
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.source",
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
                            hash="8885e8eb126873d1bd9ce7e3d0986399c33f867d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6a305",
                            table="tracker_citationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sanctiontarget",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctiontargetevent" ("actor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "sanction_id") SELECT new_values."actor_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."sanction_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="98f6ba8d17f1dac19c5fa165799958641233c382",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1e0a6",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="tracker_sanction_targets",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sanctiontarget",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctiontargetevent" ("actor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "sanction_id") SELECT new_values."actor_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."sanction_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3199d7e287aadc3eae7368ea0780c6937f2e6ee4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f7c01",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="tracker_sanction_targets",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sanctiontarget",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctiontargetevent" ("actor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "sanction_id") SELECT old_values."actor_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."sanction_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8f6499a952ac215f9b283fd647d812d3af3f1a39",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0ae29",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="tracker_sanction_targets",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitmenttopic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_commitmenttopicevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "topic_id") SELECT new_values."commitment_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."topic_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b0e957df016cafbf344147383d0f5abafb9abbc2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_685d4",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="tracker_commitment_topics",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitmenttopic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_commitmenttopicevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "topic_id") SELECT new_values."commitment_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."topic_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ad57de1681d86779eb98a0ad5f1073b7e126059f",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f22a1",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="tracker_commitment_topics",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitmenttopic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_commitmenttopicevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "topic_id") SELECT old_values."commitment_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."topic_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="1ccd6877611955f430cdc0050574d73b981e51f6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f6af8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="tracker_commitment_topics",
                    when="AFTER",
                ),
            ),
        ),
    ]
    operations = [AtOnce(operations)]
