"""Links from a word on a page to its entry in the glossary."""

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.pages.glossary import BY_NAME

register = template.Library()


@register.simple_tag(takes_context=True)
def term(context: Context, name: str, words: str = "") -> SafeString:
    """The words, or those of the entry, as a link to the entry; the days of the page go along."""
    entry = BY_NAME[name]
    address = f"{reverse('methodology')}{context.get('days', '')}#{entry.anchor}"
    return format_html('<a class="term" href="{}">{}</a>', address, words or entry.word)
