"""Tasks: single things that wait for a person, each one step away from being done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.template.defaultfilters import truncatechars
from django.urls import reverse

from tracker.actions.imports.may_import import may_apply_all
from tracker.actions.in_review import InReview
from tracker.actions.open_notes import OpenNote
from tracker.models import Proposal, Published, StatusUpdate
from tracker.vocabulary import NoteKind, Stage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing to do: what it is about, why, and the way to do it."""

    title: str
    address: str
    reason: str
    step: str = ""
    step_address: str = ""


def note_task(waiting: OpenNote, reason: str) -> Task:
    """To answer one note, or to mend what it is on."""
    record, note = waiting.record, waiting.note
    said = truncatechars(note.text, 100)
    is_sent_back = note.kind == NoteKind.SENT_BACK
    return Task(
        title=truncatechars(str(record), 100) if is_sent_back else said,
        address=f"{reverse(f'admin:tracker_{note.record_kind}_change', args=[record.pk])}#note-{note.pk}",
        reason=f"{reason}: {said}" if is_sent_back else reason,
    )


def review_task(commitment: Any, today: date, person: "Person") -> Task:
    """To look at one commitment again."""
    late = (today - commitment.review_due).days
    since = f"due for {late} day{'' if late == 1 else 's'}" if late else "due today"
    whose = "assigned to you" if commitment.owner_id == person.pk else str(commitment.owner or "unassigned")
    return Task(
        title=commitment.title,
        address=reverse("admin:tracker_commitment_change", args=[commitment.pk]),
        reason=f"{since}, {whose}",
        step="Add status update",
        step_address=f"{reverse('admin:tracker_statusupdate_add')}?commitment={commitment.pk}",
    )


def record_task(waiting: InReview) -> Task:
    """To look at one record that is not public yet; of a source in review, all that is cited from it in one step."""
    kind = str(apps.get_model("tracker", waiting.kind)._meta.verbose_name)
    has_step = waiting.kind == "source" and waiting.stage == Stage.IN_REVIEW
    return Task(
        title=truncatechars(waiting.title, 100),
        address=reverse(f"admin:tracker_{waiting.kind}_change", args=[waiting.key]),
        reason=f"{kind}, {Stage(waiting.stage).label.lower()}",
        step="Publish what is cited" if has_step else "",
        step_address=reverse("admin:tracker_source_publish_cited", args=[waiting.key]) if has_step else "",
    )


def proposal_task(proposal: Proposal, reason: str) -> Task:
    """To decide on one proposal, or to mend it."""
    return Task(
        title=f"{proposal.columns}: {truncatechars(str(proposal.record or 'deleted'), 100)}",
        address=reverse("admin:tracker_proposal_change", args=[proposal.pk]),
        reason=reason,
    )


def kind_task(model: type[Published], numbers: Mapping[str, int]) -> Task:
    """To look at the list of those of one kind; of those at one stage, if all are."""
    options = model._meta
    narrowed = f"?stage__exact={next(iter(numbers))}" if len(numbers) == 1 else ""
    return Task(
        title=str(options.verbose_name_plural).capitalize(),
        address=reverse(f"admin:{options.app_label}_{options.model_name}_changelist") + narrowed,
        reason=", ".join(f"{number:,} {Stage(stage).label.lower()}" for stage, number in numbers.items()),
    )


def update_task(update: StatusUpdate, reason: str) -> Task:
    """To finish or to judge one status update."""
    return Task(
        title=f"{update.get_status_display()}: {update.commitment.title}",
        address=reverse("admin:tracker_statusupdate_change", args=[update.pk]),
        reason=f"as of {update.as_of}, {reason}",
    )


def import_task(batch: Any, person: "Person") -> Task:
    """To decide on one import, to put it right, or to wait for who does; `is_being_done` says that a job has it."""
    return Task(
        title=batch.file_name,
        address=reverse("admin:tracker_importbatch_change", args=[batch.pk]),
        reason=f"uploaded by {batch.uploaded_by or 'the command line'}, {next_step(batch, person)}",
    )


def next_step(batch: Any, person: "Person") -> str:
    """What is to be done with an import that waits, and by whom."""
    if batch.is_being_done:
        return "in progress"
    if batch.totals.get("invalid") or not batch.changes_anything:
        return "to be corrected before it can be applied"
    return "for you to decide" if may_apply_all(person, batch) else "awaiting approval by a second person"
