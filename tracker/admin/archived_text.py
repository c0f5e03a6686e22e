"""Archived texts in the admin: for analysts and above, and in no file."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.record_admin import RecordAdmin
from tracker.admin.source_text.form import ArchivedTextForm
from tracker.models import ArchivedText


@admin.register(ArchivedText)
class ArchivedTextAdmin(RecordAdmin):
    form = ArchivedTextForm
    list_display = ["source", "recorded_at"]
    list_select_related = ["source"]
    search_fields = ["source__title", "source__ref"]
    autocomplete_fields = ["source"]
    fields = ["source", "text", "sha256"]
    readonly_fields = ["sha256"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Their texts are read where one is shown: a list of fifty would be as long as fifty books."""
        return super().get_queryset(request).defer("text")
