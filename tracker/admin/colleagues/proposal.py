"""Proposals in the admin: what each would change, and who publishes, mends, sends back or withdraws it."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from tracker.access import audit_log
from tracker.access.members import writes_here
from tracker.actions.propose_change import (
    CHANGED,
    ProposalRefusedError,
    accept_proposal,
    cells_of,
    has_changed,
    latest_event,
    mend_proposal,
    send_proposal_back,
    withdraw_proposal,
)
from tracker.actions.proposed_parts import cell_name, stored_rows, with_listing
from tracker.admin.base import database_refusals
from tracker.admin.base.keys import is_key
from tracker.admin.colleagues.note import NamedRecordsChangeList, record_address
from tracker.admin.record_admin import RecordAdmin
from tracker.models import Note, Proposal
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import OPEN_PROPOSALS, ProposalState

DONE = {
    "accept": "The change is published.",
    "send_back": "The proposal was sent back.",
    "withdraw": "The proposal was withdrawn.",
    "mend": "The proposal is open, against the record as it is now.",
}
# Of what lists a record that is deleted.
MOST_LISTING = 50
# What is done with a part.
DOING = {"add": "is added", "change": "is changed", "delete": "is deleted"}


@admin.register(Proposal)
class ProposalAdmin(RecordAdmin):
    is_revertible = False
    list_display = ["columns", "on", "state", "author", "proposed_at", "decided_by"]
    list_display_links = ["columns"]
    list_filter = ["state", "author"]
    list_select_related = ["author", "decided_by"]
    search_fields = ["reason", "answer"]

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return NamedRecordsChangeList

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.decide_view)
        return [path("<int:key>/decide/", view, name="tracker_proposal_decide"), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody's here: a change is proposed in the form of its record."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Proposal | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Proposal | None = None) -> bool:
        return False

    @admin.display(description="columns")
    def columns(self, proposal: Proposal) -> str:
        return proposal.columns

    @admin.display(description="of")
    def on(self, proposal: Proposal) -> str:
        record = proposal.record
        if record is None:
            return f"{proposal.record_kind} {proposal.record_key}, which was deleted"
        return format_html('<a href="{}">{}</a>', record_address(record), record)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """What it would change in the record as it is now, and what this person may do with it."""
        proposal = self.get_object(request, object_id) if is_key(object_id) else None
        if proposal is None or request.method == "POST":
            return super().change_view(request, object_id, form_url, extra_context)
        if not self.has_view_permission(request, proposal):
            raise PermissionDenied
        return self.page(request, proposal)

    def page(self, request: HttpRequest, proposal: Proposal, hindrance: str = "", typed: Any = None) -> HttpResponse:
        """The page of one proposal; `typed` is what was sent and could not be done."""
        is_undecided = proposal.state in OPEN_PROPOSALS
        changed = is_undecided and has_changed(proposal)
        shown, wrong = diff(proposal)
        is_own = proposal.author_id == request.user.pk
        may_accept, record = may_publish_change(request.user, proposal), proposal.record
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": proposal,
            "title": f"Proposed change: {proposal.columns}",
            "proposal": proposal,
            "record": record,
            "record_address": record_address(record) if record else "",
            "cells": shown,
            "parts": parts_shown(proposal),
            "typed_cells": typed_cells(proposal, typed or {}),
            "hindrance": hindrance or wrong or (CHANGED if changed else ""),
            "has_changed": changed,
            "version": latest_event(proposal),
            "may_accept": proposal.state == ProposalState.OPEN and may_accept and not is_own and not wrong,
            "may_send_back": proposal.state == ProposalState.OPEN and may_accept and not is_own,
            "may_mend": is_undecided and (is_own or may_accept),
            "is_own": is_own,
            "typed": typed or {},
            "notes": list(Note.objects.about(proposal)),
            "note_kind": "proposal",
            "may_note": request.user.has_perm("tracker.add_note"),
        }
        return TemplateResponse(request, "admin/tracker/proposal/page.html", context)

    def decide_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Does with the proposal what the person chose, or shows it again with why not."""
        proposal = Proposal.objects.filter(pk=key).first()
        if proposal is None or request.method != "POST":
            raise Http404
        if not request.user.has_perm("tracker.add_proposal"):
            raise PermissionDenied
        step = next((name for name in DONE if name in request.POST), "")
        if not step:
            raise BadRequest("The form does not say what to do with the proposal.")
        if any("\0" in value for value in request.POST.values()):
            raise BadRequest("The form holds a null character.")
        try:
            self.take_step(request, proposal, step)
        except ProposalRefusedError as error:
            return self.page(request, Proposal.objects.get(pk=key), str(error), request.POST)
        except database_refusals.REFUSED as error:
            message = database_refusals.read_refusal(error).message
            return self.page(request, Proposal.objects.get(pk=key), message, request.POST)
        messages.success(request, DONE[step])
        if step == "accept":
            audit_log.log("proposal_accepted", user=request.user, **audit_log.record_fields(proposal))
            if proposal.correction_id and request.user.has_perm("tracker.change_correction"):
                return HttpResponseRedirect(reverse("admin:tracker_correction_change", args=[proposal.correction_id]))
        return HttpResponseRedirect(reverse("admin:tracker_proposal_change", args=[key]))

    def take_step(self, request: HttpRequest, proposal: Proposal, step: str) -> None:
        """One of DONE. PermissionDenied where it is not this person's."""
        is_own = proposal.author_id == request.user.pk
        may_accept = may_publish_change(request.user, proposal)
        if not (may_accept and not is_own if step in ("accept", "send_back") else may_accept or is_own):
            raise PermissionDenied
        if step == "accept":
            version = request.POST.get("version", "")
            accept_proposal(proposal, person=request.user, version=int(version) if is_key(version) else 0)
        elif step == "send_back":
            send_proposal_back(proposal, person=request.user, answer=request.POST.get("answer", ""))
        elif step == "withdraw":
            withdraw_proposal(proposal)
        else:
            sent = {name: request.POST.get(box) for name, box in boxes_of(proposal)}
            cells = {name: value for name, value in sent.items() if value is not None and is_own}
            reason = request.POST.get("reason", "") if is_own else ""
            mend_proposal(proposal, person=request.user, cells=cells, reason=reason)


