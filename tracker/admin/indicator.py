"""Indicators in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.capped_inlines import CappedStackedInline, CappedTabularInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.review.publication import PublishMixin
from tracker.models import Indicator, Observation, Target


class ObservationInline(CappedTabularInline):
    """Its figures, the latest period first."""

    model = Observation
    form = GeneratedRefForm
    fields = ["period", "qualifier", "value", "note", "ref"]
    ordering = ["-period_earliest", "ref"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("indicator")


class TargetInline(CappedStackedInline):
    """What it is to reach, and by which commitment."""

    model = Target
    form = GeneratedRefForm
    autocomplete_fields = ["commitment"]
    classes = ["collapse"]
    fields = ["commitment", ("baseline", "baseline_period"), ("direction", "value", "due"), "note", "ref"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("commitment", "indicator")


@admin.register(Indicator)
class IndicatorAdmin(PublishMixin, ImportExportRecordAdmin):
    list_display = ["name", "unit", "stage", "ref"]
    list_filter = ["stage"]
    search_fields = ["name", "unit", "ref"]
    prepopulated_fields = {"ref": ["name"]}
    fields = ["name", "ref", "stage", "unit", "definition", "collections"]
    autocomplete_fields = ["collections"]
    inlines = [ObservationInline, TargetInline]
