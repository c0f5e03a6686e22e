"""Meetings in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.editing.capped_inlines import CappedTabularInline
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter, FilledValuesFilter
from tracker.admin.review.publication import PublishMixin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Meeting, Participation


class ParticipantFilter(AutocompleteFilter):
    title = "participant"
    parameter_name = "actor"
    link = Participation._meta.get_field("actor")
    path = "participations__actor"


class ParticipationInline(CappedTabularInline):
    """Who took part."""

    model = Participation
    autocomplete_fields = ["actor", "on_behalf_of"]
    fields = ["actor", "role", "on_behalf_of", "certainty"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("meeting", "actor", "on_behalf_of")


@admin.register(Meeting)
class MeetingAdmin(RecordFromPassageMixin, PublishMixin, ImportExportRecordAdmin):
    list_display = ["title", "kind", partial_date_column("held"), "place", "country", "stage"]
    list_filter = ["stage", "kind", ("country", FilledValuesFilter), ParticipantFilter]
    search_fields = ["title", "place", "ref", "participations__actor__name", "participations__actor__aliases"]
    autocomplete_fields = ["part_of", "collections"]
    prepopulated_fields = {"ref": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "ref", "stage", "kind"]}),
        ("When and where", {"fields": ["held", "place", "country", "part_of"]}),
        ("Subject", {"fields": ["summary", "collections"]}),
    ]
    inlines = [ParticipationInline, CitationInline]
