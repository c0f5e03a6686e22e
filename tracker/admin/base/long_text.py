"""A text of several lines in a form: browsers send each line break as CR and LF, and LF is what is stored."""

from typing import Any

from django import forms

from tracker.database.line_ends import with_line_feeds


class LongTextField(forms.CharField):
    """A text area; a text that was only looked at is no change."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return super().to_python(with_line_feeds(value) if isinstance(value, str) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, with_line_feeds(data) if isinstance(data, str) else data)
