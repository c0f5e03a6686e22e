"""The table of sources as it was made first, and that of its events."""

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

SOURCE = migrations.CreateModel(
    name="Source",
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
                    ("news", "News"),
                    ("official_readout", "Official readout"),
                    ("speech", "Speech"),
                    ("letter", "Letter"),
                    ("law", "Law"),
                    ("dataset", "Dataset"),
                    ("report", "Report"),
                ],
                max_length=20,
            ),
        ),
        ("title", models.CharField(max_length=500)),
        (
            "authors",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=200), blank=True, default=list, size=None
            ),
        ),
        (
            "published",
            tracker.partial_dates.PartialDateField(blank=True, help_text="When it came out, as it says.", null=True),
        ),
        (
            "published_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("published")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "published_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("published")),
                output_field=models.DateField(null=True),
            ),
        ),
        ("url", tracker.models.integrity.web_address.WebAddressField(blank=True, max_length=2000)),
        ("archived_url", tracker.models.integrity.web_address.WebAddressField(blank=True, max_length=2000)),
        (
            "language",
            models.CharField(blank=True, help_text="ISO 639 code in lower case, such as en.", max_length=3),
        ),
        ("retrieved_on", models.DateField(blank=True, null=True)),
        (
            "reliability",
            models.CharField(
                choices=[
                    ("A", "A – completely reliable"),
                    ("B", "B – usually reliable"),
                    ("C", "C – fairly reliable"),
                    ("D", "D – not usually reliable"),
                    ("E", "E – unreliable"),
                    ("F", "F – cannot be judged"),
                ],
                default="F",
                max_length=1,
            ),
        ),
        (
            "publisher",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publications",
                to="tracker.actor",
            ),
        ),
        (
            "syndicated_from",
            models.ForeignKey(
                blank=True,
                help_text="The wire or article this is a copy of: copies count as one source.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="tracker.source",
            ),
        ),
    ],
    options={
        "ordering": ["title", "ref"],
        "abstract": False,
        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="source_ref_is_a_slug",
                violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
            ),
            models.CheckConstraint(
                condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                name="source_stage_is_known",
                violation_error_message="stage must be one of: draft, in_review, published.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["news", "official_readout", "speech", "letter", "law", "dataset", "report"])
                ),
                name="source_kind_is_known",
                violation_error_message="kind must be one of: news, official_readout, speech, letter, law, dataset, report.",
            ),
            models.CheckConstraint(
                condition=models.Q(("reliability__in", ["A", "B", "C", "D", "E", "F"])),
                name="source_reliability_is_known",
                violation_error_message="reliability must be one of: A, B, C, D, E, F.",
            ),
            models.CheckConstraint(
                condition=models.Q(("title__regex", "\\S")),
                name="source_title_is_filled",
                violation_error_message="title must not be empty.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    ("published__isnull", True), ("published__earliest__isnull", False), _connector="OR"
                ),
                name="source_published_is_partial_date",
                violation_error_code="invalid",
                violation_error_message="published must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
            ),
            models.CheckConstraint(
                condition=models.Q(("url", ""), ("url__regex", "^https?://[^\\s]+$"), _connector="OR"),
                name="source_url_is_a_web_address",
                violation_error_message="url must begin with http:// or https:// and hold no blanks.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    ("archived_url", ""), ("archived_url__regex", "^https?://[^\\s]+$"), _connector="OR"
                ),
                name="source_archived_url_is_a_web_address",
                violation_error_message="archived_url must begin with http:// or https:// and hold no blanks.",
            ),
            models.CheckConstraint(
                condition=models.Q(("language", ""), ("language__regex", "^[a-z]{2,3}$"), _connector="OR"),
                name="source_language_is_iso_639",
                violation_error_message="language must be an ISO 639 code, such as en or zh.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("syndicated_from", models.F("id")), _negated=True),
                    ("syndicated_from__isnull", True),
                    _connector="OR",
                ),
                name="source_is_no_copy_of_itself",
                violation_error_message="syndicated_from must name another source.",
            ),
        ],
        "triggers": triggers("records/source.sql", "tracker_source"),
    },
)

SOURCE_EVENT = migrations.CreateModel(
    name="SourceEvent",
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
                    ("news", "News"),
                    ("official_readout", "Official readout"),
                    ("speech", "Speech"),
                    ("letter", "Letter"),
                    ("law", "Law"),
                    ("dataset", "Dataset"),
                    ("report", "Report"),
                ],
                max_length=20,
            ),
        ),
        ("title", models.CharField(max_length=500)),
        (
            "authors",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=200), blank=True, default=list, size=None
            ),
        ),
        (
            "published",
            tracker.partial_dates.PartialDateField(blank=True, help_text="When it came out, as it says.", null=True),
        ),
        (
            "published_earliest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Earliest(models.F("published")),
                output_field=models.DateField(null=True),
            ),
        ),
        (
            "published_latest",
            models.GeneratedField(
                db_persist=True,
                expression=tracker.partial_dates.Latest(models.F("published")),
                output_field=models.DateField(null=True),
            ),
        ),
        ("url", tracker.models.integrity.web_address.WebAddressField(blank=True, max_length=2000)),
        ("archived_url", tracker.models.integrity.web_address.WebAddressField(blank=True, max_length=2000)),
        (
            "language",
            models.CharField(blank=True, help_text="ISO 639 code in lower case, such as en.", max_length=3),
        ),
        ("retrieved_on", models.DateField(blank=True, null=True)),
        (
            "reliability",
            models.CharField(
                choices=[
                    ("A", "A – completely reliable"),
                    ("B", "B – usually reliable"),
                    ("C", "C – fairly reliable"),
                    ("D", "D – not usually reliable"),
                    ("E", "E – unreliable"),
                    ("F", "F – cannot be judged"),
                ],
                default="F",
                max_length=1,
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
                to="tracker.source",
            ),
        ),
        (
            "publisher",
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
            "syndicated_from",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The wire or article this is a copy of: copies count as one source.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.source",
            ),
        ),
    ],
    options={
        "abstract": False,
        "triggers": triggers("records/source.sql", "tracker_sourceevent"),
    },
)
