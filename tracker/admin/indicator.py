"""Indicators in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.base.record_form import SelfNamedForm
from tracker.admin.editing.capped_inlines import CappedTabular
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.review.publication import Publishing
from tracker.models import Indicator, Observation


class ObservationInline(CappedTabular):
    """Its figures, the latest period first."""

    model = Observation
    form = SelfNamedForm
    fields = ["period", "qualifier", "value", "note", "ref"]
    ordering = ["-period_earliest", "ref"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("indicator")


@admin.register(Indicator)
class IndicatorAdmin(Publishing, ImportExportRecordAdmin):
    list_display = ["name", "unit", "stage", "ref"]
    list_filter = ["stage"]
    search_fields = ["name", "unit", "ref"]
    prepopulated_fields = {"ref": ["name"]}
    fields = ["name", "ref", "stage", "unit", "definition"]
    inlines = [ObservationInline]
