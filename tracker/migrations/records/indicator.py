"""The table of indicators as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

from tracker.migrations._triggers import triggers

INDICATOR = migrations.CreateModel(
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
        "triggers": triggers("records/indicator.sql", "tracker_indicator"),
    },
)

INDICATOR_EVENT = migrations.CreateModel(
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
        "triggers": triggers("records/indicator.sql", "tracker_indicatorevent"),
    },
)
