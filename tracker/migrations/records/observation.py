"""The table of observations as it was made first, and that of its events."""

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

OBSERVATION = migrations.CreateModel(
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
                condition=models.Q(("period__isnull", True), ("period__earliest__isnull", False), _connector="OR"),
                name="observation_period_is_partial_date",
                violation_error_code="invalid",
                violation_error_message="period must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
            ),
        ],
        "triggers": triggers("records/observation.sql", "tracker_observation"),
    },
)

OBSERVATION_EVENT = migrations.CreateModel(
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
        "triggers": triggers("records/observation.sql", "tracker_observationevent"),
    },
)
