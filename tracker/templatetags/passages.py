"""A template filter that gathers citations by source."""

from collections.abc import Iterable

from django import template

from tracker.models import Citation
from tracker.standings.passages import SourcePassage, passages

register = template.Library()


@register.filter
def by_source(citations: Iterable[Citation]) -> tuple[SourcePassage, ...]:
    """Each source once, with its paragraphs."""
    return passages(citations)
