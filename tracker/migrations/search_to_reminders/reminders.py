"""Mails that tell people what waits for them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

from tracker.migrations._triggers import triggers

REMINDERS = [
    migrations.CreateModel(
        name="Reminder",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("sent_on", models.DateField()),
            ("digest", models.TextField()),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "ordering": ["-sent_on", "person"],
            "default_permissions": (),
            "constraints": [
                models.UniqueConstraint(fields=("person", "sent_on"), name="reminder_comes_once_a_day"),
                models.CheckConstraint(
                    condition=models.Q(("digest__regex", "\\S")),
                    name="reminder_digest_is_filled",
                    violation_error_message="digest must not be empty.",
                ),
            ],
            "triggers": triggers("search_to_reminders/reminders.sql", "tracker_reminder"),
        },
    ),
    migrations.CreateModel(
        name="ReminderEvent",
        fields=[
            ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
            ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
            ("pgh_label", models.TextField(help_text="The event label.")),
            ("id", models.BigIntegerField()),
            ("sent_on", models.DateField()),
            ("digest", models.TextField()),
            (
                "person",
                models.ForeignKey(
                    db_constraint=False,
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
                    to="tracker.reminder",
                ),
            ),
        ],
        options={
            "abstract": False,
            "triggers": triggers("search_to_reminders/reminders.sql", "tracker_reminderevent"),
        },
    ),
]
