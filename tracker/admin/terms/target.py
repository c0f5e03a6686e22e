"""Targets in the admin, with where each stands today."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.http import HttpRequest
from django.utils import timezone

from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Target
from tracker.vocabulary import Track


class IndicatorFilter(AutocompleteFilter):
    title = "indicator"
    parameter_name = "indicator"
    link = Target._meta.get_field("indicator")
    path = "indicator"


class CommitmentFilter(AutocompleteFilter):
    title = "commitment"
    parameter_name = "commitment"
    link = Target._meta.get_field("commitment")
    path = "commitment"


class TrackFilter(admin.SimpleListFilter):
    """By whether they are on track today."""

    title = "track today"
    parameter_name = "track"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Track.choices)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        if self.value() not in Track.values:
            raise IncorrectLookupParameters("track must be one of the choices.")
        today = timezone.now().date()
        tracked: Any = Target.objects.with_track(as_of=today, known_on=today)
        return queryset.filter(pk__in=tracked.filter(track=self.value()).values("pk"))


@admin.register(Target)
class TargetAdmin(RecordFromPassageMixin, ImportExportRecordAdmin):
    form = GeneratedRefForm
    list_display = ["indicator", "direction", "value", partial_date_column("due"), "track_today", "commitment"]
    list_filter = [TrackFilter, "direction", IndicatorFilter, CommitmentFilter]
    list_select_related = ["indicator", "commitment"]
    search_fields = ["indicator__name", "commitment__title", "note", "ref"]
    autocomplete_fields = ["commitment", "indicator"]
    fields = [
        "commitment",
        "indicator",
        ("baseline", "baseline_period"),
        ("direction", "value", "due"),
        "note",
        "ref",
    ]
    inlines = [CitationInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        today = timezone.now().date()
        targets: Any = super().get_queryset(request)
        return targets.with_track(as_of=today, known_on=today)

    @admin.display(description="track today")
    def track_today(self, target: Any) -> str:
        return str(Track(target.track).label)
