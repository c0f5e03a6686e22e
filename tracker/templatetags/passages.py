"""A template tag that gathers citations by source."""

from collections.abc import Iterable

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from tracker.models import Citation
from tracker.standings.passages import SourcePassage, passages

register = template.Library()

LONGEST_TITLE = 40


@register.simple_tag(takes_context=True)
def sources(context: Context, citations: Iterable[Citation], *, is_graded: bool = False) -> SafeString:
    """The sources in short, each with its paragraphs and the way to its page; graded, with reliability and day.

    A page has dozens, and an included template takes longer to draw each.
    """
    found = "; ".join(source(passage, str(context["days"]), is_graded=is_graded) for passage in passages(citations))
    return mark_safe(f'<span class="sources">{found or "no source"}</span>')  # noqa: S308 (each part is escaped)


def source(passage: SourcePassage, days: str, *, is_graded: bool) -> str:
    """One of them as HTML."""
    cited = passage.source
    href = escape(reverse("source_detail", args=[cited.ref]) + days)
    title = escape(Truncator(cited.title).chars(LONGEST_TITLE))
    published = cited.published.written if cited.published else "undated"
    graded = f" ({escape(cited.reliability)}, {escape(published)})" if is_graded else ""
    return f'<a href="{href}">{title}</a> {escape(passage.paragraphs)}{graded}'
