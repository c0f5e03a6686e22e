"""Participations in the admin."""

from django.contrib import admin

from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Participation


@admin.register(Participation)
class ParticipationAdmin(RecordFromPassageMixin, ImportExportRecordAdmin):
    list_display = ["actor", "role", "certainty", "meeting", "on_behalf_of"]
    list_filter = ["role", "certainty"]
    list_select_related = ["actor", "meeting", "on_behalf_of"]
    search_fields = ["actor__name", "actor__aliases", "meeting__title", "meeting__ref"]
    autocomplete_fields = ["actor", "meeting", "on_behalf_of"]
    fields = ["meeting", "actor", "role", "on_behalf_of", "certainty"]
    inlines = [CitationInline]
