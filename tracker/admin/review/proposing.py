"""Changing what is published: it is proposed in the same form, and so checked, and a second person publishes it."""

from typing import Any

from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tracker.actions.propose_change import (
    MOVED,
    ProposalRefusedError,
    Snapshot,
    latest_event,
    needs_proposal,
    propose_by_doing,
    propose_change,
    propose_difference,
    taken_back,
)
from tracker.actions.proposed_parts import BY_MODEL, deletion_of
from tracker.admin.base.database_refusals import REFUSED, DatabaseRefusal, read_refusal
from tracker.admin.base.keys import is_key
from tracker.admin.base.typed import ModelAdmin
from tracker.models import HANGS_ON, Correction, Proposal, Published, record_over

PROPOSE = "_propose"
NO_REASON = "Say in “Reason for the change” why the record should say so, and where that is to be read."

UNCHANGED = "Nothing was changed in the form, so nothing is proposed."


class ProposeMixin(ModelAdmin):
    """Forms of published records, and of what hangs on them, whose button proposes the change."""

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        record = self.record_proposed_to(obj)
        if record is not None and self.has_change_permission(request, obj):
            must = needs_proposal(record)
            context |= {
                **self.proposing_context(request, record),
                "must_propose": must,
                "proposals": list(Proposal.objects.about(record)),
            }
            if must:
                context |= {"show_save": False, "show_save_and_continue": False, "show_save_and_add_another": False}
        elif obj is None and self.may_be_part_of_public(request, context):
            context |= self.proposing_context(request, None)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def proposing_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """What the box with the reason and the button is drawn with."""
        return {
            "may_propose": request.user.has_perm("tracker.add_proposal"),
            "is_part": self.model in HANGS_ON,
            "proposed_to": record,
            "proposal_reason": request.POST.get("proposal_reason", ""),
            "correction": asked_correction(request),
        }

    def record_proposed_to(self, row: Any) -> Any:
        """The published record that a change of this row is proposed for; None where none needs to be."""
        record = record_over(row) if type(row) in BY_MODEL else None
        return record if record is not None and record.published_at is not None else None

    def may_be_part_of_public(self, request: HttpRequest, context: Any) -> bool:
        """Whether a new row hangs on what is published, as far as the address says, or did so when it was refused."""
        if self.model not in HANGS_ON or self.model not in BY_MODEL:
            return False
        if request.method == "POST":
            return getattr(request, "refusal", None) is not None or PROPOSE in request.POST
        given = context["adminform"].form.initial
        links = {
            f"{name}_id": given[name] for name in HANGS_ON[self.model] if given.get(name) and is_key(str(given[name]))
        }
        return needs_proposal(record_over(self.model(**links))) if len(links) == 1 else False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method != "POST" or PROPOSE not in request.POST or not (object_id is None or is_key(object_id)):
            return super().changeform_view(request, object_id, form_url, extra_context)
        row = self.get_object(request, object_id) if object_id is not None else None
        may_be = self.record_proposed_to(row) is not None if row is not None else self.model in HANGS_ON
        if not may_be or not request.user.has_perm("tracker.add_proposal"):
            raise PermissionDenied
        page, proposal = self.propose(request, row, form_url, extra_context)
        return proposed(request, proposal) if proposal is not None else page

    def propose(
        self, request: HttpRequest, row: Any, form_url: str, context: dict[str, Any] | None
    ) -> tuple[Any, Proposal | None]:
        """Saves the form, looks what the record and its parts would be, takes all of it back, and keeps that as a
        proposal.

        What changes nothing that is public, such as a draft that hangs on it, needs no proposal and is saved. The form
        is shown again with what hinders it.
        """
        key = None if row is None else str(row.pk)
        told = getattr(request, "_messages", None)
        with taken_back():
            # Taken back with the rest: what is said of a save that does not stay.
            request._messages = default_storage(request)  # type: ignore[attr-defined]  # noqa: SLF001 (no other way)
            page = super().changeform_view(request, key, form_url, context)
            is_saved = isinstance(page, HttpResponseRedirect)
            record = record_over(request.saved_row) if is_saved else None  # type: ignore[attr-defined]
            after = Snapshot.of(record) if needs_or_may(record) else None
        if not is_saved:
            return page, None
        request._messages = told  # type: ignore[attr-defined]  # noqa: SLF001 (there is no other way)
        stood_on = record_over(row) if row is not None else record
        before = Snapshot.of(record) if after is not None else None
        if before is None or after is None or (before.cells, before.parts) == (after.cells, after.parts):
            if not request.is_typed_in:  # type: ignore[attr-defined]
                messages.warning(request, UNCHANGED)
                return HttpResponseRedirect(request.get_full_path()), None
            return super().changeform_view(request, key, form_url, context), None
        hindrance = MOVED if stood_on != record else self.hindrance(request)
        if not hindrance:
            try:
                proposal = propose_difference(
                    record,
                    before,
                    after,
                    reason=request.POST["proposal_reason"].strip(),
                    author=request.user,
                    correction=asked_correction(request),
                )
            except ProposalRefusedError as error:
                hindrance = str(error)
            except REFUSED as error:
                hindrance = read_refusal(error).message
            else:
                if proposal is not None:
                    return page, proposal
        if hindrance:
            request.refusal = DatabaseRefusal(hindrance)  # type: ignore[attr-defined]
        return super().changeform_view(request, key, form_url, context), None

    def hindrance(self, request: HttpRequest) -> str:
        """Why what was typed is not proposed; empty where it can be."""
        if not reason_of(request):
            return NO_REASON
        others: set[Any] = getattr(request, "changed_rows", set()) - HANGS_ON.keys()
        if others:
            named = ", ".join(sorted(str(model._meta.verbose_name_plural) for model in others))
            return f"Nothing was saved. Save the {named} without other changes first; then propose those."
        return ""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Notes which row was saved, and which rows of other kinds were typed in."""
        changed = {formset.model for formset in formsets if formset.has_changed()}
        request.saved_row, request.changed_rows = form.instance, changed  # type: ignore[attr-defined]
        request.is_typed_in = not change or form.has_changed() or bool(changed)  # type: ignore[attr-defined]
        super().save_related(request, form, formsets, change)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Of a published record also theirs who may propose to change it: they propose that it goes."""
        return super().has_delete_permission(request, obj) or self.may_propose_deletion(request, obj)

    def may_propose_deletion(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the person may propose to delete this record, with no leave to delete such records."""
        return (
            isinstance(obj, Published)
            and request.user.has_perm("tracker.add_proposal")
            and self.has_change_permission(request, obj)
            and self.record_proposed_to(obj) is not None
            and needs_proposal(obj)
        )

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What deleting would take along. Who proposes it needs no leave for that: who publishes it does."""
        going, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return going, counts, set() if getattr(request, "proposes_deletion", False) else lacking, protected

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        """Deletes what is no part of what is public; the deletion of the rest is proposed."""
        row = self.get_object(request, object_id) if is_key(object_id) else None
        record = self.record_proposed_to(row)
        if row is None or record is None or not needs_proposal(record) or not self.has_delete_permission(request, row):
            return super().delete_view(request, object_id, extra_context)
        said = ""
        if request.method == "POST" and PROPOSE in request.POST:
            if not request.user.has_perm("tracker.add_proposal"):
                raise PermissionDenied
            try:
                return proposed(request, propose_deletion(request, row, record))
            except ProposalRefusedError as error:
                said = str(error)
            except REFUSED as error:
                said = read_refusal(error).message
            messages.error(request, said)
            return HttpResponseRedirect(request.get_full_path())
        if request.method == "POST" and not super().has_delete_permission(request, row):
            raise PermissionDenied
        request.proposes_deletion = request.method != "POST"  # type: ignore[attr-defined]
        return super().delete_view(request, object_id, {**(extra_context or {}), "must_propose": True})


def needs_or_may(record: Any) -> bool:
    """Whether changes of the record may be proposed: it is published, whether or not one person would do."""
    return isinstance(record, Published) and record.published_at is not None


def propose_deletion(request: HttpRequest, row: Any, record: Any) -> Proposal | None:
    """Proposes to delete a published record, or a row that hangs on one. ProposalRefusedError says why not."""
    reason, author = reason_of(request), request.user
    if not reason:
        raise ProposalRefusedError("Say in “Reason for the deletion” why it should go.")
    if row == record:
        return propose_change(
            record,
            changes=[],
            parts=[deletion_of(record)],
            base_event=latest_event(record),
            reason=reason,
            author=author,
        )

    def delete() -> Any:
        type(row)._default_manager.get(pk=row.pk).delete()
        return record

    return propose_by_doing(delete, reason=reason, author=author)


def proposed(request: HttpRequest, proposal: Proposal | None) -> HttpResponse:
    """Leads to what was proposed."""
    if proposal is None:
        raise PermissionDenied
    messages.success(request, f"Proposed: {proposal.columns}. Someone else publishes it.")
    return HttpResponseRedirect(reverse("admin:tracker_proposal_change", args=[proposal.pk]))


def reason_of(request: HttpRequest) -> str:
    """The reason that was typed; empty for one that is none."""
    reason = request.POST.get("proposal_reason", "").strip()
    return "" if "\0" in reason else reason


def asked_correction(request: HttpRequest) -> Correction | None:
    """The reader's report that the change is made from, if the address or the form names one."""
    key = request.POST.get("correction") or request.GET.get("correction", "")
    if not is_key(key) or not request.user.has_perm("tracker.view_correction"):
        return None
    return Correction.objects.filter(pk=key).first()
