"""Sources in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.base.read_only import ReadOnlyMixin
from tracker.admin.editing.capped_inlines import CappedTabularInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import cited, partial_date_column, with_cited
from tracker.admin.lists.filters import AutocompleteFilter, FilledValuesFilter
from tracker.admin.lists.verification import verification
from tracker.admin.review.publication import PublishMixin
from tracker.admin.review.publish_cited import PublishCitedMixin
from tracker.admin.source_text.view import SourceTextMixin
from tracker.models import Citation, Source


class PublisherFilter(AutocompleteFilter):
    title = "publisher"
    parameter_name = "publisher"
    link = Source._meta.get_field("publisher")
    path = "publisher"


class CitationsOfSourceInline(ReadOnlyMixin, CappedTabularInline):
    """What the source is cited for; citations are added where the record they are for is."""

    model = Citation
    verbose_name_plural = "cited for"
    fields = [cited, "paragraph", "stance", verification]
    readonly_fields = [cited, verification]

    def get_queryset(self, request: HttpRequest) -> Any:
        citations: Any = super().get_queryset(request)
        return with_cited(citations.with_verification().select_related("source"))


@admin.register(Source)
class SourceAdmin(SourceTextMixin, PublishCitedMixin, PublishMixin, ImportExportRecordAdmin):
    list_display = ["title", "kind", "publisher", partial_date_column("published"), "reliability", "stage"]
    list_filter = ["stage", "kind", "reliability", ("language", FilledValuesFilter), PublisherFilter]
    list_select_related = ["publisher"]
    search_fields = ["title", "authors", "publisher__name", "publisher__aliases", "url", "ref"]
    autocomplete_fields = ["publisher", "syndicated_from"]
    prepopulated_fields = {"ref": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "ref", "stage", "kind"]}),
        ("Authors and dates", {"fields": ["publisher", "authors", "published", "language"]}),
        ("Location", {"fields": ["url", "archived_url", "retrieved_on"]}),
        ("Reliability", {"fields": ["reliability", "syndicated_from"]}),
    ]

    def get_inlines(self, request: HttpRequest, obj: Source | None = None) -> list[Any]:
        return [CitationsOfSourceInline] if obj else []
