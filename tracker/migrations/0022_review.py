"""Notes between analysts on any record, whether a kind of record needs a second person, and proposals to change what is published."""

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
        ("tracker", "0021_asked_of_any_record"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Mention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["note", "pk"],
                        "default_permissions": (),
                    },
                ),
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
                    ],
                    options={
                        "ordering": ["written_at", "pk"],
                        "permissions": [("send_back_note", "Can send a record in review back with a note")],
                        "default_permissions": ["view", "add"],
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("record_kind", models.CharField(max_length=40)),
                        ("record_key", models.BigIntegerField()),
                        ("changes", models.JSONField()),
                        ("base_event", models.BigIntegerField()),
                        (
                            "reason",
                            models.TextField(help_text="Why the record should say so, and where that is to be read."),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("sent_back", "Sent back"),
                                    ("accepted", "Published"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "proposed_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        ("answer", models.TextField(blank=True, help_text="What a reviewer says of it.")),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["-proposed_at", "-pk"],
                        "permissions": [
                            ("accept_proposal", "Can publish changes of published records, and what others propose")
                        ],
                        "default_permissions": ["view", "add"],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("record_kind", models.CharField(max_length=40)),
                        ("record_key", models.BigIntegerField()),
                        ("changes", models.JSONField()),
                        ("base_event", models.BigIntegerField()),
                        (
                            "reason",
                            models.TextField(help_text="Why the record should say so, and where that is to be read."),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("sent_back", "Sent back"),
                                    ("accepted", "Published"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "proposed_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        ("answer", models.TextField(blank=True, help_text="What a reviewer says of it.")),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PublishingRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "record_kind",
                            models.CharField(
                                error_messages={"unique": "There is a rule for this kind of record; change that."},
                                max_length=40,
                                unique=True,
                            ),
                        ),
                        (
                            "needs_second_person",
                            models.BooleanField(
                                default=True,
                                help_text="Whether someone other than who last changed a record must publish it.",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["record_kind"],
                    },
                ),
                migrations.CreateModel(
                    name="PublishingRuleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "record_kind",
                            models.CharField(
                                error_messages={"unique": "There is a rule for this kind of record; change that."},
                                max_length=40,
                            ),
                        ),
                        (
                            "needs_second_person",
                            models.BooleanField(
                                default=True,
                                help_text="Whether someone other than who last changed a record must publish it.",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="actor",
                    trigger=trigger("0022_review.sql", "tracker_actor", "writer_record_has_a_second_person_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actor",
                    trigger=trigger("0022_review.sql", "tracker_actor", "writer_record_has_a_second_person_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actor",
                    trigger=trigger("0022_review.sql", "tracker_actor", "writer_published_record_is_proposed_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=trigger(
                        "0022_review.sql", "tracker_commitment", "writer_record_has_a_second_person_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=trigger(
                        "0022_review.sql", "tracker_commitment", "writer_record_has_a_second_person_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=trigger(
                        "0022_review.sql", "tracker_commitment", "writer_published_record_is_proposed_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicator",
                    trigger=trigger(
                        "0022_review.sql", "tracker_indicator", "writer_record_has_a_second_person_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicator",
                    trigger=trigger(
                        "0022_review.sql", "tracker_indicator", "writer_record_has_a_second_person_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicator",
                    trigger=trigger(
                        "0022_review.sql", "tracker_indicator", "writer_published_record_is_proposed_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=trigger("0022_review.sql", "tracker_meeting", "writer_record_has_a_second_person_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=trigger("0022_review.sql", "tracker_meeting", "writer_record_has_a_second_person_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=trigger(
                        "0022_review.sql", "tracker_meeting", "writer_published_record_is_proposed_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0022_review.sql", "tracker_sanction", "writer_record_has_a_second_person_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0022_review.sql", "tracker_sanction", "writer_record_has_a_second_person_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger(
                        "0022_review.sql", "tracker_sanction", "writer_published_record_is_proposed_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=trigger("0022_review.sql", "tracker_source", "writer_record_has_a_second_person_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=trigger("0022_review.sql", "tracker_source", "writer_record_has_a_second_person_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=trigger("0022_review.sql", "tracker_source", "writer_published_record_is_proposed_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0022_review.sql", "tracker_statusupdate", "writer_record_has_a_second_person_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0022_review.sql", "tracker_statusupdate", "writer_record_has_a_second_person_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0022_review.sql", "tracker_statusupdate", "writer_published_record_is_proposed_update"
                    ),
                ),
            ]
        ),
        AtOnce(
            [
                migrations.AddField(
                    model_name="mention",
                    name="person",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="note",
                    name="author",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to=settings.AUTH_USER_MODEL
                    ),
                ),
                migrations.AddField(
                    model_name="note",
                    name="settled_by",
                    field=models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes_settled",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="mention",
                    name="note",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="tracker.note"
                    ),
                ),
                migrations.AddField(
                    model_name="noteevent",
                    name="author",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="noteevent",
                    name="pgh_context",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                migrations.AddField(
                    model_name="noteevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.note",
                    ),
                ),
                migrations.AddField(
                    model_name="noteevent",
                    name="settled_by",
                    field=models.ForeignKey(
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
                migrations.AddField(
                    model_name="proposal",
                    name="author",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="correction",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The reader's report that it is made from.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="tracker.correction",
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="decided_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals_decided",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="proposalevent",
                    name="author",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="proposalevent",
                    name="correction",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The reader's report that it is made from.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.correction",
                    ),
                ),
                migrations.AddField(
                    model_name="proposalevent",
                    name="decided_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="proposalevent",
                    name="pgh_context",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                migrations.AddField(
                    model_name="proposalevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.proposal",
                    ),
                ),
            ]
        ),
        AtOnce(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name="publishingrule",
                    trigger=trigger(
                        "0022_review.sql", "tracker_publishingrule", "publishingrule_is_of_what_is_published_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publishingrule",
                    trigger=trigger(
                        "0022_review.sql", "tracker_publishingrule", "publishingrule_is_of_what_is_published_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publishingrule",
                    trigger=trigger("0022_review.sql", "tracker_publishingrule", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publishingrule",
                    trigger=trigger("0022_review.sql", "tracker_publishingrule", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publishingrule",
                    trigger=trigger("0022_review.sql", "tracker_publishingrule", "delete_delete"),
                ),
            ]
        ),
        AtOnce(
            [
                migrations.AddField(
                    model_name="publishingruleevent",
                    name="pgh_context",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                migrations.AddField(
                    model_name="publishingruleevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.publishingrule",
                    ),
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
                    trigger=trigger("0022_review.sql", "tracker_note", "note_is_on_a_record_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0022_review.sql", "tracker_note", "note_sends_back_to_draft_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0022_review.sql", "tracker_note", "note_mentions_colleagues_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0022_review.sql", "tracker_note", "note_mentions_colleagues_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0022_review.sql", "tracker_note", "note_that_mentions_is_told_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0022_review.sql", "tracker_note", "note_that_mentions_is_told_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0022_review.sql", "tracker_note", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0022_review.sql", "tracker_note", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=trigger("0022_review.sql", "tracker_note", "delete_delete"),
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
                    trigger=trigger("0022_review.sql", "tracker_noteevent", "append_only"),
                ),
                migrations.AddIndex(
                    model_name="proposal",
                    index=models.Index(fields=["record_kind", "record_key"], name="proposal_record"),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "sent_back", "accepted", "withdrawn"])),
                        name="proposal_state_is_known",
                        violation_error_message="state must be one of: open, sent_back, accepted, withdrawn.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason__regex", "\\S")),
                        name="proposal_reason_is_filled",
                        violation_error_message="reason must not be empty.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("changes", []), _negated=True),
                        name="proposal_changes_something",
                        violation_error_message="changes must hold at least one cell that would change.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("author")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_is_published_by_a_second_person",
                        violation_error_message="decided_by must be someone other than the author, who publishes the change.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent_back"), _negated=True), ("answer__regex", "\\S"), _connector="OR"
                        ),
                        name="proposal_sent_back_has_an_answer",
                        violation_error_message="answer must say what is to be mended.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=trigger(
                        "0022_review.sql", "tracker_proposal", "proposal_is_for_a_published_record_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=trigger("0022_review.sql", "tracker_proposal", "proposal_is_decided_once_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=trigger("0022_review.sql", "tracker_proposal", "proposal_is_published_by_who_may_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=trigger(
                        "0022_review.sql", "tracker_proposal", "proposal_meets_the_record_as_it_was_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=trigger("0022_review.sql", "tracker_proposal", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=trigger("0022_review.sql", "tracker_proposal", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=trigger("0022_review.sql", "tracker_proposal", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposalevent",
                    trigger=trigger("0022_review.sql", "tracker_proposalevent", "append_only"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publishingruleevent",
                    trigger=trigger("0022_review.sql", "tracker_publishingruleevent", "append_only"),
                ),
            ]
        ),
    ]
