"""A box to choose in, drawn at once: hundreds of boxes would take seconds, with a template for each option."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class PlainSelect(forms.Select):
    """Django's box with the same names and values."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        given = flatatt({**self.build_attrs(self.attrs, attrs), "name": name})
        return format_html("<select{}>{}</select>", given, _options(self.choices, str(value or "")))


def _options(choices: Iterable[Any], chosen: str) -> SafeString:
    return format_html_join("", "{}", ((each,) for each in _each(choices, chosen)))


def _each(choices: Iterable[Any], chosen: str) -> Iterator[SafeString]:
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield format_html('<optgroup label="{}">{}</optgroup>', value, _options(label, chosen))
        elif str(value) == chosen:
            yield format_html('<option value="{}" selected>{}</option>', value, label)
        else:
            yield format_html('<option value="{}">{}</option>', value, label)
