"""The list of assessment criteria on the page of its commitment: once a verdict is public it can only be read."""

from typing import Any

from django.http import HttpRequest

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.capped_inlines import CappedTabularInline
from tracker.models import Commitment, Criterion

LOCKED = (
    "The assessment criteria are fixed since the first verdict was published; say in the summary of a new verdict how "
    "it was judged."
)


def is_locked(request: HttpRequest, commitment: Commitment | None, box: str) -> bool:
    """Whether the criteria of the commitment are shown to be read.

    A page opened before the verdict was published sends `box` all the same; the database then refuses what changed.
    """
    return commitment is not None and commitment.guideline_is_locked and box not in request.POST


class CriterionInline(CappedTabularInline):
    """What would show it fulfilled, partly fulfilled or broken."""

    model = Criterion
    form = GeneratedRefForm
    fields = ["position", "shows", "text", "due", "ref"]
    classes = ["collapse"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("commitment")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not is_locked(request, obj, "criteria-0-text") and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not is_locked(request, obj, "criteria-0-text") and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not is_locked(request, obj, "criteria-0-text") and super().has_delete_permission(request, obj)

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """Its rows, with why they can only be read."""
        formset = super().get_formset(request, obj, **options)
        formset.notice = LOCKED if is_locked(request, obj, "criteria-0-text") else ""
        return formset
