"""Links between commitments and sanctions in the admin."""

from django.contrib import admin

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Link


@admin.register(Link)
class LinkAdmin(RecordFromPassageMixin, ImportExportRecordAdmin):
    form = GeneratedRefForm
    list_display = ["commitment", "kind", "to_commitment", "to_sanction", "to_step"]
    list_filter = ["kind"]
    list_select_related = ["commitment", "to_commitment", "to_sanction", "to_step__sanction"]
    search_fields = ["ref", "commitment__title", "to_commitment__title", "to_sanction__title"]
    autocomplete_fields = ["commitment", "to_commitment", "to_sanction", "to_step"]
    fieldsets = [
        (None, {"fields": ["commitment", "kind"]}),
        ("Linked to (fill exactly one)", {"fields": ["to_commitment", "to_sanction", "to_step"]}),
        ("More", {"fields": ["note", "ref"]}),
    ]
    inlines = [CitationInline]
