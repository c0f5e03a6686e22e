"""Several texts in one box of a form, one per line: unlike commas, lines never stand inside a name."""

from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField


class OnePerLineField(SimpleArrayField):
    """A list of texts; blank lines are none of them."""

    default_error_messages = {"item_invalid": "Line %(nth)s:"}
    widget = forms.Textarea(attrs={"rows": 3, "cols": 60, "class": "vLargeTextField"})

    def __init__(self, base_field: forms.Field, **options: Any) -> None:
        super().__init__(base_field, delimiter="\n", **options)
        self.help_text = "One per line."

    def to_python(self, value: Any) -> Any:
        lines = value.split("\n") if isinstance(value, str) else value
        return super().to_python([line for line in lines or [] if line.strip()])
