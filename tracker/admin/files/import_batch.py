"""Import batches in the admin: files come in here, and each batch has a page with its plan and what came of it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from tracker.access.groups import is_own
from tracker.actions.imports.may_import import may_import, may_import_any
from tracker.admin.base.read_only import ReadOnlyMixin
from tracker.admin.base.visible_batches import visible_batches
from tracker.admin.files.batch_decisions import BatchDecisionsMixin
from tracker.admin.files.guide.pages import GuideMixin
from tracker.admin.files.plan_page import plan_page
from tracker.admin.files.record_labels import record_label
from tracker.admin.files.uploads import handle_upload
from tracker.admin.record_admin import RecordAdmin
from tracker.database.wait_budget import long_request
from tracker.models import ImportBatch
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import BatchState

MOST_NAMED = 4


class StateFilter(admin.SimpleListFilter):
    """By state, where what waited too long has expired."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [choice for choice in BatchState.choices if choice[0] != BatchState.REVERTING]

    def queryset(self, request: HttpRequest, queryset: QuerySet[ImportBatch]) -> QuerySet[ImportBatch]:
        state = self.value()
        if state not in BatchState.values:
            return queryset
        overdue = Q(pk__in=ImportBatch.objects.overdue().values("pk"))
        if state == BatchState.EXPIRED:
            return queryset.filter(overdue | Q(state=state))
        return queryset.filter(state=state).exclude(overdue)


@admin.register(ImportBatch)
class ImportBatchAdmin(GuideMixin, BatchDecisionsMixin, ReadOnlyMixin, RecordAdmin):
    list_display = ["file_name", "kinds", "state_label", "uploaded_by", "uploaded_at", "rows"]
    list_filter = [StateFilter, ("uploaded_by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["uploaded_by"]
    search_fields = ["file_name", "file_sha256"]
    change_list_template = "admin/tracker/importbatch/change_list.html"

    def get_urls(self) -> Any:
        upload = self.admin_site.admin_view(self.upload_view)
        return [path("upload/", upload, name="tracker_importbatch_upload"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportBatch]:
        return visible_batches(request.user)

    def has_view_permission(self, request: HttpRequest, obj: ImportBatch | None = None) -> bool:
        return super().has_view_permission(request, obj) or (obj is not None and is_own(request.user, obj))

    @admin.display(description="records")
    def kinds(self, batch: ImportBatch) -> str:
        if len(batch.records) > MOST_NAMED:
            return f"{len(batch.records)} kinds of record"
        return ", ".join(map(record_label, batch.records))

    @admin.display(description="state", ordering="state")
    def state_label(self, batch: ImportBatch) -> str:
        state = BatchState.EXPIRED if batch.is_overdue else batch.state
        return format_html('<span class="badge badge-{}">{}</span>', state, batch.state_in_words)

    @admin.display(description="rows")
    def rows(self, batch: ImportBatch) -> str:
        return ", ".join(f"{rows:,} {outcome}" for outcome, rows in batch.file_rows.items() if rows) or "–"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list, with what waits for who looks at it, and the way to bring files in."""
        to_approve = 0
        if request.user.has_perm("tracker.approve_importbatch"):
            waiting = visible_batches(request.user).filter(pk__in=ImportBatch.objects.waiting().values("pk"))
            to_approve = (
                waiting.filter(state=BatchState.AWAITING_APPROVAL).exclude(uploaded_by=request.user.pk).count()
            )
        more = {"to_approve": to_approve, "may_import": may_import_any(request.user)}
        return super().changelist_view(request, {**(extra_context or {}), **more})

    @long_request
    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """The page that takes a file of any kind of record, or a ZIP of several."""
        if not may_import_any(request.user):
            raise PermissionDenied
        form, batch = handle_upload(request)
        if batch:
            return HttpResponseRedirect(reverse(self.url_name("change"), args=[batch.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Import files",
            "form": form,
            "guide_address": reverse(self.url_name("guide")),
            "templates": {
                name: reverse(f"admin:tracker_{resource._meta.model._meta.model_name}_template", args=["xlsx"])
                for name, resource in RECORDS.items()
                if may_import(request.user, name)
            },
        }
        return TemplateResponse(request, "admin/tracker/importbatch/upload.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page of a batch: what its files would do or did, and what can be done with it."""
        batch = self._visible(request, object_id)
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        return plan_page(self, request, batch)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The states that the batch went through, for those who may see it."""
        self._visible(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def _visible(self, request: HttpRequest, object_id: str) -> ImportBatch:
        key = unquote(object_id)
        batch = self.get_batch(request, int(key)) if key.isascii() and key.isdigit() else None
        if batch is None:
            raise Http404
        return batch
