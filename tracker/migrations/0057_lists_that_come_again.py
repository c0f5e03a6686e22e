"""Plans tell which records a complete list no longer holds; mappings say what is made of names, and what is complete."""

from django.db import migrations, models

from tracker.migrations._at_once import AtOnce
from tracker.models.imports.saved_mapping import IsMapping


class Migration(migrations.Migration):
    dependencies = [("tracker", "0056_import_drafts")]

    operations = [
        AtOnce(
            [
                migrations.RemoveConstraint(model_name="plannedrow", name="plannedrow_outcome_is_known"),
                migrations.AlterField(
                    model_name="plannedrow",
                    name="outcome",
                    field=models.CharField(
                        choices=[
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("invalid", "Invalid"),
                            ("gone", "Gone"),
                        ],
                        max_length=10,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plannedrow",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["new", "changed", "invalid", "gone"])),
                        name="plannedrow_outcome_is_known",
                        violation_error_message="outcome must be one of: new, changed, invalid, gone.",
                    ),
                ),
                # Made anew: Django takes what the constraint asks for the same, since the parts stand in a function.
                migrations.RemoveConstraint(model_name="savedmapping", name="savedmapping_content_is_a_mapping"),
                migrations.AddConstraint(
                    model_name="savedmapping",
                    constraint=models.CheckConstraint(
                        condition=models.Q(IsMapping("content")),
                        name="savedmapping_content_is_a_mapping",
                        violation_error_message=(
                            "content must be a JSON object with no other parts than: columns, constants, values, "
                            "separators, empty, kept, refs_from, header_row, sheet, no_header, encoding, separator, "
                            "date_order, create, complete; of these empty and kept are lists, header_row a number, "
                            "no_header true or false, columns, constants, values, separators and create objects, and "
                            "the others texts."
                        ),
                    ),
                ),
            ]
        )
    ]
