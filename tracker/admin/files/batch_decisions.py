"""What people do with an import: apply or discard it, recheck it, name its columns, undo it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tracker.access import audit_log
from tracker.access.groups import is_own, may_discard, may_revert
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch, discard_batch
from tracker.actions.imports.may_import import may_apply_all, may_replan
from tracker.actions.imports.publishing import undo_refusal
from tracker.actions.imports.replan_batch import replan_batch
from tracker.actions.imports.revert_batch import revert_batch
from tracker.admin.base.refusal_mixin import RefusalMixin
from tracker.admin.base.visible_batches import visible_batches
from tracker.admin.files.mapping_form import mapping_form
from tracker.admin.files.missing_form import missing_form
from tracker.admin.files.plan_page import changed_records, plan_page
from tracker.admin.files.typed_corrections import corrections_typed
from tracker.admin.files.whole_list_form import whole_list_form
from tracker.database.wait_budget import long_request
from tracker.jobs import messages as job_messages
from tracker.jobs.queueing import cancel, enqueue
from tracker.jobs.size import is_long_to_apply, is_long_to_revert
from tracker.models import ImportBatch
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.export.error_report import error_report
from tracker.transfer.export.proposals import proposals, proposals_name
from tracker.vocabulary import BatchState, ImportTask, RowOutcome

PEOPLE = ("uploaded_by", "decided_by", "reverted_by")


class BatchDecisionsMixin(RefusalMixin):
    """The views that decide on a batch. All take POST only, but reverting, which asks first, and the error report."""

    def get_urls(self) -> Any:
        views = {
            "apply": self.apply_view,
            "refuse": self.refuse_view,
            "plan-again": self.plan_again_view,
            "columns": self.columns_view,
            "correct": self.correct_view,
            "good-rows": self.good_rows_view,
            "missing": self.missing_view,
            "whole": self.whole_view,
            "gone.csv": self.gone_view,
            "revert": self.revert_view,
            "cancel": self.cancel_view,
            "wrong.csv": self.error_report_view,
            "rest.csv": self.rest_view,
        }
        addresses = [
            path(
                f"<int:key>/{name}{'' if '.' in name else '/'}",
                self.admin_site.admin_view(view),
                name=f"tracker_importbatch_{name.split('.')[0].replace('-', '_')}",
            )
            for name, view in views.items()
        ]
        return [*addresses, *super().get_urls()]

    def get_batch(self, request: HttpRequest, key: int) -> ImportBatch | None:
        """The batch, if the user may see it; without its files."""
        return visible_batches(request.user).select_related(*PEOPLE).filter(pk=key).first()

    def _sent(self, request: HttpRequest, key: int) -> ImportBatch:
        batch = self.get_batch(request, key)
        if batch is None:
            raise Http404
        return batch

    def _to(self, batch: ImportBatch) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse(self.url_name("change"), args=[batch.pk]))

    @long_request
    def apply_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Does what the plan says, or says why not."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._sent(request, key)
        if not may_apply_all(request.user, batch):
            raise PermissionDenied
        accept_drift = "accept_drift" in request.POST
        if batch.is_waiting and is_long_to_apply(batch):
            return self._start(request, batch, ImportTask.APPLY, accept_drift=accept_drift)
        try:
            applied = apply_batch(batch, user=request.user, accept_drift=accept_drift)
        except BatchRefused as refused:
            messages.error(request, str(refused))
            return self._to(batch)
        audit_log.log_batch("applied", request.user, applied)
        messages.success(request, job_messages.applied_message(applied))
        return self._to(batch)

    def refuse_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Puts a waiting batch away, unless it is being worked on."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._sent(request, key)
        if not may_discard(request.user, batch):
            raise PermissionDenied
        if batch.jobs.unfinished().exists():
            messages.error(request, "This import is being processed; cancel that first.")
            return self._to(batch)
        try:
            audit_log.log_batch("refused", request.user, discard_batch(batch, user=request.user))
            messages.success(request, f"{batch.file_name} was discarded. Nothing was imported.")
        except BatchRefused as refused:
            messages.error(request, str(refused))
        return self._to(batch)

    @long_request
    def plan_again_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Plans the same files against what is stored now."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._sent(request, key)
        if not may_replan(request.user, batch):
            raise PermissionDenied
        return self._plan_again(request, batch, good_rows=False if "all_rows" in request.POST else None)

    @long_request
    def correct_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Plans the same files with the cells that were corrected, or without one of the corrections."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._sent(request, key)
        if not may_replan(request.user, batch):
            raise PermissionDenied
        taken_back = request.POST.get("take_back", "")
        try:
            kept = corrections_typed(batch, request.user, {} if taken_back else request.POST.dict())
        except BatchRefused as refused:
            messages.error(request, str(refused))
            return self._to(batch)
        if taken_back:
            kept = [each for place, each in enumerate(kept) if str(place) != taken_back]
        if kept == batch.corrections:
            messages.error(request, "No cell was corrected; type in a box what its cell should say.")
            return self._to(batch)
        return self._plan_again(request, batch, corrections=kept)

    @long_request
    def good_rows_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Plans the same files without the rows that are wrong, and what hangs on them."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._sent(request, key)
        if not may_replan(request.user, batch):
            raise PermissionDenied
        return self._plan_again(request, batch, good_rows=True)

    @long_request
    def columns_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Plans the same files with what their columns were said to stand for."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._sent(request, key)
        if not may_replan(request.user, batch):
            raise PermissionDenied
        form = mapping_form(batch, request.user, request.POST)
        if form is None:
            messages.error(request, "This import has no columns to map.")
            return self._to(batch)
        if form.is_valid():
            form.save()
            return self._plan_again(request, batch, form.mapping)
        return plan_page(self, request, batch, request.POST)

    @long_request
    def missing_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Plans the same files with what was said of names that no record has."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._sent(request, key)
        if not may_replan(request.user, batch):
            raise PermissionDenied
        form = missing_form(batch, request.user, request.POST)
        if form is None:
            messages.error(request, "This import names nothing that is missing.")
            return self._to(batch)
        if form.is_valid():
            form.save()
            return self._plan_again(request, batch, form.mapping)
        return plan_page(self, request, batch, missing=form)

    @long_request
    def whole_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Plans the same file as the whole of a list, or again as a part of what is stored."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._sent(request, key)
        if not may_replan(request.user, batch):
            raise PermissionDenied
        form = whole_list_form(batch, request.POST)
        if form is None:
            messages.error(request, "No file of this import can be the whole of a list.")
            return self._to(batch)
        if form.is_valid():
            return self._plan_again(request, batch, form.mapping)
        return plan_page(self, request, batch, whole=form)

    def gone_view(self, request: HttpRequest, key: int) -> HttpResponseBase:
        """What is proposed for what is gone from the list, as a CSV file."""
        batch = self._sent(request, key)
        rows = batch.planned_rows.filter(outcome=RowOutcome.GONE).order_by("record", "key")
        first = rows.first()
        if first is None:
            raise Http404
        day = batch.uploaded_at.date()
        gone = ((row.key, row.changes[0]["old"]) for row in rows.iterator(chunk_size=2000))
        return StreamingHttpResponse(
            proposals(first.record, gone, day),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{proposals_name(first.record, day)}"'},
        )

    def _plan_again(
        self,
        request: HttpRequest,
        batch: ImportBatch,
        mapping: FileMapping | None = None,
        **choices: Any,
    ) -> HttpResponse:
        if batch.is_waiting and is_long_to_apply(batch):
            said = {} if mapping is None else {"mapping": dict(mapping.columns), "reading": mapping.rest}
            return self._start(request, batch, ImportTask.PLAN_AGAIN, **said, **choices)
        try:
            planned = replan_batch(batch, user=request.user, mapping=mapping, **choices)
        except (BatchRefused, FileProblem) as refused:
            messages.error(request, str(refused))
            return self._to(batch)
        audit_log.log_batch("planned", request.user, planned)
        messages.success(request, job_messages.replanned_message(planned))
        return self._to(planned)

    @long_request
    def revert_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Asks first, saying what will go, and then undoes the import."""
        batch = self._sent(request, key)
        if not may_revert(request.user, batch):
            raise PermissionDenied
        if batch.state == BatchState.APPLIED and (refusal := undo_refusal(request.user, batch)):
            messages.error(request, refusal)
            return self._to(batch)
        if request.method == "POST":
            if batch.state == BatchState.APPLIED and is_long_to_revert(batch):
                return self._start(request, batch, ImportTask.REVERT)
            try:
                audit_log.log_batch("reverted", request.user, revert_batch(batch, user=request.user))
                messages.success(request, job_messages.reverted_message(batch))
            except BatchRefused as refused:
                messages.error(request, str(refused))
            return self._to(batch)
        if batch.state != BatchState.APPLIED:
            return self._to(batch)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": batch,
            "title": f"Undo the import of {batch.file_name}?",
            "batch": batch,
            "records": changed_records(batch),
        }
        return TemplateResponse(request, "admin/tracker/importbatch/revert.html", context)

    def cancel_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Has whatever is being done with the batch stop, before anything came of it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._sent(request, key)
        if not may_discard(request.user, batch):
            raise PermissionDenied
        if cancel(batch, user=request.user) is None:
            messages.error(request, "There is nothing to cancel.")
        return self._to(batch)

    def _start(self, request: HttpRequest, batch: ImportBatch, task: ImportTask, **options: Any) -> HttpResponse:
        """Leaves it to a worker, and leads to the page that says how far it is."""
        enqueue(batch, task, user=request.user, where=request.path, options=options)
        return self._to(batch)

    def rest_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The rows that a partial import leaves out, as a file that comes in again as it is."""
        batch = self._sent(request, key)
        if batch.rest is None or not _may_have_what_was_left_out(request, batch):
            raise Http404
        is_packed = batch.file_name.lower().endswith(".zip")
        day = f"{batch.uploaded_at:%Y-%m-%d}"
        name = f"import-{batch.pk}-rest.zip" if is_packed else f"{batch.only_record}-{day}.csv"
        return HttpResponse(
            bytes(batch.rest),
            content_type="application/zip" if is_packed else "text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def error_report_view(self, request: HttpRequest, key: int) -> HttpResponseBase:
        """What is wrong with the batch, as a CSV file."""
        batch = self._sent(request, key)
        record = request.GET.get("record", "")
        if (record and record not in batch.records) or not _may_have_what_was_left_out(request, batch):
            raise Http404
        return StreamingHttpResponse(
            error_report(batch, record),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="import-{batch.pk}-wrong.csv"'},
        )


def _may_have_what_was_left_out(request: HttpRequest, batch: ImportBatch) -> bool:
    """Whether the rows that a partial import left out are for the person: they are in no record's history."""
    return not batch.is_partial or is_own(request.user, batch) or request.user.has_perm("tracker.approve_importbatch")
