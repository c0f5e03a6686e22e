"""Template tags that show a value of the vocabulary."""

from django import template

from tracker.vocabulary import Schedule, Status

register = template.Library()


@register.inclusion_tag("tracker/_status.html")
def status_mark(status: str) -> dict[str, str]:
    """A status as icon and text, in its colour."""
    return {"value": status, "label": Status(status).label}


@register.filter
def status_label(status: str) -> str:
    """A status in words."""
    return str(Status(status).label)


@register.filter
def schedule_label(schedule: str) -> str:
    """A schedule in words."""
    return str(Schedule(schedule).label)
