"""A link to the web."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import URLValidator
from django.db import models

EXPECTED_ADDRESS = "a web address that begins with http:// or https:// and contains no spaces"

if TYPE_CHECKING:
    TextAddress = models.URLField[str, str]
else:
    TextAddress = models.URLField


class WebAddressField(TextAddress):
    """An http or https address; what is typed without a scheme is taken as https."""

    default_validators = [URLValidator(schemes=["http", "https"])]
    default_error_messages = {"invalid": f"Write {EXPECTED_ADDRESS}, such as https://example.org/page."}

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 2000)
        super().__init__(*args, **options)

    def formfield(self, **options: Any) -> forms.Field | None:
        messages = {"invalid": self.error_messages["invalid"]}
        settings = {"form_class": WebAddressFormField, "assume_scheme": "https", "error_messages": messages}
        return super().formfield(**{**settings, **options})


class WebAddressFormField(forms.URLField):
    """The form field for a web address; a scheme typed in capitals is kept in small letters (RFC 3986, 3.1)."""

    def to_python(self, value: Any) -> str:
        scheme, colon, rest = (super().to_python(value) or "").partition(":")
        return f"{scheme.lower()}{colon}{rest}"
