"""The page of what was deleted of one kind of record, and the page that brings one of them back."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tracker.access import audit_log
from tracker.actions.record_lock import RecordBusyError, atomic_or_busy, lock_rows
from tracker.actions.restore_rows import NotRestoredError, restore_row
from tracker.admin.base import database_refusals
from tracker.admin.base.keys import is_key
from tracker.history.changes import deletions
from tracker.history.deleted_rows import deleted_together, deletion, latest_deletions

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin

A_PAGE = 50


class RestoreMixin(ModelAdmin):
    """Records that, once deleted, can be brought back by those who may delete them, where `is_revertible` says so."""

    is_revertible = True

    def get_urls(self) -> Any:
        if not self.is_revertible:
            return super().get_urls()
        names = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("deleted/", self.admin_site.admin_view(self.deleted_view), name=f"{names}_deleted"),
            path("deleted/<int:event>/", self.admin_site.admin_view(self.restore_view), name=f"{names}_restore"),
            *super().get_urls(),
        ]

    def may_restore(self, request: HttpRequest) -> bool:
        """Whether the person may both delete and add such records."""
        return self.is_revertible and self.has_delete_permission(request) and self.has_add_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list, with the way to what was deleted."""
        return super().changelist_view(request, {**(extra_context or {}), "may_restore": self.may_restore(request)})

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """What was deleted and is not back, the latest first."""
        if not self.may_restore(request):
            raise PermissionDenied
        before = request.GET.get("before", "")
        events = latest_deletions(self.model, before=int(before) if is_key(before) else None, limit=A_PAGE + 1)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Deleted {self.opts.verbose_name_plural}",
            "deleted": [
                {"ref": getattr(event, "ref", ""), "change": change}
                for event, change in zip(events, deletions({self.model: events})[self.model], strict=True)
            ][:A_PAGE],
            "older": events[A_PAGE - 1].pgh_id if len(events) > A_PAGE else None,
        }
        return TemplateResponse(request, "admin/tracker/deleted.html", context)

    def restore_view(self, request: HttpRequest, event: int) -> HttpResponse:
        """What would come back, and, once sent, the restoring."""
        if not self.may_restore(request):
            raise PermissionDenied
        gone = deletion(self.model, event) if is_key(str(event)) else None
        if gone is None:
            raise Http404("There is nothing to restore here. It may have been restored already.")
        if request.method == "POST":
            said = self.restore(request, gone)
            if not said:
                return HttpResponseRedirect(
                    reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[gone.id])
                )
            messages.error(request, f"Nothing was restored. {said}")
        rows = deletions(deleted_together(self.model, gone))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Restore this {self.opts.verbose_name}?",
            "ref": getattr(gone, "ref", ""),
            "change": rows.pop(self.model)[0],
            "along": [change for changes in rows.values() for change in changes],
        }
        return TemplateResponse(request, "admin/tracker/restore.html", context)

    def restore(self, request: HttpRequest, gone: Any) -> str:
        """Restores the row, and returns why it could not be; empty on success."""
        try:
            with atomic_or_busy():
                lock_rows(self.model, {})
                if deletion(self.model, gone.pgh_id) is None:
                    return "It has been restored already."
                restore_row(self.model, gone, user=request.user)
        except (NotRestoredError, RecordBusyError) as error:
            return str(error)
        except database_refusals.REFUSED as error:
            return database_refusals.read_refusal(error).message
        record = self.model._default_manager.get(pk=gone.id)
        audit_log.log("restored", user=request.user, **audit_log.record_fields(record))
        messages.success(request, f"{record} was restored.")
        return ""
