"""Mappings of columns are saved under names; an import keeps how its files are read and which names it lacks."""

import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import tracker.models.imports.saved_mapping
from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0050_found_by_pieces_of_titles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="SavedMapping",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(help_text="Such as the name of who sends such files.", max_length=100),
                        ),
                        ("record", models.CharField(max_length=63, verbose_name="kind of record")),
                        (
                            "is_shared",
                            models.BooleanField(
                                default=False, help_text="Whether others who import may use it.", verbose_name="shared"
                            ),
                        ),
                        ("content", models.JSONField(default=dict, verbose_name="mapping")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_mappings",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "column mapping",
                        "verbose_name_plural": "column mappings",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name__regex", "\\S")),
                                name="savedmapping_name_is_filled",
                                violation_error_message="name must not be empty.",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("name"),
                                name="savedmapping_name_is_its_own",
                                violation_error_message="name is taken by another mapping; the command line finds mappings by name.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("record__regex", "^[a-z]+(_[a-z]+)*$")),
                                name="savedmapping_record_is_a_kind",
                                violation_error_message="record must be a kind of record as files are called, such as commitments.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(tracker.models.imports.saved_mapping.IsMapping("content")),
                                name="savedmapping_content_is_a_mapping",
                                violation_error_message="content must be a JSON object with no other parts than: columns, constants, values, separators, empty, kept, refs_from, header_row, sheet; of these empty and kept are lists, refs_from and sheet texts, header_row a number, and the others objects.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedMappingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "name",
                            models.CharField(help_text="Such as the name of who sends such files.", max_length=100),
                        ),
                        ("record", models.CharField(max_length=63, verbose_name="kind of record")),
                        (
                            "is_shared",
                            models.BooleanField(
                                default=False, help_text="Whether others who import may use it.", verbose_name="shared"
                            ),
                        ),
                        ("content", models.JSONField(default=dict, verbose_name="mapping")),
                        (
                            "owner",
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
                                to="tracker.savedmapping",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "delete")),
                                fields=["pgh_id"],
                                name="savedmapping_gone",
                            )
                        ],
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="importbatch",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="importbatch",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="importbatch",
                    name="delete_delete",
                ),
                migrations.AddField(
                    model_name="importbatch",
                    name="missing",
                    field=models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Names in columns of refs that no record has, with how often each occurs.",
                    ),
                ),
                migrations.AddField(
                    model_name="importbatch",
                    name="reading",
                    field=models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="What else was said of how the files are read: constants, words, separators, empty cells.",
                    ),
                ),
                migrations.AddField(
                    model_name="importbatchevent",
                    name="missing",
                    field=models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Names in columns of refs that no record has, with how often each occurs.",
                    ),
                ),
                migrations.AddField(
                    model_name="importbatchevent",
                    name="reading",
                    field=models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="What else was said of how the files are read: constants, words, separators, empty cells.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importbatch",
                    trigger=trigger("0051_column_mappings.sql", "tracker_importbatch", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importbatch",
                    trigger=trigger("0051_column_mappings.sql", "tracker_importbatch", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importbatch",
                    trigger=trigger("0051_column_mappings.sql", "tracker_importbatch", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="savedmapping",
                    trigger=trigger("0051_column_mappings.sql", "tracker_savedmapping", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="savedmapping",
                    trigger=trigger("0051_column_mappings.sql", "tracker_savedmapping", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="savedmapping",
                    trigger=trigger("0051_column_mappings.sql", "tracker_savedmapping", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="savedmappingevent",
                    trigger=trigger("0051_column_mappings.sql", "tracker_savedmappingevent", "append_only"),
                ),
            ]
        )
    ]
