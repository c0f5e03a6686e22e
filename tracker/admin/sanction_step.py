"""Steps in the life of a sanction in the admin."""

from django.contrib import admin

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter
from tracker.admin.review.publication import PublishMixin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import SanctionStep


class SanctionFilter(AutocompleteFilter):
    title = "sanction"
    parameter_name = "sanction"
    link = SanctionStep._meta.get_field("sanction")
    path = "sanction"


@admin.register(SanctionStep)
class SanctionStepAdmin(RecordFromPassageMixin, PublishMixin, ImportExportRecordAdmin):
    form = GeneratedRefForm
    list_display = ["sanction", "kind", partial_date_column("happened_on"), "stage"]
    list_filter = ["stage", "kind", SanctionFilter]
    list_select_related = ["sanction"]
    search_fields = ["sanction__title", "reason", "summary", "ref"]
    autocomplete_fields = ["sanction"]
    fields = ["sanction", ("kind", "happened_on"), "reason", "summary", "stage", "ref"]
    inlines = [CitationInline]
