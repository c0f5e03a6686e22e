"""Citations in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.citation_form import CitationForm
from tracker.admin.columns import cited, with_cited
from tracker.admin.files import FiledAdmin
from tracker.admin.filters import ChosenFilter, CitedFilter
from tracker.admin.verification import VerificationFilter, verification
from tracker.models import Citation
from tracker.models.citation import CITABLE


class SourceFilter(ChosenFilter):
    title = "source"
    parameter_name = "source"
    link = Citation._meta.get_field("source")
    path = "source"


@admin.register(Citation)
class CitationAdmin(FiledAdmin):
    form = CitationForm
    list_display = ["source", "paragraph", verification, cited, "stance", "credibility", "field", "value"]
    list_filter = [VerificationFilter, "stance", CitedFilter, "credibility", SourceFilter]
    search_fields = ["ref", "source__title", "source__ref", "note", "value"]
    autocomplete_fields = ["source", *CITABLE]
    readonly_fields = [verification]
    fieldsets = [
        (None, {"fields": ["source", "paragraph", ("stance", "credibility")]}),
        ("What it is for: fill exactly one", {"fields": CITABLE}),
        (
            "In the source's words",
            {"fields": ["quote", verification]},
        ),
        ("What the source gives for one field", {"fields": [("field", "value"), "note"]}),
        ("Key", {"fields": ["ref"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        citations: Any = super().get_queryset(request)
        return with_cited(citations.with_verification().select_related("source"))
