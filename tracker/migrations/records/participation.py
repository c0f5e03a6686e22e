"""The table of participations as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

from tracker.migrations._triggers import triggers

PARTICIPATION = migrations.CreateModel(
    name="Participation",
    fields=[
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        (
            "role",
            models.CharField(
                choices=[
                    ("host", "Host"),
                    ("head_of_delegation", "Head of delegation"),
                    ("participant", "Participant"),
                ],
                default="participant",
                max_length=20,
            ),
        ),
        (
            "actor",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="participations", to="tracker.actor"
            ),
        ),
        (
            "meeting",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="participations",
                to="tracker.meeting",
            ),
        ),
        (
            "on_behalf_of",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="representations",
                to="tracker.actor",
            ),
        ),
    ],
    options={
        "ordering": ["meeting", "role", "actor"],
        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(("role__in", ["host", "head_of_delegation", "participant"])),
                name="participation_role_is_known",
                violation_error_message="role must be one of: host, head_of_delegation, participant.",
            ),
            models.UniqueConstraint(
                fields=("meeting", "actor", "role"),
                name="participation_stands_once",
                violation_error_message="This actor already has this role at this meeting.",
            ),
        ],
        "triggers": triggers("records/participation.sql", "tracker_participation"),
    },
)

PARTICIPATION_EVENT = migrations.CreateModel(
    name="ParticipationEvent",
    fields=[
        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
        ("pgh_label", models.TextField(help_text="The event label.")),
        ("id", models.BigIntegerField()),
        (
            "role",
            models.CharField(
                choices=[
                    ("host", "Host"),
                    ("head_of_delegation", "Head of delegation"),
                    ("participant", "Participant"),
                ],
                default="participant",
                max_length=20,
            ),
        ),
        (
            "actor",
            models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.actor",
            ),
        ),
        (
            "meeting",
            models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.meeting",
            ),
        ),
        (
            "on_behalf_of",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
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
                to="tracker.participation",
            ),
        ),
    ],
    options={
        "abstract": False,
        "triggers": triggers("records/participation.sql", "tracker_participationevent"),
    },
)
