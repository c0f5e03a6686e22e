"""Refs of merged actors in the admin: where each leads, and the way to undo the merge."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tracker.access import audit_log
from tracker.actions.merging.merge_plan import NotMergedError
from tracker.actions.merging.undo_merge import changed_since, changed_since_message, rows_written_by, undo_merge
from tracker.admin.base.read_only import ReadOnlyMixin
from tracker.admin.record_admin import RecordAdmin
from tracker.database.wait_budget import long_request
from tracker.history.changes import deletions
from tracker.models import MergedRef


@admin.register(MergedRef)
class MergedRefAdmin(ReadOnlyMixin, RecordAdmin):
    list_display = ["ref", "actor", "merged_at", "merged_by"]
    list_select_related = ["actor", "merged_by"]
    search_fields = ["ref", "actor__name", "actor__ref"]
    fields = ["ref", "actor", "merged_at", "merged_by"]

    def get_urls(self) -> Any:
        undo = self.admin_site.admin_view(self.undo_view)
        return [path("<int:key>/undo/", undo, name="tracker_mergedref_undo"), *super().get_urls()]

    @long_request
    def undo_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """What undoing the merge would put back, or what stands against it; and, once sent, the undoing."""
        left = get_object_or_404(MergedRef.objects.select_related("actor", "merged_by"), pk=key)
        if not request.user.has_perm("tracker.merge_actor"):
            raise PermissionDenied
        if request.method == "POST":
            try:
                actor = undo_merge(left, user=request.user)
            except NotMergedError as refused:
                messages.error(request, str(refused))
            else:
                audit_log.log("merge_undone", user=request.user, **audit_log.record_fields(actor))
                messages.success(request, f"{actor} is a separate actor again, with all records that named it.")
                return HttpResponseRedirect(reverse("admin:tracker_actor_change", args=[actor.pk]))
        try:
            touched = rows_written_by(left)
            stands_against = changed_since_message(changed_since(touched))
        except NotMergedError as refused:
            touched, stands_against = [], str(refused)
        named = deletions({rows.model: rows.after.values() for rows in touched if rows.model is not MergedRef})
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": left,
            "title": f"Undo the merge of {left.ref}?",
            "left": left,
            "stands_against": stands_against,
            "rows": [(model._meta.verbose_name_plural, changes) for model, changes in named.items()],
        }
        return TemplateResponse(request, "admin/tracker/mergedref/undo.html", context)
