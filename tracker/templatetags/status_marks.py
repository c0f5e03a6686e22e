"""Template tags that show a value of the vocabulary."""

from django import template
from django.utils.html import format_html

from tracker.vocabulary import Schedule, Status

register = template.Library()


MARK = '<span class="status"><svg class="mark {}" aria-hidden="true"><use href="#m-{}" /></svg>{}</span>'


@register.simple_tag
def status_mark(status: str) -> str:
    """A status as icon and text, in its colour."""
    found = Status(status)
    return format_html(MARK, found.value, found.value, found.label)


@register.filter
def status_label(status: str) -> str:
    """A status in words."""
    return str(Status(status).label)


@register.filter
def schedule_label(schedule: str) -> str:
    """A schedule in words."""
    return str(Schedule(schedule).label)
