"""Actors in the admin."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.admin.editing.inlines import CitationInline, RoleInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.filters import FilledValuesFilter
from tracker.admin.merging.merge_page import MergeMixin
from tracker.admin.review.publication import PublishMixin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Actor
from tracker.vocabulary import ActorKind


@admin.register(Actor)
class ActorAdmin(RecordFromPassageMixin, MergeMixin, PublishMixin, ImportExportRecordAdmin):
    list_display = ["name", "kind", "country", "part_of", "stage", "ref"]
    list_filter = ["stage", "kind", ("country", FilledValuesFilter)]
    list_select_related = ["part_of"]
    search_fields = ["name", "native_name", "aliases", "ref"]
    autocomplete_fields = ["part_of"]
    prepopulated_fields = {"ref": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "ref", "stage", "kind"]}),
        ("Other names", {"fields": ["native_name", "aliases"]}),
        ("Description", {"fields": ["country", "part_of", "description"]}),
        ("Elsewhere", {"fields": ["wikidata_id", "website"]}),
    ]

    def get_inlines(self, request: HttpRequest, obj: Actor | None = None) -> list[Any]:
        """Only people hold roles."""
        return [RoleInline, CitationInline] if obj and obj.kind == ActorKind.PERSON else [CitationInline]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Actor], search_term: str
    ) -> tuple[QuerySet[Actor], bool]:
        """Offers people alone where a role asks who holds it."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if request.GET.get("model_name") == "role" and request.GET.get("field_name") == "person":
            found = found.filter(kind=ActorKind.PERSON)
        return found, may_repeat
