"""Sanctions programmes in the admin."""

from django.contrib import admin

from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.filters import AutocompleteFilter
from tracker.admin.review.publication import PublishMixin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Programme


class IssuerFilter(AutocompleteFilter):
    title = "issuer"
    parameter_name = "issuer"
    link = Programme._meta.get_field("issuer")
    path = "issuer"


@admin.register(Programme)
class ProgrammeAdmin(RecordFromPassageMixin, PublishMixin, ImportExportRecordAdmin):
    list_display = ["title", "issuer", "stage"]
    list_filter = ["stage", IssuerFilter]
    list_select_related = ["issuer"]
    search_fields = ["title", "legal_basis", "ref"]
    autocomplete_fields = ["issuer"]
    prepopulated_fields = {"ref": ["title"]}
    fields = ["title", "ref", "stage", "issuer", "legal_basis", "measures", "summary"]
    inlines = [CitationInline]
