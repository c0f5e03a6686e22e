"""The work list on the admin's home page."""

from typing import Any

from django import template

from tracker.actions.imports.may_import import may_import_any
from tracker.admin.review.work_list import work_sections

register = template.Library()


@register.inclusion_tag("admin/tracker/work_list.html", takes_context=True)
def work_list(context: dict[str, Any]) -> dict[str, Any]:
    """What waits for the person who looks."""
    return {"sections": list(work_sections(context["user"])), "may_import": may_import_any(context["user"])}
