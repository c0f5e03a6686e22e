"""Retired refs in the admin: those that are never used again."""

from django.contrib import admin

from tracker.admin.editing.mixins import ModelAdmin, ReadOnly
from tracker.models import RetiredRef


@admin.register(RetiredRef)
class RetiredRefAdmin(ReadOnly, ModelAdmin):
    list_display = ["ref", "record", "retired_at"]
    list_filter = ["record"]
    search_fields = ["ref"]
