"""Notes between analysts on any record, and the colleagues they are for."""

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0026_asked_of_any_record"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Note",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("record_kind", models.CharField(max_length=40)),
                        ("record_key", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("note", "Note"), ("sent_back", "Sent back")], default="note", max_length=10
                            ),
                        ),
                        (
                            "text",
                            models.TextField(help_text="Name a colleague as @username to have it in their tasks."),
                        ),
                        (
                            "written_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        ("settled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes_settled",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["written_at", "pk"],
                        "permissions": [("send_back_note", "Can send a record in review back with a note")],
                        "default_permissions": ["view", "add"],
                    },
                ),
                migrations.CreateModel(
                    name="Mention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mentions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "note",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="tracker.note"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["note", "pk"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="NoteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("record_kind", models.CharField(max_length=40)),
                        ("record_key", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("note", "Note"), ("sent_back", "Sent back")], default="note", max_length=10
                            ),
                        ),
                        (
                            "text",
                            models.TextField(help_text="Name a colleague as @username to have it in their tasks."),
                        ),
                        (
                            "written_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        ("settled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "author",
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
                                to="tracker.note",
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ]
        ),
        AtOnce(
            [
                migrations.AddIndex(
                    model_name="note",
                    index=models.Index(fields=["record_kind", "record_key"], name="note_record"),
                ),
                migrations.AddConstraint(
                    model_name="note",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", ["note", "sent_back"])),
                        name="note_kind_is_known",
                        violation_error_message="kind must be one of: note, sent_back.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="note",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("text__regex", "\\S")),
                        name="note_text_is_filled",
                        violation_error_message="text must not be empty.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="note",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="note_is_settled_by_somebody",
                        violation_error_message="settled_at and settled_by go together: fill both or neither.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0026_review.sql", "tracker_note", "note_is_on_a_record_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0026_review.sql", "tracker_note", "note_sends_back_to_draft_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0026_review.sql", "tracker_note", "note_mentions_colleagues_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0026_review.sql", "tracker_note", "note_mentions_colleagues_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0026_review.sql", "tracker_note", "note_that_mentions_is_told_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0026_review.sql", "tracker_note", "note_that_mentions_is_told_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0026_review.sql", "tracker_note", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0026_review.sql", "tracker_note", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0026_review.sql", "tracker_note", "delete_delete"),
                ),
                migrations.AddConstraint(
                    model_name="mention",
                    constraint=models.UniqueConstraint(
                        fields=("note", "person"),
                        name="mention_stands_once",
                        violation_error_message="This note is for them already.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="noteevent",
                    trigger=trigger("0026_review.sql", "tracker_noteevent", "append_only"),
                ),
            ]
        ),
    ]
