"""The table of import batchs as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

from tracker.migrations._triggers import triggers

IMPORT_BATCH = migrations.CreateModel(
    name="ImportBatch",
    fields=[
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        (
            "records",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=63), blank=True, default=list, size=None
            ),
        ),
        ("file_name", models.CharField(max_length=300)),
        ("file_sha256", models.CharField(max_length=64)),
        ("content", models.BinaryField(blank=True, null=True)),
        (
            "state",
            models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("awaiting_approval", "Awaiting approval"),
                    ("applied", "Applied"),
                    ("refused", "Refused"),
                    ("reverting", "Being reverted"),
                    ("reverted", "Reverted"),
                    ("expired", "Expired"),
                ],
                default="planned",
                max_length=20,
            ),
        ),
        (
            "uploaded_at",
            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
        ),
        ("decided_at", models.DateTimeField(blank=True, null=True)),
        ("reverted_at", models.DateTimeField(blank=True, null=True)),
        (
            "mapping",
            models.JSONField(blank=True, default=dict, help_text="The file's headers and the columns they stand for."),
        ),
        (
            "counts",
            models.JSONField(
                blank=True,
                default=dict,
                help_text="Rows that were new, changed, unchanged and invalid, by kind of record.",
            ),
        ),
        (
            "notes",
            models.JSONField(
                blank=True,
                default=list,
                help_text="How the files were read, such as which sheet of a workbook.",
            ),
        ),
        (
            "drift",
            models.JSONField(
                blank=True,
                default=list,
                help_text="What is unusual about it, so that it needs an explicit word.",
            ),
        ),
        ("drift_accepted", models.BooleanField(default=False, help_text="Whether that word was given.")),
        (
            "decided_by",
            models.ForeignKey(
                blank=True,
                help_text="Who applied or refused it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="import_batches_decided",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        (
            "reverted_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="import_batches_reverted",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        (
            "uploaded_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="import_batches",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ],
    options={
        "verbose_name_plural": "import batches",
        "ordering": ["-uploaded_at", "-id"],
        "permissions": [
            ("apply_importbatch", "Can apply own imports without a second person"),
            ("approve_importbatch", "Can approve the imports of others"),
            ("revert_importbatch", "Can revert imports"),
        ],
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "planned",
                            "awaiting_approval",
                            "applied",
                            "refused",
                            "reverting",
                            "reverted",
                            "expired",
                        ],
                    )
                ),
                name="importbatch_state_is_known",
                violation_error_message="state must be one of: planned, awaiting_approval, applied, refused, reverting, reverted, expired.",
            ),
            models.CheckConstraint(
                condition=models.Q(("file_sha256__regex", "^[0-9a-f]{64}$")),
                name="importbatch_file_sha256_is_a_digest",
                violation_error_message="file_sha256 must be 64 hexadecimal digits.",
            ),
        ],
        "triggers": triggers("records/import_batch.sql", "tracker_importbatch"),
    },
)

IMPORT_BATCH_EVENT = migrations.CreateModel(
    name="ImportBatchEvent",
    fields=[
        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
        ("pgh_label", models.TextField(help_text="The event label.")),
        ("id", models.BigIntegerField()),
        (
            "records",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=63), blank=True, default=list, size=None
            ),
        ),
        ("file_name", models.CharField(max_length=300)),
        ("file_sha256", models.CharField(max_length=64)),
        (
            "state",
            models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("awaiting_approval", "Awaiting approval"),
                    ("applied", "Applied"),
                    ("refused", "Refused"),
                    ("reverting", "Being reverted"),
                    ("reverted", "Reverted"),
                    ("expired", "Expired"),
                ],
                default="planned",
                max_length=20,
            ),
        ),
        (
            "uploaded_at",
            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
        ),
        ("decided_at", models.DateTimeField(blank=True, null=True)),
        ("reverted_at", models.DateTimeField(blank=True, null=True)),
        (
            "mapping",
            models.JSONField(blank=True, default=dict, help_text="The file's headers and the columns they stand for."),
        ),
        (
            "counts",
            models.JSONField(
                blank=True,
                default=dict,
                help_text="Rows that were new, changed, unchanged and invalid, by kind of record.",
            ),
        ),
        (
            "notes",
            models.JSONField(
                blank=True,
                default=list,
                help_text="How the files were read, such as which sheet of a workbook.",
            ),
        ),
        (
            "drift",
            models.JSONField(
                blank=True,
                default=list,
                help_text="What is unusual about it, so that it needs an explicit word.",
            ),
        ),
        ("drift_accepted", models.BooleanField(default=False, help_text="Whether that word was given.")),
        (
            "decided_by",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Who applied or refused it.",
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
                to="tracker.importbatch",
            ),
        ),
        (
            "reverted_by",
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
            "uploaded_by",
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
        "triggers": triggers("records/import_batch.sql", "tracker_importbatchevent"),
    },
)
