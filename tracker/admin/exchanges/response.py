"""Responses to demands in the admin."""

from django.contrib import admin

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Response


class ActorFilter(AutocompleteFilter):
    title = "actor"
    parameter_name = "actor"
    link = Response._meta.get_field("actor")
    path = "actor"


@admin.register(Response)
class ResponseAdmin(RecordFromPassageMixin, ImportExportRecordAdmin):
    form = GeneratedRefForm
    list_display = ["demand", "actor", "outcome", partial_date_column("answered_on"), "leads_to"]
    list_filter = ["outcome", ActorFilter]
    list_select_related = ["demand", "actor", "leads_to"]
    search_fields = ["ref", "summary", "demand__title", "actor__name"]
    autocomplete_fields = ["demand", "actor", "on_behalf_of", "leads_to"]
    fieldsets = [
        (None, {"fields": ["demand", "actor", "on_behalf_of", "outcome"]}),
        ("When", {"fields": [("asked_on", "answered_on")]}),
        ("What was answered", {"fields": ["summary", "leads_to"]}),
        ("More", {"fields": ["ref"]}),
    ]
    inlines = [CitationInline]
