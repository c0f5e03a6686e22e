"""What contradicts itself is refused: a sanction lifted for a reason on no day, a source from a day yet to come.

A sanction that has the reason and not the day keeps its words, at the end of its summary, and its history tells how it
was; going back puts them where they were. A source from a day to come is refused when it is next written.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger

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
        trigger=trigger("0005_what_contradicts_itself.sql", "tracker_source", "source_has_come_out_insert"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="source",
        trigger=trigger("0005_what_contradicts_itself.sql", "tracker_source", "source_has_come_out_update"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="source",
        trigger=trigger("0005_what_contradicts_itself.sql", "tracker_source", "source_was_retrieved_insert"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="source",
        trigger=trigger("0005_what_contradicts_itself.sql", "tracker_source", "source_was_retrieved_update"),
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
