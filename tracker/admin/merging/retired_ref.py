"""Retired refs in the admin: those that are never used again."""

from django.contrib import admin

from tracker.admin.base.read_only import ReadOnlyMixin
from tracker.admin.base.typed import ModelAdmin
from tracker.models import RetiredRef


@admin.register(RetiredRef)
class RetiredRefAdmin(ReadOnlyMixin, ModelAdmin):
    list_display = ["ref", "record", "retired_at"]
    list_filter = ["record"]
    search_fields = ["ref"]
