"""Observations in the admin."""

from django.contrib import admin

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Observation


class IndicatorFilter(AutocompleteFilter):
    title = "indicator"
    parameter_name = "indicator"
    link = Observation._meta.get_field("indicator")
    path = "indicator"


@admin.register(Observation)
class ObservationAdmin(RecordFromPassageMixin, ImportExportRecordAdmin):
    form = GeneratedRefForm
    list_display = ["indicator", partial_date_column("period"), "qualifier", "value"]
    list_filter = ["qualifier", IndicatorFilter]
    list_select_related = ["indicator"]
    search_fields = ["indicator__name", "note", "ref"]
    autocomplete_fields = ["indicator"]
    fields = ["indicator", "period", ("qualifier", "value"), "note", "ref"]
    inlines = [CitationInline]
