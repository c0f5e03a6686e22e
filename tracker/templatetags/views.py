"""Template tags that give the address of a view."""

from datetime import date

from django import template
from django.db.models import Model
from django.urls import reverse

from tracker.dashboard.filters import Filters

register = template.Library()


@register.simple_tag
def rows_of(view: Filters, **changes: str | date) -> str:
    """The address of the list of commitments in a view, with changes: the rows behind a number."""
    return f"{reverse('commitment_list')}?{view.to_query(**changes)}"


@register.simple_tag
def cite_of(record: Model) -> str:
    """The address of the page that says how to cite the page of a record."""
    return reverse(f"{record._meta.model_name}_cite", args=[record.ref])  # type: ignore[attr-defined]


@register.simple_tag
def dashboard_of(view: Filters, **changes: str | date) -> str:
    """The address of the dashboard in a view, with changes."""
    query = view.to_query(**changes)
    return f"{reverse('dashboard')}?{query}" if query else reverse("dashboard")
