"""An import keeps the cells that were corrected in its plan, and may be of a part of its rows."""

import django.contrib.postgres.fields
import django.db.models.lookups
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import tracker.models.imports.import_batch
from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0058_gone_rows_go_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
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
                    name="brought_along",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=63),
                        blank=True,
                        default=list,
                        help_text="Of the kinds of record those that rows of a file of another kind bring along.",
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="importbatch",
                    name="corrections",
                    field=models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Cells corrected in the plan: where, what they said, what they say, who, when.",
                    ),
                ),
                migrations.AddField(
                    model_name="importbatch",
                    name="is_partial",
                    field=models.BooleanField(
                        default=False,
                        help_text="Whether the rows that are wrong are left out, and the others imported.",
                    ),
                ),
                migrations.AddField(
                    model_name="importbatch",
                    name="rest",
                    field=models.BinaryField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="importbatchevent",
                    name="brought_along",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=63),
                        blank=True,
                        default=list,
                        help_text="Of the kinds of record those that rows of a file of another kind bring along.",
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="importbatchevent",
                    name="corrections",
                    field=models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Cells corrected in the plan: where, what they said, what they say, who, when.",
                    ),
                ),
                migrations.AddField(
                    model_name="importbatchevent",
                    name="is_partial",
                    field=models.BooleanField(
                        default=False,
                        help_text="Whether the rows that are wrong are left out, and the others imported.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importbatch",
                    trigger=trigger("0059_partial_and_corrected_imports.sql", "tracker_importbatch", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importbatch",
                    trigger=trigger("0059_partial_and_corrected_imports.sql", "tracker_importbatch", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importbatch",
                    trigger=trigger("0059_partial_and_corrected_imports.sql", "tracker_importbatch", "delete_delete"),
                ),
                migrations.AddConstraint(
                    model_name="importbatch",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                tracker.models.imports.import_batch.ArrayLength("corrections"), 500
                            )
                        ),
                        name="importbatch_corrections_are_few",
                        violation_error_message="At most 500 corrections are kept with an import; correct the file itself.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importbatch",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("is_partial", True), ("rest__isnull", True), _connector="OR"),
                        name="importbatch_rest_is_of_a_partial_import",
                        violation_error_message="Only an import of a part of its rows keeps the rest of them.",
                    ),
                ),
            ]
        )
    ]
