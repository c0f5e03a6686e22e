"""The table of topics as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

from tracker.migrations._triggers import triggers

TOPIC = migrations.CreateModel(
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
        "triggers": triggers("records/topic.sql", "tracker_topic"),
    },
)

TOPIC_EVENT = migrations.CreateModel(
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
        "triggers": triggers("records/topic.sql", "tracker_topicevent"),
    },
)
