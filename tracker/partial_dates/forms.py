"""The form field into which people type a partial date."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .value import PartialDate


class PartialDateFormField(forms.Field):
    """A text box that understands dates as people write them; empty is None, unknown."""

    widget = forms.TextInput(
        attrs={"placeholder": "2024-04-30, Apr 2024, about 2019", "autocomplete": "off"}
    )
    default_help_text = "As exactly as it is known: 2019, Apr 2024, 15 Nov 2023, about 30 Jan 2024, Aug 2022 to Nov 2023."

    def __init__(self, **options: Any) -> None:
        options["help_text"] = options.get("help_text") or self.default_help_text
        super().__init__(**options)

    def to_python(self, value: object) -> PartialDate | None:
        """What the typed text means; ValidationError says why when it cannot be known."""
        if value is None or isinstance(value, PartialDate):
            return value
        text = str(value).strip()
        if not text:
            return None
        try:
            return PartialDate.read(text)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value: object) -> object:
        """EDTF text for a stored date; what was typed, unchanged, for anything else."""
        return str(value) if isinstance(value, PartialDate) else value
