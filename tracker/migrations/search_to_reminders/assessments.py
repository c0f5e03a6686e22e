"""What one analyst, unseen by another, makes of a commitment."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

from tracker.migrations._triggers import triggers

ASSESSMENTS = [
    migrations.CreateModel(
        name="Assessment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "as_of",
                models.DateField(help_text="The last day whose evidence is weighed; the same for both analysts."),
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
            ("reasoning", models.TextField()),
            ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
            (
                "analyst",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="assessments",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "commitment",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="tracker.commitment"
                ),
            ),
        ],
        options={
            "ordering": ["-as_of", "commitment", "pk"],
            "constraints": [
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
                    name="assessment_status_is_known",
                    violation_error_message="status must be one of: no_evidence_found, not_started, in_progress, partly_fulfilled, fulfilled, stalled, suspended, broken, withdrawn, superseded.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("reasoning__regex", "\\S")),
                    name="assessment_reasoning_is_filled",
                    violation_error_message="reasoning must not be empty.",
                ),
                models.UniqueConstraint(
                    fields=("commitment", "analyst", "as_of"),
                    name="assessment_stands_once_an_analyst",
                    violation_error_message="You have assessed this commitment as of this day before.",
                ),
            ],
            "triggers": triggers("search_to_reminders/review.sql", "tracker_assessment"),
        },
    ),
    migrations.CreateModel(
        name="AssessmentEvent",
        fields=[
            ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
            ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
            ("pgh_label", models.TextField(help_text="The event label.")),
            ("id", models.BigIntegerField()),
            (
                "as_of",
                models.DateField(help_text="The last day whose evidence is weighed; the same for both analysts."),
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
            ("reasoning", models.TextField()),
            ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
            (
                "analyst",
                models.ForeignKey(
                    db_constraint=False,
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
                    to="tracker.assessment",
                ),
            ),
        ],
        options={
            "abstract": False,
            "triggers": triggers("search_to_reminders/review.sql", "tracker_assessmentevent"),
        },
    ),
]
