"""The page of a batch: what its files would do or did, and what can be done with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.access.groups import is_own, may_apply, may_discard, may_revert
from tracker.actions.imports.may_import import may_apply_all, may_replan
from tracker.actions.imports.publishing import undo_refusal
from tracker.admin.files.gone_records import gone_list
from tracker.admin.files.guide.remembering import reading_of
from tracker.admin.files.guide.trail import trail_of
from tracker.admin.files.job_progress import JobProgress
from tracker.admin.files.mapping_form import mapping_form, told_alike
from tracker.admin.files.missing_form import MissingForm, missing_form
from tracker.admin.files.plan import Plan
from tracker.admin.files.plan_groups import groups_of, missing_names_of
from tracker.admin.files.record_labels import record_label
from tracker.admin.files.whole_list_form import WholeListForm, whole_list_form
from tracker.models import ImportBatch
from tracker.transfer.declaration.corrections import Correction
from tracker.transfer.declaration.mapping import describe_mapping, describe_reading, has_wrong_header, mapping_of
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import BatchState, RowOutcome


def plan_page(
    model_admin: "ModelAdmin[ImportBatch]",
    request: HttpRequest,
    batch: ImportBatch,
    typed: Any = None,
    missing: MissingForm | None = None,
    whole: WholeListForm | None = None,
) -> TemplateResponse:
    """The page; `typed` is what was sent of its columns and could not be taken, `missing` the same of names, and
    `whole` of the list that the file is the whole of.
    """
    standing = JobProgress.of(batch)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": batch.file_name,
        "batch": batch,
        "state": BatchState.EXPIRED if batch.is_overdue else batch.state,
        "mapped": [*describe_mapping(batch.mapping), *describe_reading(mapping_of(batch))],
        "needs_confirmation": bool(batch.drift) and not batch.drift_accepted,
        "records": changed_records(batch),
        "gone": gone_list(batch, request.user),
        "job": standing,
        "may_cancel": standing is not None and standing.is_unfinished and may_discard(request.user, batch),
        **_what_can_be_done(request, batch, typed, is_busy=standing is not None and standing.is_unfinished),
    }
    if context["may_plan_again"] and not context["columns_are_wrong"]:
        context |= _names(request, batch, missing)
        context["whole_form"] = whole or whole_list_form(batch)
    return TemplateResponse(request, "admin/tracker/importbatch/plan.html", context)


def _what_can_be_done(request: HttpRequest, batch: ImportBatch, typed: Any, *, is_busy: bool) -> dict[str, Any]:
    own = is_own(request.user, batch)
    is_waiting = batch.is_waiting and not is_busy
    can_plan_again = is_waiting and may_replan(request.user, batch)
    steps = trail_of(request.user, batch)
    can_correct = can_plan_again and not batch.is_partial
    plan = Plan.of(batch, request.GET, correctable=can_correct)
    # Who came by the steps goes back to them.
    columns = mapping_form(batch, request.user, typed) if can_plan_again and (typed or not steps) else None
    if columns:
        told_alike(plan, columns)
    columns_are_wrong = columns is not None and has_wrong_header(batch)
    can_mend = can_correct and plan.is_wrong and not columns_are_wrong
    is_done = not is_busy and batch.changes_anything and batch.state == BatchState.APPLIED
    is_undoable = is_done and may_revert(request.user, batch)
    hindrance = undo_refusal(request.user, batch) if is_undoable else ""
    return {
        "plan": plan,
        "groups": groups_of(batch, correctable=can_correct) if plan.has_invalid else [],
        "missing_names": missing_names_of(batch) if plan.has_invalid else [],
        "nothing_was_read": plan.is_wrong and not any(batch.totals.values()),
        "can_correct": can_mend,
        "corrections": [Corrected.of(each) for each in batch.corrections],
        "may_take_good_rows": can_mend and batch.changes_anything,
        "good_rows": sum(batch.file_rows.get(outcome, 0) for outcome in ("new", "changed")),
        "may_take_all_rows": can_plan_again and batch.is_partial,
        "has_rest": batch.is_partial and ImportBatch.objects.filter(pk=batch.pk, rest__isnull=False).exists(),
        "columns_are_wrong": columns_are_wrong,
        "rows_are_gone": any(batch.totals.get(outcome) for outcome in RowOutcome.values) and not plan.outcomes,
        "is_own": own,
        "mapping_form": columns,
        "may_apply": is_waiting and not plan.is_wrong and may_apply_all(request.user, batch),
        "needs_second_person": batch.is_waiting and own and not may_apply(request.user, batch),
        "may_refuse": is_waiting and may_discard(request.user, batch),
        "may_plan_again": can_plan_again,
        "trail": steps,
        "reading": reading_of(batch, request.user, may_replan=can_plan_again, may_remember=columns is None),
        "may_revert": is_undoable and not hindrance,
        "undo_refusal": hindrance,
    }


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """A correction as the page tells it."""

    what: str
    by: str
    at: datetime

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The correction as the batch keeps it."""
        return cls(what=str(Correction.of(kept)), by=kept["by"], at=datetime.fromisoformat(kept["at"]))


def _names(request: HttpRequest, batch: ImportBatch, typed: MissingForm | None) -> dict[str, Any]:
    """What can be said of names that no record has."""
    form = typed or missing_form(batch, request.user)
    if form is None:
        return {}
    return {"missing_form": form, "names_not_asked": form.further}


def changed_records(batch: ImportBatch) -> list[dict[str, Any]]:
    """A dict for each kind of record in the batch: name, address of its list, and how many are new and changed."""
    return [
        {
            "name": record_label(record),
            "address": reverse(f"admin:tracker_{RECORDS[record]._meta.model._meta.model_name}_changelist"),
            **{outcome: batch.counts.get(record, {}).get(outcome, 0) for outcome in ("new", "changed")},
        }
        for record in batch.records
    ]
