"""Findings in the admin: what a verdict makes of a criterion, fixed once the verdict is public."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.finding_inline import HOW_TO_CORRECT, findings_are_fixed
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Finding


@admin.register(Finding)
class FindingAdmin(RecordFromPassageMixin, ImportExportRecordAdmin):
    form = GeneratedRefForm
    list_display = ["criterion", "result", "status_update"]
    list_filter = ["result"]
    list_select_related = ["criterion", "status_update"]
    search_fields = ["ref", "reason", "criterion__text", "status_update__ref"]
    autocomplete_fields = ["status_update", "criterion"]
    inlines = [CitationInline]

    def get_fieldsets(self, request: HttpRequest, obj: Finding | None = None) -> Any:
        """Its boxes, with how to correct what can only be read."""
        why = HOW_TO_CORRECT if findings_are_fixed(request, obj.status_update if obj else None, "reason") else ""
        fields = ["status_update", "criterion", "result", "reason", "ref"]
        return [(None, {"fields": fields, "description": why})]

    def get_readonly_fields(self, request: HttpRequest, obj: Finding | None = None) -> list[str]:
        fixed = ["status_update", "criterion", "result", "reason", "ref"]
        return fixed if findings_are_fixed(request, obj.status_update if obj else None, "reason") else []

    def has_delete_permission(self, request: HttpRequest, obj: Finding | None = None) -> bool:
        is_kept = obj is not None and obj.status_update.published_at is not None
        return not is_kept and super().has_delete_permission(request, obj)
