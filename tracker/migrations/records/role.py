"""The table of roles as it was made first, and that of its events."""

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

ROLE = migrations.CreateModel(
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
                condition=models.Q(("started__isnull", True), ("started__earliest__isnull", False), _connector="OR"),
                name="role_started_is_partial_date",
                violation_error_code="invalid",
                violation_error_message="started must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
            ),
            models.CheckConstraint(
                condition=models.Q(("ended__isnull", True), ("ended__earliest__isnull", False), _connector="OR"),
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
        "triggers": triggers("records/role.sql", "tracker_role"),
    },
)

ROLE_EVENT = migrations.CreateModel(
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
        "triggers": triggers("records/role.sql", "tracker_roleevent"),
    },
)
