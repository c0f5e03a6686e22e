"""The table of sanction targets as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

from tracker.migrations._triggers import triggers

SANCTION_TARGET_EVENT = migrations.CreateModel(
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
        "triggers": triggers("records/sanction_target.sql", "tracker_sanctiontargetevent"),
    },
)

SANCTION_TARGET = migrations.CreateModel(
    name="SanctionTarget",
    fields=[],
    options={
        "proxy": True,
        "indexes": [],
        "constraints": [],
    },
    bases=("tracker.sanction_targets",),
)
