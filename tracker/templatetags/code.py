"""A template filter for what is written between backticks."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

BETWEEN = re.compile("`([^`]+)`")


@register.filter
def with_code(text: str) -> SafeString:
    """The text with what stands between backticks set as code."""
    return mark_safe(BETWEEN.sub(r"<code>\1</code>", conditional_escape(text)))  # noqa: S308 (escaped beforehand)
