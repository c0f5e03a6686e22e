"""Rows that hang on more than one kind of record."""

from typing import Any

from django.http import HttpRequest

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.capped_inlines import CappedStackedInline, CappedTabularInline
from tracker.admin.editing.citation_form import ArchivedTextCache, CitationForm
from tracker.admin.lists.verification import verification
from tracker.models import Citation, Role
from tracker.models.citation import CITABLE, VOICES

SAID: list[Any] = [("source", "paragraph"), ("stance", "credibility"), ("attribution", "speaker")]
# One in a row: a folded part opens for an error only of a field that stands in a row by itself.
MORE: list[Any] = ["quote", "field", "value", "on_behalf_of", "addressee", "note", "ref"]


class CitationInline(CappedStackedInline):
    """What sources say of the record."""

    model = Citation
    form = CitationForm
    classes = ["collapse"]
    autocomplete_fields = ["source", *VOICES]
    readonly_fields = [verification]
    fieldsets = [
        (None, {"fields": [*SAID, verification]}),
        (
            "Quote, differing value, for whom and to whom, note, ref",
            {"fields": MORE, "classes": ["collapse"]},
        ),
    ]

    def __init__(self, parent_model: Any, admin_site: Any) -> None:
        super().__init__(parent_model, admin_site)
        # An actor may be cited for, and also be whose words a passage gives.
        self.fk_name = next(name for name in CITABLE if Citation._meta.get_field(name).related_model is parent_model)

    def get_queryset(self, request: HttpRequest) -> Any:
        citations: Any = super().get_queryset(request)
        return citations.with_verification().select_related("source", *VOICES)

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """Its rows, which are for the record of the page."""
        formset = super().get_formset(request, obj, **options)
        form: Any = formset.form
        form.cited_record = self.fk_name
        form.texts = ArchivedTextCache()
        return formset


class OpenCitationInline(CitationInline):
    """The same where what sources say is the point."""

    classes: list[str] = []


class PassageInline(OpenCitationInline):
    """The same on the form of a new record that was begun at a passage of a source: its citation is filled in."""

    extra = 1
    fieldsets = [
        (None, {"fields": [SAID[0], "quote", *SAID[1:]]}),
        (
            "Differing value, for whom and to whom, note, ref",
            {"fields": [name for name in MORE if name != "quote"], "classes": ["collapse"]},
        ),
    ]


class RoleInline(CappedTabularInline):
    """The posts a person holds."""

    model = Role
    form = GeneratedRefForm
    fk_name = "person"
    verbose_name_plural = "roles held"
    autocomplete_fields = ["organisation"]
    fields = ["title", "organisation", "started", "ended", "ref"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("person", "organisation")
