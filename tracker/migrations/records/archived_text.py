"""The table of archived texts as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

import tracker.models.archived_text
import tracker.models.integrity.web_address
import tracker.partial_dates
from tracker.migrations._triggers import triggers

ARCHIVED_TEXT = migrations.CreateModel(
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
        "triggers": triggers("records/archived_text.sql", "tracker_archivedtext"),
    },
)

ARCHIVED_TEXT_EVENT = migrations.CreateModel(
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
        "triggers": triggers("records/archived_text.sql", "tracker_archivedtextevent"),
    },
)
