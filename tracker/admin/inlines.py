"""Rows that hang on more than one kind of record."""

from typing import Any

from django.http import HttpRequest

from tracker.admin.capped import CappedStacked, CappedTabular
from tracker.admin.forms import RecordForm
from tracker.models import Citation, Role

MORE: list[Any] = ["quote", ("field", "value"), "note", "ref"]


class SelfNamedForm(RecordForm):
    """A form whose ref, left empty, is made from what the record ties together."""

    makes_refs = True


class CitationInline(CappedStacked):
    """What sources say of the record."""

    model = Citation
    form = SelfNamedForm
    classes = ["collapse"]
    autocomplete_fields = ["source"]
    fieldsets = [
        (None, {"fields": [("source", "paragraph"), ("stance", "credibility")]}),
        (
            "Quote, differing value, note, ref",
            {"fields": MORE, "classes": ["collapse"]},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("source")


class OpenCitationInline(CitationInline):
    """The same where what sources say is the point."""

    classes: list[str] = []


class RoleInline(CappedTabular):
    """The posts a person holds."""

    model = Role
    form = SelfNamedForm
    fk_name = "person"
    verbose_name_plural = "roles held"
    autocomplete_fields = ["organisation"]
    fields = ["title", "organisation", "started", "ended", "ref"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("person", "organisation")
