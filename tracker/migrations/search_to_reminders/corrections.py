"""Corrections that readers send."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import tracker.models.archived_text
import tracker.models.integrity.web_address
import tracker.partial_dates
from tracker.migrations._triggers import triggers

CORRECTIONS = [
    migrations.CreateModel(
        name="Correction",
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
            (
                "record_kind",
                models.CharField(
                    choices=[
                        ("commitment", "Commitment"),
                        ("actor", "Actor"),
                        ("meeting", "Meeting"),
                        ("sanction", "Sanction"),
                        ("source", "Source"),
                        ("topic", "Topic"),
                        ("indicator", "Figure"),
                    ],
                    max_length=20,
                ),
            ),
            ("record_ref", models.CharField(max_length=120)),
            ("wrong", models.TextField(verbose_name="what is wrong")),
            ("should_be", models.TextField(verbose_name="what would be right")),
            (
                "source_url",
                tracker.models.integrity.web_address.WebAddressField(
                    blank=True, max_length=2000, verbose_name="link that shows it"
                ),
            ),
            (
                "email",
                models.EmailField(
                    blank=True,
                    help_text="To ask back; never shown or given on.",
                    max_length=254,
                    verbose_name="e-mail of the sender",
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[("new", "New"), ("accepted", "Accepted"), ("declined", "Declined")],
                    default="new",
                    max_length=10,
                ),
            ),
            ("reason", models.TextField(blank=True, help_text="The sender can read it, with the reference number.")),
            ("decided_at", models.DateTimeField(blank=True, null=True)),
            (
                "decided_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="corrections_decided",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "ordering": ["-recorded_at", "ref"],
            "abstract": False,
            "default_permissions": ["view", "change"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                    name="correction_ref_is_a_slug",
                    violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "record_kind__in",
                            ["commitment", "actor", "meeting", "sanction", "source", "topic", "indicator"],
                        )
                    ),
                    name="correction_record_kind_is_known",
                    violation_error_message="record_kind must be one of: commitment, actor, meeting, sanction, source, topic, indicator.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("record_ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                    name="correction_record_ref_is_a_ref",
                    violation_error_message="record_ref must be the ref of a record, such as state-department.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("state__in", ["new", "accepted", "declined"])),
                    name="correction_state_is_known",
                    violation_error_message="state must be one of: new, accepted, declined.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("wrong__regex", "\\S")),
                    name="correction_says_what_is_wrong",
                    violation_error_message="wrong must not be empty.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("should_be__regex", "\\S")),
                    name="correction_says_what_would_be_right",
                    violation_error_message="should_be must not be empty.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length("wrong"), 4000)
                    ),
                    name="correction_wrong_is_short_enough",
                    violation_error_message="wrong must have at most 4000 characters.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        django.db.models.lookups.LessThanOrEqual(
                            django.db.models.functions.text.Length("should_be"), 4000
                        )
                    ),
                    name="correction_should_be_is_short_enough",
                    violation_error_message="should_be must have at most 4000 characters.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("source_url", ""), ("source_url__regex", "^https?://[^\\s]+$"), _connector="OR"
                    ),
                    name="correction_source_url_is_a_web_address",
                    violation_error_message="source_url must begin with http:// or https:// and hold no blanks.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state__in", ["accepted", "declined"]), _negated=True),
                        ("reason__regex", "\\S"),
                        _connector="OR",
                    ),
                    name="correction_decision_has_a_reason",
                    violation_error_message="reason must say why the correction is accepted or declined.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            models.Q(("state__in", ["accepted", "declined"]), _negated=True),
                            ("decided_at__isnull", True),
                            ("decided_by__isnull", True),
                        ),
                        models.Q(
                            ("state__in", ["accepted", "declined"]),
                            ("decided_at__isnull", False),
                            ("decided_by__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="correction_decision_has_a_person_and_a_moment",
                    violation_error_message="A decision needs decided_by and decided_at; what is new has neither.",
                ),
            ],
            "triggers": triggers("search_to_reminders/corrections.sql", "tracker_correction"),
        },
    ),
    migrations.CreateModel(
        name="CorrectionEvent",
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
            (
                "record_kind",
                models.CharField(
                    choices=[
                        ("commitment", "Commitment"),
                        ("actor", "Actor"),
                        ("meeting", "Meeting"),
                        ("sanction", "Sanction"),
                        ("source", "Source"),
                        ("topic", "Topic"),
                        ("indicator", "Figure"),
                    ],
                    max_length=20,
                ),
            ),
            ("record_ref", models.CharField(max_length=120)),
            ("wrong", models.TextField(verbose_name="what is wrong")),
            ("should_be", models.TextField(verbose_name="what would be right")),
            (
                "source_url",
                tracker.models.integrity.web_address.WebAddressField(
                    blank=True, max_length=2000, verbose_name="link that shows it"
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[("new", "New"), ("accepted", "Accepted"), ("declined", "Declined")],
                    default="new",
                    max_length=10,
                ),
            ),
            ("reason", models.TextField(blank=True, help_text="The sender can read it, with the reference number.")),
            ("decided_at", models.DateTimeField(blank=True, null=True)),
            (
                "decided_by",
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
                    to="tracker.correction",
                ),
            ),
        ],
        options={
            "abstract": False,
            "triggers": triggers("search_to_reminders/corrections.sql", "tracker_correctionevent"),
        },
    ),
    migrations.CreateModel(
        name="RecentSender",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("digest", models.CharField(max_length=64, unique=True)),
            ("day", models.DateField()),
            ("sent", models.PositiveSmallIntegerField(default=0)),
        ],
        options={
            "ordering": ["day", "digest"],
            "default_permissions": (),
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("sent__lte", 5)),
                    name="recentsender_sent_no_more_than_allowed",
                    violation_error_message="sent must be at most 5.",
                )
            ],
        },
    ),
]
