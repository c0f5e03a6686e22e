"""Long plans, imports and reverts are jobs outside of requests; a batch whose plan is being made has a state of its own.

Going back, batches that were to be planned have expired, as those that nobody applied in time have.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce

BEFORE = [
    ("planned", "Planned"),
    ("awaiting_approval", "Awaiting approval"),
    ("applied", "Applied"),
    ("refused", "Refused"),
    ("reverting", "Being reverted"),
    ("reverted", "Reverted"),
    ("expired", "Expired"),
]
STATES = [("planning", "Being planned"), ("not_planned", "Not planned"), *BEFORE]
NAMES = [name for name, _ in STATES]
PUT_AWAY_UNPLANNED = """
UPDATE tracker_importbatch SET state = 'expired', content = NULL WHERE state IN ('planning', 'not_planned')
"""

JOB = migrations.CreateModel(
    name="ImportJob",
    fields=[
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        (
            "task",
            models.CharField(
                choices=[
                    ("plan", "Plan"),
                    ("plan_again", "Plan again"),
                    ("apply", "Apply"),
                    ("revert", "Take back"),
                ],
                max_length=20,
            ),
        ),
        (
            "state",
            models.CharField(
                choices=[
                    ("waiting", "Waiting"),
                    ("running", "Running"),
                    ("done", "Done"),
                    ("refused", "Refused"),
                    ("cancelled", "Cancelled"),
                    ("failed", "Failed"),
                ],
                default="waiting",
                max_length=20,
            ),
        ),
        ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
        (
            "asked_where",
            models.CharField(help_text="The address of the page that it was asked on.", max_length=300),
        ),
        ("options", models.JSONField(blank=True, default=dict, help_text="What was said with it, by name.")),
        ("attempts", models.PositiveSmallIntegerField(default=0)),
        ("rows", models.PositiveBigIntegerField(default=0)),
        ("share", models.FloatField(default=0)),
        ("started_at", models.DateTimeField(blank=True, null=True)),
        (
            "told_at",
            models.DateTimeField(blank=True, help_text="The last sign of life of who works on it.", null=True),
        ),
        ("ended_at", models.DateTimeField(blank=True, null=True)),
        ("message", models.TextField(blank=True)),
        (
            "asked_by",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="import_jobs",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        (
            "batch",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="jobs", to="tracker.importbatch"
            ),
        ),
        (
            "cancelled_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        (
            "planned",
            models.ForeignKey(
                blank=True,
                help_text="The batch that came of it.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="tracker.importbatch",
            ),
        ),
    ],
    options={
        "ordering": ["-id"],
        "default_permissions": (),
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(("task__in", ["plan", "plan_again", "apply", "revert"])),
                name="importjob_task_is_known",
                violation_error_message="task must be one of: plan, plan_again, apply, revert.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "running", "done", "refused", "cancelled", "failed"]),
                ),
                name="importjob_state_is_known",
                violation_error_message="state must be one of: waiting, running, done, refused, cancelled, failed.",
            ),
            models.UniqueConstraint(
                condition=models.Q(("state__in", ("waiting", "running"))),
                fields=("batch",),
                name="importjob_one_at_a_time_for_a_batch",
                violation_error_message="This batch is being worked on already.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("state__in", ("waiting", "running"))),
                    models.Q(
                        models.Q(("state__in", ("waiting", "running")), _negated=True),
                        ("ended_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="importjob_tells_its_end_when_over",
                violation_error_message="ended_at must be set once it is over, and not before.",
            ),
        ],
    },
)


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0006_quotes_looked_up_when_written"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.RemoveConstraint(model_name="importbatch", name="importbatch_state_is_known"),
                *(
                    migrations.AlterField(
                        model_name=model,
                        name="state",
                        field=models.CharField(choices=STATES, default="planned", max_length=20),
                    )
                    for model in ("importbatch", "importbatchevent")
                ),
                migrations.AddConstraint(
                    model_name="importbatch",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("state__in", NAMES)),
                        name="importbatch_state_is_known",
                        violation_error_message=f"state must be one of: {', '.join(NAMES)}.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importbatch",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "planning")),
                        fields=("uploaded_by", "file_sha256", "records"),
                        name="importbatch_is_planned_once_at_a_time",
                        violation_error_message="This file is being planned already.",
                    ),
                ),
                JOB,
            ]
        ),
        # Applied last of all on the way back but before the constraint: the operations above are undone after it.
        migrations.RunSQL(migrations.RunSQL.noop, PUT_AWAY_UNPLANNED),
    ]
