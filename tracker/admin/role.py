"""Roles in the admin."""

from django.contrib import admin

from tracker.admin.base.record_form import SelfNamedForm
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import written
from tracker.admin.lists.filters import ChosenFilter
from tracker.admin.source_text.record_from_passage import Citing
from tracker.models import Role


class OrganisationFilter(ChosenFilter):
    title = "organisation"
    parameter_name = "organisation"
    link = Role._meta.get_field("organisation")
    path = "organisation"


@admin.register(Role)
class RoleAdmin(Citing, ImportExportRecordAdmin):
    form = SelfNamedForm
    list_display = ["person", "title", "organisation", written("started"), written("ended")]
    list_display_links = ["person", "title"]
    list_filter = [OrganisationFilter]
    list_select_related = ["person", "organisation"]
    search_fields = ["title", "person__name", "person__aliases", "organisation__name", "ref"]
    autocomplete_fields = ["person", "organisation"]
    fields = ["person", "title", "organisation", ("started", "ended"), "ref"]
    inlines = [CitationInline]
