"""The form fields into which people type a partial date or a day, and a box that says how a date was understood."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .value import PartialDate, read_day


class PartialDateInput(forms.TextInput):
    """A text box; beside it stands, in words, the date that its text was understood as."""

    template_name = "tracker/widgets/partial_date.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"placeholder": "2024-04-30 or Apr 2024", "autocomplete": "off", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["understood"] = read_as(context["widget"]["value"] or "")
        return context


class PartialDateFormField(forms.Field):
    """Dates as people write them, read into a `PartialDate`; empty is None, unknown."""

    widget = PartialDateInput
    default_help_text = "As exactly as it is known: 2019, Apr 2024, 15 Nov 2023, about 30 Jan 2024, since Aug 2022."

    def __init__(self, *, help_text: str = "", **options: Any) -> None:
        super().__init__(help_text=help_text or self.default_help_text, **options)

    def to_python(self, value: object) -> PartialDate | None:
        """The date that was typed; ValidationError says why when it cannot be known."""
        if value is None or isinstance(value, PartialDate):
            return value
        typed = str(value).strip()
        if not typed:
            return None
        try:
            return PartialDate.read(typed)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value: object) -> object:
        """EDTF text for a stored date; what was typed, unchanged, for anything else."""
        return str(value) if isinstance(value, PartialDate) else value

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether another date was typed; `Apr 2024` over a stored `2024-04` is none."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class DayFormField(forms.DateField):
    """One whole day, written in any of the ways that a partial date takes; empty is None."""

    def to_python(self, value: object) -> date | None:
        """The day that was typed; ValidationError says why when it cannot be known."""
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, date):
            return value
        typed = str(value).strip()
        if not typed:
            return None
        try:
            return read_day(typed)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


def read_as(typed: str) -> str:
    """The date in words; empty when it is none, or says no more than what was typed."""
    try:
        written = PartialDate.read(typed).written
    except ValueError:
        return ""
    return "" if written == typed else written
