"""Exchanges in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.editing.capped_inlines import CappedTabularInline
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.review.publication import PublishMixin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Exchange, ExchangeItem


class ExchangeItemInline(CappedTabularInline):
    """What each side gave."""

    model = ExchangeItem
    verbose_name_plural = "what each side gave (in each row a commitment, a sanction, or a step of one)"
    autocomplete_fields = ["commitment", "sanction"]
    raw_id_fields = ["sanction_step"]
    fields = ["side", "commitment", "sanction", "sanction_step"]

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows.select_related("exchange", "commitment", "sanction", "sanction_step__sanction")


@admin.register(Exchange)
class ExchangeAdmin(RecordFromPassageMixin, PublishMixin, ImportExportRecordAdmin):
    list_display = ["title", partial_date_column("agreed_on"), "agreed_at", "stage"]
    list_filter = ["stage"]
    list_select_related = ["agreed_at"]
    search_fields = ["title", "ref", "items__commitment__title", "items__sanction__title"]
    autocomplete_fields = ["agreed_at"]
    prepopulated_fields = {"ref": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "ref", "stage"]}),
        ("When and where", {"fields": ["agreed_at", "agreed_on"]}),
        ("Summary", {"fields": ["summary"]}),
    ]
    inlines = [ExchangeItemInline, CitationInline]
