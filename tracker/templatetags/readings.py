"""What a page that goes by the press says of its sources and of its record."""

from datetime import date

from django import template

from tracker.changes.changed_since import ChangedSince, changed_since
from tracker.models.integrity.referenced import Published
from tracker.parameters.filters import Filters
from tracker.standings.readings import SourcesLeftOut, was_in_the_press

register = template.Library()


@register.simple_tag
def sources_left_out(day: date) -> SourcesLeftOut:
    """How many sources count on no day, and how many perhaps by this one."""
    return SourcesLeftOut.read(day)


@register.simple_tag
def in_the_press(record: Published, filters: Filters) -> bool:
    """Whether the record was in the press by the day of the view."""
    return was_in_the_press(record, filters)


@register.simple_tag(name="changed_since")
def changed_since_the_view(record: Published, filters: Filters) -> ChangedSince | None:
    """What of the record read otherwise on the day of the view; None where the view is of what is known today."""
    return changed_since(record, filters.known_on) if filters.known_on != filters.today else None
