"""The history of a record, and the page on which it goes back to a former state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html

from tracker.access import audit_log
from tracker.actions.propose_change import ProposalRefusedError, needs_proposal, propose_by_doing
from tracker.actions.record_lock import RecordBusyError, atomic_or_busy, lock_rows
from tracker.actions.restore_rows import NotRestoredError
from tracker.actions.revert_record import NotRevertedError, revert_record
from tracker.admin.base import database_refusals
from tracker.admin.base.visible_batches import visible_batches
from tracker.admin.review.proposing import NO_REASON, reason_of
from tracker.history.changes import Change, changes_of
from tracker.history.former_states import FormerRow, FormerState, former_state
from tracker.history.versions import as_text, from_text, versions_of
from tracker.models import HANGS_ON, record_over

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin

REFUSED = (NotRestoredError, NotRevertedError, ProposalRefusedError, RecordBusyError)
APART = "Records with a stage of their own are restored apart from what is proposed; tick one or the other."
# What putting a part back is called, and the permission that it takes.
TO_DO = {"add": "Restore", "delete": "Remove", "change": "Restore earlier values"}


@dataclass(frozen=True, kw_only=True)
class ChangesAtOnce:
    """All changes made at one moment by one person; `to` is the moment as an address has it."""

    at: datetime
    who: str
    origin: str
    batch: int
    batch_in_words: str
    changes: tuple[Change, ...]
    is_latest: bool

    @property
    def to(self) -> str:
        return self.at.isoformat()


def group_changes(changes: Iterable[Change]) -> list[ChangesAtOnce]:
    """The changes grouped by when they were made and by whom, newest first."""
    groups = groupby(changes, lambda each: (each.at, each.who, each.origin, each.batch, each.batch_in_words))
    return [
        ChangesAtOnce(
            at=at,
            who=who,
            origin=origin,
            batch=batch,
            batch_in_words=batch_in_words,
            changes=tuple(made),
            is_latest=place == 0,
        )
        for place, ((at, who, origin, batch, batch_in_words), made) in enumerate(groups)
    ]


class RevertMixin(ModelAdmin):
    """Records with a history that one can go back in, where `is_revertible` says so."""

    is_revertible = True
    object_history_template = "admin/tracker/history.html"

    def get_urls(self) -> Any:
        if not self.is_revertible:
            return super().get_urls()
        view = self.admin_site.admin_view(self.go_back_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_go_back"
        return [path("<int:key>/go-back/", view, name=name), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page with every change the database recorded, for those who may see the record."""
        response = super().history_view(request, object_id, extra_context)
        if isinstance(response, TemplateResponse) and response.context_data:
            record = response.context_data["object"]
            changes = changes_of(record)
            of_batches = {change.batch for change in changes if change.batch}
            seen = visible_batches(request.user).filter(pk__in=of_batches) if of_batches else None
            response.context_data["moments"] = group_changes(changes)
            response.context_data["visible_batches"] = set(seen.values_list("pk", flat=True)) if seen else set()
            response.context_data["may_revert"] = self.is_revertible and self.has_change_permission(request, record)
        return response

    def go_back_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """What going back would change, to be ticked; and, once sent, the going back."""
        record = self.get_object(request, str(key))
        if record is None:
            raise Http404
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        moment = parse_moment(request.POST.get("to") or request.GET.get("to", ""))
        versions = as_text(versions_of(self.model, key)) if moment else ""
        state = former_state(self.model._default_manager.get(pk=key), moment) if moment else None
        history = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", args=[key])
        if moment is None or state is None:
            messages.error(request, "Choose a version in the history.")
            return HttpResponseRedirect(history)
        if request.method == "POST":
            said = self.revert(request, record, state, moment)
            if not said:
                return HttpResponseRedirect(history)
            messages.error(request, f"Nothing was changed. {said}")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "title": f"Restore the version of {moment:%-d %B %Y, %H:%M} UTC",
            "state": state,
            "fields": ticked_fields(request, state),
            "parts": [self.part_context(request, row) for row in state.parts],
            "must_propose": needs_proposal(record_over(record)),
            "proposal_reason": reason_of(request),
            "moment": moment,
            "versions": versions,
            "history": history,
        }
        return TemplateResponse(request, "admin/tracker/go_back.html", context)

    def part_context(self, request: HttpRequest, row: FormerRow) -> dict[str, Any]:
        """A part with what is to be done to it, and why that cannot be where it cannot.

        Only what loses nothing is ticked beforehand: what was added since is taken away by who says so. What was sent
        and refused stays ticked as it was.
        """
        hindrance = row.hindrance or ("" if self.may_revert_row(request, row) else "you do not have the permission")
        if request.method == "POST":
            is_ticked = not hindrance and row.name in request.POST.getlist("part")
        else:
            is_ticked = not hindrance and row.to_do != "delete"
        return {"row": row, "to_do": TO_DO[row.to_do], "hindrance": hindrance, "is_ticked": is_ticked}

    def may_revert_row(self, request: HttpRequest, row: FormerRow) -> bool:
        """Whether the person may do to the part what is to be done; the rows of lists are the record's own."""
        options = row.model._meta
        return options.proxy or request.user.has_perm(f"tracker.{row.to_do}_{options.model_name}")

    def revert(self, request: HttpRequest, record: Any, state: FormerState, moment: datetime) -> str:
        """Reverts what was ticked, and returns why it could not be; empty on success."""
        fields, parts = request.POST.getlist("field"), request.POST.getlist("part")
        if not fields and not parts:
            return "Tick what to restore."
        if not all(self.may_revert_row(request, row) for row in state.parts if row.name in parts):
            raise PermissionDenied
        try:
            with atomic_or_busy():
                lock_rows(self.model, {self.model: [record.pk]})
                if from_text(request.POST.get("versions", "")) != versions_of(self.model, record.pk):
                    return "Someone else changed it meanwhile; check again what would be restored."
                public = record_over(record)
                if needs_proposal(public) and (fields or not only_apart(state, parts)):
                    self.propose_revert(request, record, state, moment)
                    return ""
                revert_record(record, state, fields=fields, parts=parts, moment=moment.isoformat(), user=request.user)
        except REFUSED as error:
            return str(error)
        except database_refusals.REFUSED as error:
            return database_refusals.read_refusal(error).message
        audit_log.log("went_back", user=request.user, **audit_log.record_fields(record))
        messages.success(request, f"“{record}” was restored as selected.")
        return ""

    def propose_revert(self, request: HttpRequest, record: Any, state: FormerState, moment: datetime) -> None:
        """Proposes what was ticked, of a published record, for the reason typed. NotRevertedError says why not."""
        if not (reason := reason_of(request)):
            raise NotRevertedError(NO_REASON)
        fields, parts = request.POST.getlist("field"), request.POST.getlist("part")
        if any(row.name in parts and row.model not in HANGS_ON for row in state.parts):
            raise NotRevertedError(APART)

        def revert() -> Any:
            revert_record(record, state, fields=fields, parts=parts, moment=moment.isoformat(), user=None)
            return type(record)._default_manager.get(pk=record.pk)

        which = f"Back to the version of {moment:%-d %B %Y, %H:%M} UTC."
        proposal = propose_by_doing(revert, reason=f"{reason}\n\n{which}", author=request.user)
        if proposal is None:
            raise NotRevertedError("It says so already.")
        address = reverse("admin:tracker_proposal_change", args=[proposal.pk])
        said = format_html('<a href="{}">Proposed: {}</a>. Someone else publishes it.', address, proposal.columns)
        messages.success(request, said)


def ticked_fields(request: HttpRequest, state: FormerState) -> set[str]:
    """The fields of the record's own that are ticked: those that were sent, or all to begin with."""
    if request.method == "POST":
        return set(request.POST.getlist("field"))
    return {field.name for field in state.own.fields} if state.own else set()


def only_apart(state: FormerState, parts: Iterable[str]) -> bool:
    """Whether all that was ticked are parts that have a stage of their own, or are decisions of a reviewer."""
    return all(row.model not in HANGS_ON for row in state.parts if row.name in parts)


def parse_moment(text: str) -> datetime | None:
    """The moment in an address (ISO 8601 with an offset), in UTC; None when there is none."""
    try:
        found = parse_datetime(text)
        return found.astimezone(UTC) if found and found.tzinfo else None
    except (ValueError, OverflowError):
        return None
