"""The views of a guided import: the four steps, and what leads to them and keeps what was said."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tracker.access import audit_log
from tracker.access.groups import is_own
from tracker.actions.imports.may_import import may_import, may_import_any, may_replan
from tracker.admin.base.refusal_mixin import RefusalMixin
from tracker.admin.base.visible_batches import visible_batches
from tracker.admin.files.guide.begin import BeginForm
from tracker.admin.files.guide.columns_form import ColumnsForm
from tracker.admin.files.guide.drafts import (
    COLUMNS,
    PLAN,
    VALUES,
    WHAT,
    begin_from,
    fits,
    guessed,
    keep,
    plans_of,
    said_in,
)
from tracker.admin.files.guide.planning import planned
from tracker.admin.files.guide.remembering import RememberForm, saved_as
from tracker.admin.files.guide.trail import STEPS, address_of, trail
from tracker.admin.files.guide.values_form import ValuesForm
from tracker.admin.files.guide.what_form import WhatForm
from tracker.admin.files.record_labels import record_label
from tracker.admin.files.saved_mapping import mapping_saved, visible_mappings
from tracker.database.wait_budget import long_request
from tracker.models import ImportBatch, ImportDraft
from tracker.transfer.declaration.mapping import mapping_of
from tracker.transfer.declaration.mapping_file import written_mapping
from tracker.transfer.declaration.problems import FileProblem
from tracker.vocabulary import BatchState

MOST_OFFERED = 5
MOST_LOOKED_THROUGH = 100
# Digits of a key: more are none, and no number that Python reads.
LONGEST_KEY = 18
FOLDER = "admin/tracker/importbatch/guide"


class GuideMixin(RefusalMixin):
    """The pages of guided imports: a person's own drafts, for the kinds of record that they may bring in."""

    def get_urls(self) -> Any:
        steps = {
            "what": self.guide_what_view,
            "columns": self.guide_columns_view,
            "values": self.guide_values_view,
            "plan": self.guide_plan_view,
        }
        of_batches = {"guide": self.guided_view, "remember": self.remember_view}
        wrap = self.admin_site.admin_view
        return [
            path("guide/", wrap(self.guide_view), name="tracker_importbatch_guide"),
            *(
                path(f"guide/<int:key>/{name}/", wrap(view), name=f"tracker_importbatch_guide_{name}")
                for name, view in steps.items()
            ),
            *(
                path(f"<int:key>/{name}/", wrap(view), name=f"tracker_importbatch_{name}_batch")
                for name, view in of_batches.items()
            ),
            path("<int:key>/mapping.json", wrap(self.mapping_view), name="tracker_importbatch_mapping"),
            *super().get_urls(),
        ]

    @long_request
    def guide_view(self, request: HttpRequest) -> HttpResponse:
        """Takes a file or pasted cells, of whatever kind, and leads to the first step."""
        if not may_import_any(request.user):
            raise PermissionDenied
        if request.method == "POST":
            form = BeginForm(request.POST, request.FILES, user=request.user)
            if form.is_valid() and (draft := form.draft()):
                return HttpResponseRedirect(address_of(draft, WHAT))
        else:
            form = BeginForm(user=request.user, initial={"record": request.GET.get("record", "")})
        return self._page(request, "begin", {"form": form, "title": "Import a file"})

    @long_request
    def guide_what_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Step 1: what the file is, as it was guessed."""
        draft = self._draft(request, key)
        if request.method == "POST" and (named := request.POST.get("like")):
            return self._as_last_time(request, draft, named)
        try:
            form = WhatForm(request.POST or None, draft=draft, user=request.user)
        except FileProblem as error:
            # What was said of the file's place does not hold, as where a mapping was made for another; guessed anew.
            messages.error(request, str(error))
            keep(draft, guessed(draft.file_name, bytes(draft.content), draft.record)[1], WHAT, is_other=True)
            form = WhatForm(draft=draft, user=request.user)
        if form.is_bound and form.is_valid():
            if not form.is_read_otherwise and "again" not in request.POST:
                keep(draft, form.mapping, COLUMNS, is_other=form.is_other)
                return HttpResponseRedirect(address_of(draft, COLUMNS))
            keep(draft, form.mapping, WHAT, is_other=form.is_other)
            if "again" not in request.POST:
                messages.info(request, "The file is read in another way now; look at its first rows once more.")
            return HttpResponseRedirect(address_of(draft, WHAT))
        return self._step(request, draft, WHAT, {"form": form, "like": self._offered(request, draft)})

    @long_request
    def guide_columns_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Step 2: what the columns stand for."""
        draft = self._draft(request, key)
        try:
            form = ColumnsForm(request.POST or None, draft=draft)
        except FileProblem as error:
            return self._back(request, draft, error)
        if request.method == "POST" and form.is_valid():
            keep(draft, form.mapping, VALUES)
            return HttpResponseRedirect(address_of(draft, VALUES))
        return self._step(request, draft, COLUMNS, {"form": form})

    @long_request
    def guide_values_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Step 3: what the words of the file stand for; then the plan is made."""
        draft = self._draft(request, key)
        if draft.reached < VALUES:
            return HttpResponseRedirect(address_of(draft, COLUMNS))
        try:
            form = ValuesForm(request.POST or None, draft=draft)
        except FileProblem as error:
            return self._back(request, draft, error)
        if request.method == "POST" and (form.has_nothing_to_ask or form.is_valid()):
            if not form.has_nothing_to_ask:
                keep(draft, form.mapping, PLAN)
            return self._plan(request, draft)
        return self._step(request, draft, VALUES, {"form": form})

    @long_request
    def guide_plan_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Step 4: makes the plan, and leads to its page; asked for only, it leads to the plan there is."""
        draft = self._draft(request, key)
        if request.method == "POST":
            return self._plan(request, draft)
        plans = plans_of(draft)
        if plans:
            return HttpResponseRedirect(reverse(self.url_name("change"), args=[plans[0].pk]))
        return HttpResponseRedirect(address_of(draft, min(draft.reached, VALUES)))

    def guided_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Begins the steps with the file of a batch that waits, and with what was said of it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._own(request, key)
        if not (batch.is_waiting and batch.only_record and may_replan(request.user, batch)):
            raise PermissionDenied
        return HttpResponseRedirect(address_of(begin_from(request.user, batch), WHAT))

    def remember_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Keeps how a batch's file was read under a name."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        batch = self._own(request, key)
        if not (batch.only_record and request.user.has_perm("tracker.add_savedmapping")):
            raise PermissionDenied
        form = RememberForm(request.POST, batch=batch, user=request.user)
        if form.is_valid():
            messages.success(request, f"Remembered as “{form.save()}”.")
        for reasons in form.errors.values():
            messages.error(request, " ".join(map(str, reasons)))
        return HttpResponseRedirect(reverse(self.url_name("change"), args=[batch.pk]))

    def mapping_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """How a batch's file was read, as the file that the command line takes."""
        batch = visible_batches(request.user).filter(pk=key).first()
        if batch is None:
            raise Http404
        said = mapping_of(batch)
        saved = saved_as(batch, said, request.user)
        return HttpResponse(
            written_mapping(saved.name if saved else "", said),
            content_type="application/json",
            headers={"Content-Disposition": 'attachment; filename="mapping.json"'},
        )

    def _draft(self, request: HttpRequest, key: int) -> ImportDraft:
        """The person's own draft, as long as they may bring in such records."""
        draft = ImportDraft.objects.filter(pk=key, owner=request.user.pk).first()
        if draft is None:
            raise Http404
        if not may_import(request.user, draft.record):
            raise PermissionDenied
        return draft

    def _own(self, request: HttpRequest, key: int) -> ImportBatch:
        batch = ImportBatch.objects.filter(pk=key).first()
        if batch is None or not is_own(request.user, batch):
            raise Http404
        return batch

    def _offered(self, request: HttpRequest, draft: ImportDraft) -> list[Any]:
        """The saved mappings whose every column the file has."""
        found = []
        for saved in visible_mappings(request.user).order_by("-pk")[:MOST_LOOKED_THROUGH]:
            try:
                if may_import(request.user, saved.record) and fits(draft, mapping_saved(saved)):
                    found.append(saved)
            except FileProblem:
                continue
            if len(found) == MOST_OFFERED:
                break
        return found

    def _as_last_time(self, request: HttpRequest, draft: ImportDraft, named: str) -> HttpResponse:
        is_key = named.isdecimal() and len(named) <= LONGEST_KEY
        saved = visible_mappings(request.user).filter(pk=int(named)).first() if is_key else None
        if saved is None or not may_import(request.user, saved.record):
            messages.error(request, "This mapping is gone; choose another, or go through the steps.")
            return HttpResponseRedirect(address_of(draft, WHAT))
        try:
            mapping = mapping_saved(saved)
        except FileProblem as error:
            return self._back(request, draft, error)
        keep(draft, mapping, PLAN)
        return self._plan(request, draft)

    def _plan(self, request: HttpRequest, draft: ImportDraft) -> HttpResponse:
        try:
            batch = planned(draft, request.user, request.path)
        except FileProblem as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(address_of(draft, min(draft.reached, VALUES)))
        except forms.ValidationError as error:
            for reason in error.messages:
                messages.error(request, reason)
            return HttpResponseRedirect(address_of(draft, min(draft.reached, VALUES)))
        if batch.state != BatchState.PLANNING:
            audit_log.log_batch("planned", request.user, batch)
        return HttpResponseRedirect(reverse(self.url_name("change"), args=[batch.pk]))

    def _back(self, request: HttpRequest, draft: ImportDraft, error: FileProblem) -> HttpResponse:
        """To the first step, which says how the file is read, with what is wrong."""
        messages.error(request, str(error))
        return HttpResponseRedirect(address_of(draft, WHAT))

    def _step(self, request: HttpRequest, draft: ImportDraft, step: int, more: dict[str, Any]) -> HttpResponse:
        slug, name = STEPS[step]
        context = {
            "draft": draft,
            "trail": trail(draft, step),
            "title": name,
            "kind": record_label(draft.record),
            "said": said_in(draft),
            **more,
        }
        return self._page(request, slug, context)

    def _page(self, request: HttpRequest, name: str, more: dict[str, Any]) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **more}
        return TemplateResponse(request, f"{FOLDER}/{name}.html", context)
