"""Parties to commitments in the admin."""

from django.contrib import admin

from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Party


@admin.register(Party)
class PartyAdmin(RecordFromPassageMixin, ImportExportRecordAdmin):
    list_display = ["actor", "role", "certainty", "commitment"]
    list_filter = ["role", "certainty"]
    list_select_related = ["actor", "commitment"]
    search_fields = ["actor__name", "actor__aliases", "commitment__title", "commitment__ref"]
    autocomplete_fields = ["actor", "commitment"]
    fields = ["commitment", "actor", "role", "certainty"]
    inlines = [CitationInline]
