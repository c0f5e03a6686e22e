"""Citations in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.editing.citation_form import CitationForm
from tracker.admin.editing.update_citations import HOW_TO_CORRECT, is_of_a_published_update
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import cited, with_cited
from tracker.admin.lists.filters import AutocompleteFilter, CitedFilter
from tracker.admin.lists.verification import VerificationFilter, verification
from tracker.models import Citation
from tracker.models.citation import CITABLE, VOICES
from tracker.vocabulary import Attribution

# What stays as it is once the status update that it is for is published.
FIXED = ["source", "paragraph", "stance", "credibility", *CITABLE, "quote", "field", "value"]
# And who says it, once that was recorded.
ATTRIBUTION = ["attribution", *VOICES]


class SpeakerFilter(AutocompleteFilter):
    title = "speaker"
    parameter_name = "speaker"
    link = Citation._meta.get_field("speaker")
    path = "speaker"


class SourceFilter(AutocompleteFilter):
    title = "source"
    parameter_name = "source"
    link = Citation._meta.get_field("source")
    path = "source"


@admin.register(Citation)
class CitationAdmin(ImportExportRecordAdmin):
    form = CitationForm
    list_display = ["source", "paragraph", verification, cited, "stance", "speaker", "credibility", "field", "value"]
    list_filter = [
        VerificationFilter,
        "stance",
        "attribution",
        CitedFilter,
        "credibility",
        SourceFilter,
        SpeakerFilter,
    ]
    # By their places, source by source as these were recorded: by the titles of sources, all would have to be sorted.
    ordering = ["source_id", "paragraph", "ref"]
    search_fields = ["ref", "source__title", "source__ref", "speaker__name", "note", "value"]
    autocomplete_fields = ["source", *VOICES, *CITABLE]
    fieldsets = [
        (None, {"fields": ["source", "paragraph", ("stance", "credibility")]}),
        ("Who says it", {"fields": [("attribution", "speaker"), ("on_behalf_of", "addressee")]}),
        ("Cited for (fill exactly one)", {"fields": CITABLE}),
        (
            "Quote",
            {"fields": ["quote", verification]},
        ),
        ("Value given by the source", {"fields": [("field", "value"), "note"]}),
        ("Key", {"fields": ["ref"]}),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Citation | None = None) -> Any:
        """With how to correct what stands behind a published status update."""
        first, *others = super().get_fieldsets(request, obj)
        if is_of_a_published_update(request, obj):
            first = (first[0], {**first[1], "description": HOW_TO_CORRECT})
        return [first, *others]

    def get_readonly_fields(self, request: HttpRequest, obj: Citation | None = None) -> list[Any]:
        if not is_of_a_published_update(request, obj):
            return [verification]
        is_recorded = obj is not None and obj.attribution != Attribution.NOT_RECORDED
        return [verification, *FIXED, *(ATTRIBUTION if is_recorded else [])]

    def render_change_form(self, request: HttpRequest, context: Any, *arguments: Any, **options: Any) -> Any:
        """The form, which offers to delete only what may go."""
        context["show_delete"] = not is_of_a_published_update(request, context["original"])
        return super().render_change_form(request, context, *arguments, **options)

    def get_queryset(self, request: HttpRequest) -> Any:
        citations: Any = super().get_queryset(request)
        return with_cited(citations.with_verification().select_related("source", "speaker"))
