"""Roles in the admin."""

from django.contrib import admin

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Role


class OrganisationFilter(AutocompleteFilter):
    title = "organisation"
    parameter_name = "organisation"
    link = Role._meta.get_field("organisation")
    path = "organisation"


@admin.register(Role)
class RoleAdmin(RecordFromPassageMixin, ImportExportRecordAdmin):
    form = GeneratedRefForm
    list_display = ["person", "title", "organisation", partial_date_column("started"), partial_date_column("ended")]
    list_display_links = ["person", "title"]
    list_filter = [OrganisationFilter]
    list_select_related = ["person", "organisation"]
    search_fields = ["title", "person__name", "person__aliases", "organisation__name", "ref"]
    autocomplete_fields = ["person", "organisation"]
    fields = ["person", "title", "organisation", ("started", "ended"), "ref"]
    inlines = [CitationInline]
