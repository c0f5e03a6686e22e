"""The table of sanctions as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

import tracker.models.archived_text
import tracker.models.integrity.web_address
import tracker.partial_dates
from tracker.migrations._triggers import triggers

SANCTION = migrations.CreateModel(
    name="Sanction",
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
                    ("export_control_listing", "Export-control listing"),
                    ("asset_freeze", "Asset freeze"),
                    ("visa_ban", "Visa ban"),
                    ("country_designation", "Country designation"),
                    ("indictment", "Indictment"),
                    ("other", "Other"),
                ],
                max_length=30,
            ),
        ),
        ("title", models.CharField(max_length=300)),
        ("programme", models.CharField(blank=True, max_length=300)),
        ("imposed", tracker.partial_dates.PartialDateField(blank=True, null=True)),
        (
            "imposed_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("imposed")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "imposed_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("imposed")),
                output_field=models.DateField(null=True),
            ),
        ),
        ("lifted", tracker.partial_dates.PartialDateField(blank=True, null=True)),
        (
            "lifted_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("lifted")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "lifted_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("lifted")),
                output_field=models.DateField(null=True),
            ),
        ),
        ("stated_reason", models.TextField(blank=True)),
        ("lifting_reason", models.TextField(blank=True)),
        ("summary", models.TextField(blank=True)),
        (
            "issuer",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sanctions_issued",
                to="tracker.actor",
            ),
        ),
        ("targets", models.ManyToManyField(blank=True, related_name="sanctions_suffered", to="tracker.actor")),
    ],
    options={
        "ordering": ["imposed_earliest", "ref"],
        "abstract": False,
        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="sanction_ref_is_a_slug",
                violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
            ),
            models.CheckConstraint(
                condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                name="sanction_stage_is_known",
                violation_error_message="stage must be one of: draft, in_review, published.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "export_control_listing",
                            "asset_freeze",
                            "visa_ban",
                            "country_designation",
                            "indictment",
                            "other",
                        ],
                    )
                ),
                name="sanction_kind_is_known",
                violation_error_message="kind must be one of: export_control_listing, asset_freeze, visa_ban, country_designation, indictment, other.",
            ),
            models.CheckConstraint(
                condition=models.Q(("title__regex", "\\S")),
                name="sanction_title_is_filled",
                violation_error_message="title must not be empty.",
            ),
            models.CheckConstraint(
                condition=models.Q(("imposed__isnull", True), ("imposed__earliest__isnull", False), _connector="OR"),
                name="sanction_imposed_is_partial_date",
                violation_error_code="invalid",
                violation_error_message="imposed must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
            ),
            models.CheckConstraint(
                condition=models.Q(("lifted__isnull", True), ("lifted__earliest__isnull", False), _connector="OR"),
                name="sanction_lifted_is_partial_date",
                violation_error_code="invalid",
                violation_error_message="lifted must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
            ),
            models.CheckConstraint(
                condition=models.Q(("lifted__latest__gte", models.F("imposed__earliest"))),
                name="sanction_lifted_not_before_imposed",
                violation_error_code="period_order",
                violation_error_message="lifted must not be before imposed; correct one of the two dates.",
            ),
        ],
        "triggers": triggers("records/sanction.sql", "tracker_sanction"),
    },
)

SANCTION_EVENT = migrations.CreateModel(
    name="SanctionEvent",
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
                    ("export_control_listing", "Export-control listing"),
                    ("asset_freeze", "Asset freeze"),
                    ("visa_ban", "Visa ban"),
                    ("country_designation", "Country designation"),
                    ("indictment", "Indictment"),
                    ("other", "Other"),
                ],
                max_length=30,
            ),
        ),
        ("title", models.CharField(max_length=300)),
        ("programme", models.CharField(blank=True, max_length=300)),
        ("imposed", tracker.partial_dates.PartialDateField(blank=True, null=True)),
        (
            "imposed_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("imposed")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "imposed_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("imposed")),
                output_field=models.DateField(null=True),
            ),
        ),
        ("lifted", tracker.partial_dates.PartialDateField(blank=True, null=True)),
        (
            "lifted_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("lifted")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "lifted_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("lifted")),
                output_field=models.DateField(null=True),
            ),
        ),
        ("stated_reason", models.TextField(blank=True)),
        ("lifting_reason", models.TextField(blank=True)),
        ("summary", models.TextField(blank=True)),
        (
            "issuer",
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
                to="tracker.sanction",
            ),
        ),
    ],
    options={
        "abstract": False,
        "triggers": triggers("records/sanction.sql", "tracker_sanctionevent"),
    },
)
