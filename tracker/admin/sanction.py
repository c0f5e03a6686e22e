"""Sanctions in the admin."""

from django.contrib import admin

from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import written
from tracker.admin.lists.filters import ChosenFilter, InForceFilter
from tracker.admin.review.publication import Publishing
from tracker.admin.source_text.record_from_passage import Citing
from tracker.models import Sanction


class TargetFilter(ChosenFilter):
    title = "target"
    parameter_name = "target"
    link = Sanction._meta.get_field("targets")
    path = "targets"


class IssuerFilter(ChosenFilter):
    title = "issuer"
    parameter_name = "issuer"
    link = Sanction._meta.get_field("issuer")
    path = "issuer"


@admin.register(Sanction)
class SanctionAdmin(Citing, Publishing, ImportExportRecordAdmin):
    list_display = ["title", "kind", "issuer", written("imposed"), written("lifted"), "stage"]
    list_filter = ["stage", "kind", InForceFilter, TargetFilter, IssuerFilter]
    list_select_related = ["issuer"]
    search_fields = ["title", "programme", "ref", "targets__name", "targets__aliases"]
    autocomplete_fields = ["issuer", "targets"]
    prepopulated_fields = {"ref": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "ref", "stage", "kind"]}),
        ("Issuer and targets", {"fields": ["issuer", "programme", "targets"]}),
        ("Imposed", {"fields": ["imposed", "stated_reason"]}),
        ("Lifted", {"fields": ["lifted", "lifting_reason"]}),
        ("Summary", {"fields": ["summary"]}),
    ]
    inlines = [CitationInline]
