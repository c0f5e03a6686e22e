"""Observations in the admin."""

from django.contrib import admin

from tracker.admin.citing import Citing
from tracker.admin.columns import written
from tracker.admin.files import FiledAdmin
from tracker.admin.filters import ChosenFilter
from tracker.admin.forms import SelfNamedForm
from tracker.admin.inlines import CitationInline
from tracker.models import Observation


class IndicatorFilter(ChosenFilter):
    title = "indicator"
    parameter_name = "indicator"
    link = Observation._meta.get_field("indicator")
    path = "indicator"


@admin.register(Observation)
class ObservationAdmin(Citing, FiledAdmin):
    form = SelfNamedForm
    list_display = ["indicator", written("period"), "qualifier", "value"]
    list_filter = ["qualifier", IndicatorFilter]
    list_select_related = ["indicator"]
    search_fields = ["indicator__name", "note", "ref"]
    autocomplete_fields = ["indicator"]
    fields = ["indicator", "period", ("qualifier", "value"), "note", "ref"]
    inlines = [CitationInline]
