"""Sanctions in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.capped_inlines import CappedStackedInline
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter, InForceFilter
from tracker.admin.review.publication import PublishMixin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Sanction, SanctionStep


class TargetFilter(AutocompleteFilter):
    title = "target"
    parameter_name = "target"
    link = Sanction._meta.get_field("targets")
    path = "targets"


class IssuerFilter(AutocompleteFilter):
    title = "issuer"
    parameter_name = "issuer"
    link = Sanction._meta.get_field("issuer")
    path = "issuer"


class SanctionStepInline(CappedStackedInline):
    """Its life, from the imposition to the end; sources are added on the page of the step."""

    model = SanctionStep
    form = GeneratedRefForm
    fields = [("kind", "happened_on", "stage"), "reason", "summary", "ref"]
    ordering = ["happened_on_earliest", "happened_on_latest", "ref"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("sanction")


@admin.register(Sanction)
class SanctionAdmin(RecordFromPassageMixin, PublishMixin, ImportExportRecordAdmin):
    list_display = ["title", "kind", "issuer", partial_date_column("imposed"), partial_date_column("ended"), "stage"]
    list_filter = ["stage", "kind", InForceFilter, TargetFilter, IssuerFilter]
    list_select_related = ["issuer"]
    search_fields = ["title", "programme__title", "ref", "targets__name", "targets__aliases"]
    autocomplete_fields = ["issuer", "targets", "programme", "collections"]
    prepopulated_fields = {"ref": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "ref", "stage", "kind"]}),
        ("Issuer and targets", {"fields": ["issuer", "programme", "targets"]}),
        ("What it does, and why", {"fields": ["measures", "stated_reason", "summary", "collections"]}),
    ]
    inlines = [SanctionStepInline, CitationInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Each with when it was imposed and ended, by all its steps, drafts among them."""
        sanctions: Any = super().get_queryset(request)
        return sanctions.with_life(as_of=timezone.now().date(), known_on=None)
