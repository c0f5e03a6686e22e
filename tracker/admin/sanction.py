"""Sanctions in the admin."""

from django.contrib import admin

from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter, InForceFilter
from tracker.admin.review.publication import PublishMixin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Sanction


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


@admin.register(Sanction)
class SanctionAdmin(RecordFromPassageMixin, PublishMixin, ImportExportRecordAdmin):
    list_display = ["title", "kind", "issuer", partial_date_column("imposed"), partial_date_column("lifted"), "stage"]
    list_filter = ["stage", "kind", InForceFilter, TargetFilter, IssuerFilter]
    list_select_related = ["issuer"]
    search_fields = ["title", "programme", "ref", "targets__name", "targets__aliases"]
    autocomplete_fields = ["issuer", "targets", "collections"]
    prepopulated_fields = {"ref": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "ref", "stage", "kind"]}),
        ("Issuer and targets", {"fields": ["issuer", "programme", "targets"]}),
        ("Imposed", {"fields": ["imposed", "stated_reason"]}),
        ("Lifted", {"fields": ["lifted", "lifting_reason"]}),
        ("Summary", {"fields": ["summary", "collections"]}),
    ]
    inlines = [CitationInline]
