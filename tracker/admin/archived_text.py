"""Archived texts in the admin: for analysts and above, and in no file."""

from django.contrib import admin

from tracker.admin.mixins import RecordAdmin
from tracker.admin.text_form import ArchivedTextForm
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
