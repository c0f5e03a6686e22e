"""Conditions in the admin."""

from django.contrib import admin

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Condition


@admin.register(Condition)
class ConditionAdmin(RecordFromPassageMixin, ImportExportRecordAdmin):
    form = GeneratedRefForm
    list_display = [
        "commitment",
        "sanction",
        "depends_on_commitment",
        "depends_on_sanction",
        "words",
        "state",
        partial_date_column("as_of"),
    ]
    list_display_links = ["commitment", "sanction"]
    list_filter = ["state"]
    list_select_related = ["commitment", "sanction", "depends_on_commitment", "depends_on_sanction"]
    search_fields = ["ref", "words", "commitment__title", "sanction__title"]
    autocomplete_fields = ["commitment", "sanction", "depends_on_commitment", "depends_on_sanction"]
    fieldsets = [
        ("Of (fill exactly one)", {"fields": ["commitment", "sanction"]}),
        ("Depends on (fill exactly one)", {"fields": ["depends_on_commitment", "depends_on_sanction", "words"]}),
        ("Whether it was met", {"fields": [("state", "as_of")]}),
        ("More", {"fields": ["note", "ref"]}),
    ]
    inlines = [CitationInline]
