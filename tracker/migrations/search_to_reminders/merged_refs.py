"""Refs of actors that were merged into others."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from tracker.migrations._triggers import trigger, triggers

MERGED_REFS = [
    migrations.AlterModelOptions(
        name="actor",
        options={
            "default_permissions": ["add", "change", "delete", "view", "import", "export"],
            "ordering": ["name", "ref"],
            "permissions": [("merge_actor", "Can merge two actors and undo a merge")],
        },
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="actor",
        trigger=trigger("search_to_reminders/merged_refs.sql", "tracker_actor", "ref_is_merged_insert"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="actor",
        trigger=trigger("search_to_reminders/merged_refs.sql", "tracker_actor", "ref_is_merged_update"),
    ),
    migrations.CreateModel(
        name="MergedRef",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("ref", models.CharField(max_length=120, unique=True)),
            ("merged_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            (
                "actor",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="merged_refs", to="tracker.actor"
                ),
            ),
            (
                "merged_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="actors_merged",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "ordering": ["-merged_at", "ref"],
            "default_permissions": ["view"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                    name="mergedref_ref_is_a_slug",
                    violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                )
            ],
            "triggers": triggers("search_to_reminders/merged_refs.sql", "tracker_mergedref"),
        },
    ),
    migrations.CreateModel(
        name="MergedRefEvent",
        fields=[
            ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
            ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
            ("pgh_label", models.TextField(help_text="The event label.")),
            ("id", models.BigIntegerField()),
            ("ref", models.CharField(max_length=120)),
            ("merged_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
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
                "merged_by",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
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
                    to="tracker.mergedref",
                ),
            ),
        ],
        options={
            "abstract": False,
            "triggers": triggers("search_to_reminders/merged_refs.sql", "tracker_mergedrefevent"),
        },
    ),
]
