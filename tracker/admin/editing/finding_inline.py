"""What a verdict finds of each criterion, on the page of the verdict."""

from typing import Any

from django.http import HttpRequest
from django.urls import ResolverMatch

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.capped_inlines import CappedTabularInline
from tracker.models import Criterion, Finding, StatusUpdate

HOW_TO_CORRECT = (
    "The findings of a published status update cannot be changed. To correct one, have a reviewer retract the update "
    "and write a new one."
)
BOX = "findings-0-criterion"


def findings_are_fixed(request: HttpRequest, update: StatusUpdate | None, box: str) -> bool:
    """Whether the findings of the update are shown to be read; a page opened before sends `box` all the same."""
    return update is not None and update.published_at is not None and box not in request.POST


def update_of_page(page: ResolverMatch | None) -> StatusUpdate | None:
    """The status update that the page is about, if it is there already."""
    key = page.kwargs.get("object_id") if page else None
    return StatusUpdate.objects.filter(pk=int(key)).first() if key and key.isdecimal() else None


class FindingInline(CappedTabularInline):
    """Whether each criterion is met, with the reason."""

    model = Finding
    form = GeneratedRefForm
    fields = ["criterion", "result", "reason", "ref"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("status_update", "criterion")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """The criteria of the commitment that the update is on; of one that is not saved yet, none is known."""
        if db_field.name == "criterion":
            update = update_of_page(request.resolver_match)
            found = Criterion.objects.order_by("position", "ref")
            options["queryset"] = found.filter(commitment=update.commitment_id) if update else found.none()
        return super().formfield_for_foreignkey(db_field, request, **options)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not findings_are_fixed(request, obj, BOX) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not findings_are_fixed(request, obj, BOX) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not findings_are_fixed(request, obj, BOX) and super().has_delete_permission(request, obj)

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """Its rows, with how to correct what can only be read."""
        formset = super().get_formset(request, obj, **options)
        formset.notice = HOW_TO_CORRECT if findings_are_fixed(request, obj, BOX) else ""
        return formset
