"""The table of planned rows as it was made first."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

PLANNED_ROW = migrations.CreateModel(
    name="PlannedRow",
    fields=[
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("record", models.CharField(max_length=63)),
        ("line", models.BigIntegerField()),
        ("key", models.TextField(blank=True)),
        (
            "outcome",
            models.CharField(choices=[("new", "New"), ("changed", "Changed"), ("invalid", "Invalid")], max_length=10),
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
)
