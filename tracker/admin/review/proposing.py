"""Changing what is published: whoever may not publish a change proposes it, in the same form and so checked."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tracker.actions.propose_change import (
    BY_MODEL,
    ProposalRefusedError,
    cells_of,
    changes_between,
    latest_event,
    propose_change,
)
from tracker.admin.base.database_refusals import REFUSED, DatabaseRefusal, read_refusal
from tracker.admin.base.keys import is_key
from tracker.admin.base.typed import ModelAdmin
from tracker.models import Correction, Proposal, Published, PublishingRule, StatusUpdate
from tracker.transfer.declaration.columns import MembersColumn
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.loading.batch import history_context

PROPOSE = "_propose"
NO_REASON = "Say in “Reason for the change” why the record should say so, and where that is to be read."


class ProposeMixin(ModelAdmin):
    """Forms of published records whose button proposes the change, for those who may not publish it."""

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if self.is_proposed_to(obj) and self.has_change_permission(request, obj):
            must = must_propose(request.user, obj)
            context |= {
                "may_propose": request.user.has_perm("tracker.add_proposal"),
                "must_propose": must,
                "proposals": list(Proposal.objects.about(obj)),
                "proposal_reason": request.POST.get("proposal_reason", ""),
                "correction": asked_correction(request),
            }
            if must:
                context |= {"show_save": False, "show_save_and_continue": False, "show_save_and_add_another": False}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def is_proposed_to(self, record: Any) -> bool:
        """Whether changes of the record may be proposed: a published one, of a kind that files carry."""
        return (
            isinstance(record, Published)
            and not isinstance(record, StatusUpdate)
            and record.published_at is not None
            and type(record) in BY_MODEL
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method != "POST" or PROPOSE not in request.POST or not is_key(str(object_id)):
            return super().changeform_view(request, object_id, form_url, extra_context)
        record = self.get_object(request, str(object_id))
        if not self.is_proposed_to(record) or not request.user.has_perm("tracker.add_proposal"):
            raise PermissionDenied
        page, proposal = self.propose(request, record, form_url, extra_context)
        if proposal is None:
            return page
        messages.success(request, f"Proposed: {proposal.columns}. Someone else publishes it.")
        return HttpResponseRedirect(reverse("admin:tracker_proposal_change", args=[proposal.pk]))

    def propose(
        self, request: HttpRequest, record: Any, form_url: str, context: dict[str, Any] | None
    ) -> tuple[Any, Proposal | None]:
        """Saves the form, looks what the record's row would be, takes all of it back, and keeps that as a proposal.

        What changes nothing in the row, such as another citation, needs no proposal and is saved. The form is shown
        again with what hinders it.
        """
        before, base, key = cells_of(record), latest_event(record), str(record.pk)
        told = getattr(request, "_messages", None)
        with transaction.atomic():
            with history_context(None, detached=True):
                # Taken back with the rest: what is said of a save that does not stay.
                request._messages = default_storage(request)  # type: ignore[attr-defined]  # noqa: SLF001 (no other way)
                page = super().changeform_view(request, key, form_url, context)
            after = cells_of(record) if isinstance(page, HttpResponseRedirect) else {}
            transaction.set_rollback(True)
        if not after:
            return page, None
        request._messages = told  # type: ignore[attr-defined]  # noqa: SLF001 (there is no other way)
        changes = changes_between(before, after)
        if not changes:
            return super().changeform_view(request, key, form_url, context), None
        hindrance = self.hindrance(request, record)
        if not hindrance:
            try:
                reason, correction = request.POST["proposal_reason"].strip(), asked_correction(request)
                return page, propose_change(
                    record,
                    changes=changes,
                    base_event=base,
                    reason=reason,
                    author=request.user,
                    correction=correction,
                )
            except ProposalRefusedError as error:
                hindrance = str(error)
            except REFUSED as error:
                hindrance = read_refusal(error).message
        request.refusal = DatabaseRefusal(hindrance)  # type: ignore[attr-defined]
        return super().changeform_view(request, key, form_url, context), None

    def hindrance(self, request: HttpRequest, record: Any) -> str:
        """Why what was typed is not proposed; empty where it can be."""
        reason = request.POST.get("proposal_reason", "").strip()
        if not reason or "\0" in reason:
            return NO_REASON
        others: set[Any] = getattr(request, "changed_rows", set()) - rows_of(type(record))
        if others:
            named = ", ".join(sorted(str(model._meta.verbose_name_plural) for model in others))
            return f"Nothing was saved. Save the {named} without other changes first; then propose those."
        return ""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Notes which rows of other kinds were typed in."""
        request.changed_rows = {formset.model for formset in formsets if formset.has_changed()}  # type: ignore[attr-defined]
        super().save_related(request, form, formsets, change)


def must_propose(person: Any, record: Any) -> bool:
    """Whether the person may change the published record only by a proposal."""
    if person.has_perm("tracker.accept_proposal"):
        return False
    return PublishingRule.objects.second_person_for(record._meta.model_name)


def asked_correction(request: HttpRequest) -> Correction | None:
    """The reader's report that the change is made from, if the address or the form names one."""
    key = request.POST.get("correction") or request.GET.get("correction", "")
    if not is_key(key) or not request.user.has_perm("tracker.view_correction"):
        return None
    return Correction.objects.filter(pk=key).first()


def rows_of(model: Any) -> set[Any]:
    """The kinds of row that the model's own row in a file holds as lists."""
    columns: Iterable[Any] = RECORDS[BY_MODEL[model]]().columns_for(for_public=False)
    return {column.membership.model for column in columns if isinstance(column, MembersColumn)}
