"""Milestones in the admin."""

from django.contrib import admin

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Milestone


class CommitmentFilter(AutocompleteFilter):
    title = "commitment"
    parameter_name = "commitment"
    link = Milestone._meta.get_field("commitment")
    path = "commitment"


@admin.register(Milestone)
class MilestoneAdmin(RecordFromPassageMixin, ImportExportRecordAdmin):
    form = GeneratedRefForm
    list_display = ["title", partial_date_column("due"), partial_date_column("reached"), "commitment"]
    list_filter = [("reached", admin.EmptyFieldListFilter), CommitmentFilter]
    list_select_related = ["commitment"]
    search_fields = ["title", "summary", "commitment__title", "ref"]
    autocomplete_fields = ["commitment"]
    fields = ["commitment", "title", ("due", "reached"), "summary", "ref"]
    inlines = [CitationInline]
