"""Template tags that say what the site calls itself; every template has them without loading them."""

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

SOFTWARE = "Followthrough"


@register.simple_tag
def site_name() -> str:
    """The name of the site."""
    return str(settings.SITE_NAME)


@register.simple_tag
def site_line() -> str:
    """The line that says what the site is."""
    return str(settings.SITE_LINE)


@register.simple_tag
def site_logo() -> str:
    """The address of its logo; empty when it has none."""
    return str(settings.SITE_LOGO)


@register.simple_tag
def site_imprint() -> SafeString:
    """Who keeps the site, how to reach them, and the software, as far as its name does not say so itself."""
    said = []
    if settings.SITE_OWNER:
        said.append(format_html("Kept by {}.", settings.SITE_OWNER))
    if settings.SITE_CONTACT:
        said.append(format_html('Contact: <a href="mailto:{0}">{0}</a>.', settings.SITE_CONTACT))
    if settings.SITE_NAME != SOFTWARE:
        said.append(format_html("Software: {}.", SOFTWARE))
    return format_html_join(" ", "{}", ((words,) for words in said))
