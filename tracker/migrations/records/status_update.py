"""The table of status updates as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import tracker.models.archived_text
import tracker.models.integrity.web_address
import tracker.partial_dates
from tracker.migrations._triggers import triggers

STATUS_UPDATE = migrations.CreateModel(
    name="StatusUpdate",
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
            "stage",
            models.CharField(
                choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                default="draft",
                max_length=10,
            ),
        ),
        ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
        (
            "axis",
            models.CharField(
                choices=[
                    ("official", "Official (what a party says)"),
                    ("evidence", "Evidence (what the record supports)"),
                ],
                default="evidence",
                max_length=10,
            ),
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
        ("as_of", tracker.partial_dates.PartialDateField()),
        (
            "as_of_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("as_of")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "as_of_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("as_of")),
                output_field=models.DateField(null=True),
            ),
        ),
        ("summary", models.TextField(blank=True)),
        (
            "searched",
            models.TextField(blank=True, help_text="Where you looked, and when; needed when no evidence was found."),
        ),
        ("retracted_at", models.DateTimeField(blank=True, editable=False, null=True)),
        ("retraction_reason", models.TextField(blank=True)),
        (
            "author",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="status_updates_written",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        (
            "commitment",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="status_updates",
                to="tracker.commitment",
            ),
        ),
        (
            "reviewer",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="status_updates_reviewed",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ],
    options={
        "ordering": ["-as_of_earliest", "-as_of_latest", "-published_at", "-ref"],
        "permissions": [
            ("publish_statusupdate", "Can publish a verdict that another wrote"),
            ("retract_statusupdate", "Can retract a published status update"),
        ],
        "abstract": False,
        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="statusupdate_ref_is_a_slug",
                violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
            ),
            models.CheckConstraint(
                condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                name="statusupdate_stage_is_known",
                violation_error_message="stage must be one of: draft, in_review, published.",
            ),
            models.CheckConstraint(
                condition=models.Q(("axis__in", ["official", "evidence"])),
                name="statusupdate_axis_is_known",
                violation_error_message="axis must be one of: official, evidence.",
            ),
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
                name="statusupdate_status_is_known",
                violation_error_message="status must be one of: no_evidence_found, not_started, in_progress, partly_fulfilled, fulfilled, stalled, suspended, broken, withdrawn, superseded.",
            ),
            models.CheckConstraint(
                condition=models.Q(("as_of__isnull", True), ("as_of__earliest__isnull", False), _connector="OR"),
                name="statusupdate_as_of_is_partial_date",
                violation_error_code="invalid",
                violation_error_message="as_of must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
            ),
            models.CheckConstraint(
                condition=models.Q(("as_of__startswith", ".."), _negated=True),
                name="statusupdate_as_of_has_a_beginning",
                violation_error_message="as_of must say when it begins, such as 2023 or 2022-08/..",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "no_evidence_found"), _negated=True),
                    ("searched__regex", "\\S"),
                    _connector="OR",
                ),
                name="statusupdate_says_where_it_searched",
                violation_error_message="searched must say where you looked when the status is no_evidence_found.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("retracted_at__isnull", True), ("retraction_reason", "")),
                    models.Q(("retracted_at__isnull", False), ("retraction_reason__regex", "\\S")),
                    _connector="OR",
                ),
                name="statusupdate_retraction_has_a_reason",
                violation_error_message="A retraction needs a retraction_reason.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "published"), _negated=True),
                    ("axis", "official"),
                    ("author__isnull", True),
                    models.Q(("reviewer__isnull", False), models.Q(("reviewer", models.F("author")), _negated=True)),
                    _connector="OR",
                ),
                name="statusupdate_verdict_has_a_second_person",
                violation_error_message="What the evidence supports is a verdict: someone other than its author must publish it. Save it as in review; a reviewer publishes it.",
            ),
        ],
        "triggers": triggers("records/status_update.sql", "tracker_statusupdate"),
    },
)

STATUS_UPDATE_EVENT = migrations.CreateModel(
    name="StatusUpdateEvent",
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
            "stage",
            models.CharField(
                choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                default="draft",
                max_length=10,
            ),
        ),
        ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
        (
            "axis",
            models.CharField(
                choices=[
                    ("official", "Official (what a party says)"),
                    ("evidence", "Evidence (what the record supports)"),
                ],
                default="evidence",
                max_length=10,
            ),
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
        ("as_of", tracker.partial_dates.PartialDateField()),
        (
            "as_of_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("as_of")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "as_of_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("as_of")),
                output_field=models.DateField(null=True),
            ),
        ),
        ("summary", models.TextField(blank=True)),
        (
            "searched",
            models.TextField(blank=True, help_text="Where you looked, and when; needed when no evidence was found."),
        ),
        ("retracted_at", models.DateTimeField(blank=True, editable=False, null=True)),
        ("retraction_reason", models.TextField(blank=True)),
        (
            "author",
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
                to="tracker.statusupdate",
            ),
        ),
        (
            "reviewer",
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
    ],
    options={
        "abstract": False,
        "triggers": triggers("records/status_update.sql", "tracker_statusupdateevent"),
    },
)
