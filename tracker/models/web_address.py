"""A link to the web."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import URLValidator
from django.db import models

EXPECTED_ADDRESS = "a web address that begins with http:// or https:// and holds no blanks"

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
        return super().formfield(**{"assume_scheme": "https", "error_messages": messages, **options})
