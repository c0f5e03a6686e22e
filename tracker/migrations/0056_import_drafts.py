"""Files wait as drafts before they have a plan; mappings also say how CSV is written and in which order days are."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import tracker.models.imports.saved_mapping
from tracker.migrations._at_once import AtOnce

IS_MAPPING = "savedmapping_content_is_a_mapping"


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0055_many_counted_at_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="ImportDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file_name", models.CharField(max_length=300)),
                        ("file_sha256", models.CharField(max_length=64)),
                        ("content", models.BinaryField()),
                        ("record", models.CharField(max_length=63, verbose_name="kind of record")),
                        (
                            "reading",
                            models.JSONField(
                                blank=True, default=dict, help_text="How the file is read, as far as it was said."
                            ),
                        ),
                        ("reached", models.PositiveSmallIntegerField(default=1)),
                        (
                            "begun_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="import_drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-id"],
                        "default_permissions": (),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("file_name__regex", "\\S")),
                                name="importdraft_file_name_is_filled",
                                violation_error_message="file_name must not be empty.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("file_sha256__regex", "^[0-9a-f]{64}$")),
                                name="importdraft_file_sha256_is_a_digest",
                                violation_error_message="file_sha256 must be 64 hexadecimal digits.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("record__regex", "^[a-z]+(_[a-z]+)*$")),
                                name="importdraft_record_is_a_kind",
                                violation_error_message="record must be a kind of record as files are called, such as commitments.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reached__gte", 1), ("reached__lte", 4)),
                                name="importdraft_reached_is_a_step",
                                violation_error_message="reached must be a step from 1 to 4.",
                            ),
                            models.UniqueConstraint(
                                fields=("owner", "file_sha256", "file_name"),
                                name="importdraft_once_for_each_file",
                                violation_error_message="This file has been begun already.",
                            ),
                        ],
                    },
                ),
                # What is allowed stands in a function of the model's module, so the rule is made anew.
                migrations.RemoveConstraint(model_name="savedmapping", name=IS_MAPPING),
                migrations.AddConstraint(
                    model_name="savedmapping",
                    constraint=models.CheckConstraint(
                        condition=models.Q(tracker.models.imports.saved_mapping.IsMapping("content")),
                        name=IS_MAPPING,
                        violation_error_message="content must be a JSON object with no other parts than: columns, constants, values, separators, empty, kept, refs_from, header_row, sheet, no_header, encoding, separator, date_order; of these empty and kept are lists, header_row a number, no_header true or false, columns, constants, values and separators objects, and the others texts.",
                    ),
                ),
            ]
        )
    ]
