"""Template tags that give the address of a view."""

from datetime import date
from typing import Any

from django import template
from django.db.models import Model
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse

from tracker.models import Correction
from tracker.parameters.filters import DAYS, Filters

register = template.Library()


@register.simple_tag
def list_url(view: Filters, **changes: str | date | None) -> str:
    """The URL of the list of commitments in a view, with changes: the rows behind a number."""
    return f"{reverse('commitment_list')}?{view.to_query(**changes)}"


@register.simple_tag
def cite_url(record: Model) -> str:
    """The URL of the page that says how to cite a record."""
    return reverse(f"{record._meta.model_name}_cite", args=[record.ref])  # type: ignore[attr-defined]


@register.simple_tag
def dashboard_url(view: Filters, **changes: str | date | None) -> str:
    """The URL of the dashboard in a view, with changes."""
    query = view.to_query(**changes)
    return f"{reverse('dashboard')}?{query}" if query else reverse("dashboard")


@register.simple_tag(takes_context=True)
def absolute_url(context: Context, name: str, *arguments: str) -> str:
    """The URL of a named view with scheme and host, for what is read outside of this site."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(reverse(name, args=arguments))


@register.simple_tag(takes_context=True)
def today_url(context: dict[str, Any]) -> str:
    """The URL of this page without its days, as it is today."""
    request = context["request"]
    query = request.GET.copy()
    for name in DAYS:
        query.pop(name, None)
    return f"{request.path}?{query.urlencode()}" if query else str(request.path)


@register.simple_tag
def correction_url(record: Model) -> str:
    """The URL of the form that reports an error in a record."""
    return f"{reverse('correction')}?record={record._meta.model_name}/{record.ref}"  # type: ignore[attr-defined]


@register.simple_tag
def corrected_page_url(correction: Correction) -> str:
    """The URL of the page that a correction is about."""
    return reverse(f"{correction.record_kind}_detail", args=[correction.record_ref])
