"""SavedMapping: how the files of one sender are read, under a name."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history

# The parts of a mapping, and what JSON has for each.
PARTS = {
    "columns": "object",
    "constants": "object",
    "values": "object",
    "separators": "object",
    "empty": "array",
    "kept": "array",
    "refs_from": "string",
    "header_row": "number",
    "sheet": "string",
    "no_header": "boolean",
    "encoding": "string",
    "separator": "string",
    "date_order": "string",
    "create": "object",
    "complete": "string",
}
KNOWN = " && ".join(f'@.key != "{part}"' for part in PARTS)
RIGHT = " && ".join(f'(!exists($.{part}) || $.{part}.type() == "{kind}")' for part, kind in PARTS.items())
# Silent: what is no object at all is not told as an error, but does not match.
IS_MAPPING = f"'$.type() == \"object\" && !exists($.keyvalue() ? ({KNOWN})) && {RIGHT}', '{{}}', true"


class IsMapping(models.Func):
    """Whether JSON has only the parts of a mapping, and each as it should be."""

    function = "jsonb_path_match"
    template = f"%(function)s(%(expressions)s, {IS_MAPPING})"
    output_field = models.BooleanField()


@track_history()
class SavedMapping(BatchedChecks):
    """What headers, words and empty cells of a file stand for: said once, and used again by its name.

    `record` is the kind of record that such files hold. One without an owner was saved on the command line.
    """

    name = models.CharField(max_length=100, help_text="Such as the name of who sends such files.")
    record = models.CharField("kind of record", max_length=63)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="saved_mappings"
    )
    is_shared = models.BooleanField("shared", default=False, help_text="Whether others who import may use it.")
    content = models.JSONField("mapping", default=dict)

    class Meta:
        ordering = ["name"]
        verbose_name = "column mapping"
        verbose_name_plural = "column mappings"
        constraints = [
            filled("name", name="savedmapping_name_is_filled"),
            models.UniqueConstraint(
                Lower("name"),
                name="savedmapping_name_is_its_own",
                violation_error_message="name is taken by another mapping; the command line finds mappings by name.",
            ),
            models.CheckConstraint(
                condition=models.Q(record__regex="^[a-z]+(_[a-z]+)*$"),
                name="savedmapping_record_is_a_kind",
                violation_error_message="record must be a kind of record as files are called, such as commitments.",
            ),
            models.CheckConstraint(
                condition=models.Q(IsMapping("content")),
                name="savedmapping_content_is_a_mapping",
                violation_error_message=(
                    f"content must be a JSON object with no other parts than: {', '.join(PARTS)}; of these empty and "
                    "kept are lists, header_row a number, no_header true or false, columns, constants, values, "
                    "separators and create objects, and the others texts."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} [{self.record}]"
