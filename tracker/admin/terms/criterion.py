"""Assessment criteria in the admin: to be read once a verdict on their commitment is public."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.criterion_inline import LOCKED, is_locked
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter
from tracker.models import Criterion


class CommitmentFilter(AutocompleteFilter):
    title = "commitment"
    parameter_name = "commitment"
    link = Criterion._meta.get_field("commitment")
    path = "commitment"


@admin.register(Criterion)
class CriterionAdmin(ImportExportRecordAdmin):
    form = GeneratedRefForm
    list_display = ["text", "shows", partial_date_column("due"), "position", "commitment"]
    list_filter = ["shows", CommitmentFilter]
    list_select_related = ["commitment"]
    search_fields = ["text", "commitment__title", "ref"]
    autocomplete_fields = ["commitment"]

    def get_fieldsets(self, request: HttpRequest, obj: Criterion | None = None) -> Any:
        """Its boxes, with why they can only be read."""
        why = LOCKED if is_locked(request, obj.commitment if obj else None, "text") else ""
        fields = ["commitment", ("shows", "position"), "text", "due", "ref"]
        return [(None, {"fields": fields, "description": why})]

    def get_readonly_fields(self, request: HttpRequest, obj: Criterion | None = None) -> list[str]:
        fixed = ["commitment", "shows", "position", "text", "due", "ref"]
        return fixed if is_locked(request, obj.commitment if obj else None, "text") else []

    def has_delete_permission(self, request: HttpRequest, obj: Criterion | None = None) -> bool:
        is_kept = obj is not None and obj.commitment.guideline_is_locked
        return not is_kept and super().has_delete_permission(request, obj)