def may_publish_change(person: Any, proposal: Proposal) -> bool:
    """Whether the person may publish changes, and change this record and do what is to be done to parts of it."""
    asked = {f"change_{proposal.record_kind}"} if proposal.changes or not proposal.parts else set()
    for part in proposal.parts:
        asked.add(f"{part['to_do']}_{RECORDS[part['record']]._meta.model._meta.model_name}")
    has_rights = all(person.has_perm(f"tracker.{name}") for name in ("accept_proposal", *asked))
    return has_rights and (proposal.record is None or writes_here(person, proposal.record))


def diff(proposal: Proposal) -> tuple[list[dict[str, str]], str]:
    """What it would change now, cell by cell, with what was there when it was made; and why it cannot."""
    as_made = [{**change, "before": change["old"]} for change in proposal.changes]
    if proposal.state not in OPEN_PROPOSALS:
        return as_made, ""
    if proposal.record is None:
        return as_made, "The record was deleted."
    now = cells_of(proposal.record)
    return [{**cell, "old": now.get(cell["column"], "")} for cell in as_made], ""


def parts_shown(proposal: Proposal) -> list[dict[str, Any]]:
    """What it would do with each part now, with what was there when it was made."""
    is_undecided = proposal.state in OPEN_PROPOSALS
    now = stored_rows(proposal.parts) if is_undecided else {}
    shown = []
    for part in with_listing(proposal.parts, proposal.record) if is_undecided else proposal.parts:
        row = now.get((part["record"], part["key"] or 0))
        cells = [
            {**cell, "before": cell["old"], "old": row.cells.get(cell["column"], "") if row else cell["old"]}
            for cell in part["cells"]
        ]
        title = f"{part['what']}: {DOING[part['to_do']]}"
        is_gone = is_undecided and part["key"] is not None and row is None
        listed_by = part.get("listed_by", [])
        shown.append(
            {
                "title": title,
                "cells": cells,
                "is_gone": is_gone,
                "listed_by": listed_by[:MOST_LISTING],
                "more_listing": max(0, len(listed_by) - MOST_LISTING),
            }
        )
    return shown


def boxes_of(proposal: Proposal) -> list[tuple[str, str]]:
    """Each cell that its author may mend: what mending calls it, and its box."""
    own = [(change["column"], f"cell-{change['column']}") for change in proposal.changes]
    return own + [
        (name, f"cell-{name}")
        for place, part in enumerate(proposal.parts)
        if part["to_do"] != "delete"
        for cell in part["cells"]
        if (name := cell_name(place, cell["column"]))
    ]


def typed_cells(proposal: Proposal, typed: Any) -> list[dict[str, str]]:
    """The boxes of the cells that its author may mend, with what was typed in them if something was."""
    labels = [change["column"] for change in proposal.changes]
    values = [change["new"] for change in proposal.changes]
    for part in proposal.parts:
        if part["to_do"] != "delete":
            labels += [f"{part['what']}: {cell['column']}" for cell in part["cells"]]
            values += [cell["new"] for cell in part["cells"]]
    return [
        {"name": box, "label": label, "typed": typed.get(box, value)}
        for (_, box), label, value in zip(boxes_of(proposal), labels, values, strict=True)
    ]
