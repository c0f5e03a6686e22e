"""What contradicts itself is refused: a sanction lifted for a reason on no day, a source from a day yet to come.

A sanction that has the reason and not the day keeps its words, at the end of its summary, and its history tells how it
was; going back puts them where they were. A source from a day to come is refused when it is next written.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce

MARK = "Reason noted for lifting it, though no day was: "
KEEP_THE_WORDS = f"""
UPDATE tracker_sanction
SET summary = concat_ws(E'\\n\\n', nullif(summary, ''), '{MARK}' || lifting_reason), lifting_reason = ''
WHERE lifted IS NULL AND lifting_reason ~ '\\S'
"""  # noqa: S608
PUT_THEM_BACK = f"""
UPDATE tracker_sanction
SET summary = rtrim(split_part(summary, '{MARK}', 1), E'\\n'), lifting_reason = split_part(summary, '{MARK}', 2)
WHERE lifted IS NULL AND lifting_reason = '' AND strpos(summary, '{MARK}') > 0
"""  # noqa: S608


CHANGES = [
    migrations.AlterField(
        model_name="actor",
        name="country",
        field=models.CharField(
            blank=True,
            error_messages={"max_length": "Write an ISO 3166-1 code of two capital letters, such as CN or US."},
            help_text="ISO 3166-1 code of two capital letters, such as CN.",
            max_length=2,
        ),
    ),
    migrations.AlterField(
        model_name="actorevent",
        name="country",
        field=models.CharField(
            blank=True,
            error_messages={"max_length": "Write an ISO 3166-1 code of two capital letters, such as CN or US."},
            help_text="ISO 3166-1 code of two capital letters, such as CN.",
            max_length=2,
        ),
    ),
    migrations.AlterField(
        model_name="meeting",
        name="country",
        field=models.CharField(
            blank=True,
            error_messages={"max_length": "Write an ISO 3166-1 code of two capital letters, such as CN or US."},
            help_text="ISO 3166-1 code of two capital letters, such as CN.",
            max_length=2,
        ),
    ),
    migrations.AlterField(
        model_name="meetingevent",
        name="country",
        field=models.CharField(
            blank=True,
            error_messages={"max_length": "Write an ISO 3166-1 code of two capital letters, such as CN or US."},
            help_text="ISO 3166-1 code of two capital letters, such as CN.",
            max_length=2,
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="source",
        trigger=pgtrigger.compiler.Trigger(
            name="source_has_come_out_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT id, published FROM new_rows WHERE edtf_earliest(published) > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'source_has_come_out', TABLE = TG_TABLE_NAME, COLUMN = 'published', MESSAGE = format('\"%s\" has not come yet; a source came out on a day that has.', offender); END IF; RETURN NULL;",
                hash="3927c9765154bf45db5587d544514d8db74afba2",
                level="STATEMENT",
                operation="INSERT",
                pgid="pgtrigger_source_has_come_out_insert_b66ba",
                referencing="REFERENCING NEW TABLE AS new_rows ",
                table="tracker_source",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="source",
        trigger=pgtrigger.compiler.Trigger(
            name="source_has_come_out_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT id, published FROM new_rows WHERE edtf_earliest(published) > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'source_has_come_out', TABLE = TG_TABLE_NAME, COLUMN = 'published', MESSAGE = format('\"%s\" has not come yet; a source came out on a day that has.', offender); END IF; RETURN NULL;",
                hash="f7e54dd5ff2aac23632d562376cf58d4e6aa476e",
                level="STATEMENT",
                operation="UPDATE",
                pgid="pgtrigger_source_has_come_out_update_d57e9",
                referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                table="tracker_source",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="source",
        trigger=pgtrigger.compiler.Trigger(
            name="source_was_retrieved_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT id, retrieved_on FROM new_rows WHERE retrieved_on > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'source_was_retrieved', TABLE = TG_TABLE_NAME, COLUMN = 'retrieved_on', MESSAGE = format('\"%s\" has not come yet; a source was retrieved on a day that has.', offender); END IF; RETURN NULL;",
                hash="610a12651956a32a84558ee55dca99a7dc71700a",
                level="STATEMENT",
                operation="INSERT",
                pgid="pgtrigger_source_was_retrieved_insert_48b56",
                referencing="REFERENCING NEW TABLE AS new_rows ",
                table="tracker_source",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="source",
        trigger=pgtrigger.compiler.Trigger(
            name="source_was_retrieved_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT id, retrieved_on FROM new_rows WHERE retrieved_on > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'source_was_retrieved', TABLE = TG_TABLE_NAME, COLUMN = 'retrieved_on', MESSAGE = format('\"%s\" has not come yet; a source was retrieved on a day that has.', offender); END IF; RETURN NULL;",
                hash="f86cb1aae6d7064881eb24b7212456a994f830d8",
                level="STATEMENT",
                operation="UPDATE",
                pgid="pgtrigger_source_was_retrieved_update_efb11",
                referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                table="tracker_source",
                when="AFTER",
            ),
        ),
    ),
]
CONSTRAINT = migrations.AddConstraint(
    model_name="sanction",
    constraint=models.CheckConstraint(
        condition=models.Q(
            ("lifted__isnull", False), models.Q(("lifting_reason__regex", "\\S"), _negated=True), _connector="OR"
        ),
        name="sanction_lifted_for_a_reason_has_its_day",
        violation_error_message="lifted must say when it ended, if only roughly, where lifting_reason says why; fill in the one or empty the other.",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("tracker", "0004_search_to_reminders")]

    operations = [
        migrations.RunSQL(KEEP_THE_WORDS, PUT_THEM_BACK),
        AtOnce([*CHANGES, CONSTRAINT]),
    ]
