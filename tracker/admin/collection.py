"""Collections in the admin, with who works on them."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest

from tracker.admin.editing.capped_inlines import CappedTabularInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.review.publication import PublishMixin
from tracker.models import Collection, CollectionMember


class MemberInline(CappedTabularInline):
    """Who works on it and on no other."""

    model = CollectionMember
    fields = ["person", "role"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("collection", "person")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """People who may sign in to the admin."""
        if db_field.name == "person":
            options["queryset"] = User.objects.filter(is_active=True, is_staff=True).order_by("username")
        return super().formfield_for_foreignkey(db_field, request, **options)


@admin.register(Collection)
class CollectionAdmin(PublishMixin, ImportExportRecordAdmin):
    list_display = ["title", "subtitle", "stage", "ref"]
    list_filter = ["stage"]
    search_fields = ["title", "subtitle", "ref"]
    prepopulated_fields = {"ref": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "ref", "stage", "subtitle", "covers"]}),
        ("Who keeps it", {"fields": ["maintainers", "contact", "licence"]}),
    ]
    inlines = [MemberInline]
