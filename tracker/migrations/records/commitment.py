"""The table of commitments as it was made first, and that of its events."""

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

COMMITMENT = migrations.CreateModel(
    name="Commitment",
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
            "kind",
            models.CharField(
                choices=[
                    ("pledge", "Pledge"),
                    ("agreement", "Agreement"),
                    ("measure", "Measure"),
                    ("statement", "Statement"),
                    ("demand", "Demand"),
                ],
                max_length=20,
            ),
        ),
        ("title", models.CharField(max_length=300)),
        ("summary", models.TextField(blank=True, help_text="In our own words.")),
        ("deliverable", models.TextField(blank=True, help_text="The outcome that can be tested.")),
        (
            "guideline",
            models.TextField(blank=True, help_text="What would count as fulfilled, as partly fulfilled, as broken."),
        ),
        ("made_on", tracker.partial_dates.PartialDateField(blank=True, null=True)),
        (
            "made_on_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("made_on")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "made_on_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("made_on")),
                output_field=models.DateField(null=True),
            ),
        ),
        ("due", tracker.partial_dates.PartialDateField(blank=True, null=True)),
        (
            "due_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("due")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "due_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("due")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "review_every",
            models.PositiveSmallIntegerField(blank=True, help_text="Days between two reviews.", null=True),
        ),
        ("next_review_on", models.DateField(blank=True, null=True)),
        (
            "owner",
            models.ForeignKey(
                blank=True,
                help_text="The analyst who follows it up.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="commitments_owned",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        (
            "made_at",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="commitments",
                to="tracker.meeting",
            ),
        ),
        ("topics", models.ManyToManyField(blank=True, related_name="commitments", to="tracker.topic")),
    ],
    options={
        "ordering": ["made_on_earliest", "ref"],
        "abstract": False,
        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
        "indexes": [
            django.contrib.postgres.indexes.GinIndex(
                fields=["title"], name="commitment_title_trigrams", opclasses=["gin_trgm_ops"]
            )
        ],
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="commitment_ref_is_a_slug",
                violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
            ),
            models.CheckConstraint(
                condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                name="commitment_stage_is_known",
                violation_error_message="stage must be one of: draft, in_review, published.",
            ),
            models.CheckConstraint(
                condition=models.Q(("kind__in", ["pledge", "agreement", "measure", "statement", "demand"])),
                name="commitment_kind_is_known",
                violation_error_message="kind must be one of: pledge, agreement, measure, statement, demand.",
            ),
            models.CheckConstraint(
                condition=models.Q(("title__regex", "\\S")),
                name="commitment_title_is_filled",
                violation_error_message="title must not be empty.",
            ),
            models.CheckConstraint(
                condition=models.Q(("made_on__isnull", True), ("made_on__earliest__isnull", False), _connector="OR"),
                name="commitment_made_on_is_partial_date",
                violation_error_code="invalid",
                violation_error_message="made_on must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
            ),
            models.CheckConstraint(
                condition=models.Q(("due__isnull", True), ("due__earliest__isnull", False), _connector="OR"),
                name="commitment_due_is_partial_date",
                violation_error_code="invalid",
                violation_error_message="due must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
            ),
            models.CheckConstraint(
                condition=models.Q(("due__latest__gte", models.F("made_on__earliest"))),
                name="commitment_due_not_before_made_on",
                violation_error_code="period_order",
                violation_error_message="due must not be before made_on; correct one of the two dates.",
            ),
            models.CheckConstraint(
                condition=models.Q(("review_every__isnull", True), ("review_every__gte", 1), _connector="OR"),
                name="commitment_review_every_is_a_day_or_more",
                violation_error_message="review_every must be a number of days, 1 or more.",
            ),
        ],
        "triggers": triggers("records/commitment.sql", "tracker_commitment"),
    },
)

COMMITMENT_EVENT = migrations.CreateModel(
    name="CommitmentEvent",
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
            "kind",
            models.CharField(
                choices=[
                    ("pledge", "Pledge"),
                    ("agreement", "Agreement"),
                    ("measure", "Measure"),
                    ("statement", "Statement"),
                    ("demand", "Demand"),
                ],
                max_length=20,
            ),
        ),
        ("title", models.CharField(max_length=300)),
        ("summary", models.TextField(blank=True, help_text="In our own words.")),
        ("deliverable", models.TextField(blank=True, help_text="The outcome that can be tested.")),
        (
            "guideline",
            models.TextField(blank=True, help_text="What would count as fulfilled, as partly fulfilled, as broken."),
        ),
        ("made_on", tracker.partial_dates.PartialDateField(blank=True, null=True)),
        (
            "made_on_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("made_on")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "made_on_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("made_on")),
                output_field=models.DateField(null=True),
            ),
        ),
        ("due", tracker.partial_dates.PartialDateField(blank=True, null=True)),
        (
            "due_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("due")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "due_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("due")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "review_every",
            models.PositiveSmallIntegerField(blank=True, help_text="Days between two reviews.", null=True),
        ),
        ("next_review_on", models.DateField(blank=True, null=True)),
        (
            "owner",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The analyst who follows it up.",
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
                to="tracker.commitment",
            ),
        ),
        (
            "made_at",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.meeting",
            ),
        ),
    ],
    options={
        "abstract": False,
        "triggers": triggers("records/commitment.sql", "tracker_commitmentevent"),
    },
)
