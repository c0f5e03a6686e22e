"""The table of partys as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

from tracker.migrations._triggers import triggers

PARTY = migrations.CreateModel(
    name="Party",
    fields=[
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        (
            "role",
            models.CharField(
                choices=[
                    ("committed", "Committed"),
                    ("counterpart", "Counterpart"),
                    ("implementer", "Implementer"),
                    ("beneficiary", "Beneficiary"),
                ],
                default="committed",
                max_length=20,
            ),
        ),
        (
            "actor",
            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="tracker.actor"),
        ),
        (
            "commitment",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="tracker.commitment"
            ),
        ),
    ],
    options={
        "verbose_name_plural": "parties",
        "ordering": ["commitment", "role", "actor"],
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(("role__in", ["committed", "counterpart", "implementer", "beneficiary"])),
                name="party_role_is_known",
                violation_error_message="role must be one of: committed, counterpart, implementer, beneficiary.",
            ),
            models.UniqueConstraint(
                fields=("commitment", "actor", "role"),
                name="party_stands_once",
                violation_error_message="This actor already has this role in this commitment.",
            ),
        ],
        "triggers": triggers("records/party.sql", "tracker_party"),
    },
)

PARTY_EVENT = migrations.CreateModel(
    name="PartyEvent",
    fields=[
        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
        ("pgh_label", models.TextField(help_text="The event label.")),
        ("id", models.BigIntegerField()),
        (
            "role",
            models.CharField(
                choices=[
                    ("committed", "Committed"),
                    ("counterpart", "Counterpart"),
                    ("implementer", "Implementer"),
                    ("beneficiary", "Beneficiary"),
                ],
                default="committed",
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
                to="tracker.party",
            ),
        ),
    ],
    options={
        "abstract": False,
        "triggers": triggers("records/party.sql", "tracker_partyevent"),
    },
)
