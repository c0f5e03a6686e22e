"""The work list: what waits for the person who signs in, each item one step away from being done."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils import timezone

from tracker.actions.imports.may_import import may_apply_all
from tracker.actions.in_review import InReview, in_review
from tracker.actions.named_records import attach_records
from tracker.actions.open_notes import OpenNote, mentions_of, proposals_sent_back_to, sent_back_to
from tracker.admin.base.visible_batches import visible_batches
from tracker.evidence.open_disagreements import open_disagreements
from tracker.models import Commitment, Correction, ImportBatch, ImportJob, Proposal, Published, StatusUpdate
from tracker.vocabulary import CorrectionState, NoteKind, ProposalState, Stage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_LISTED = 8


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing to do: what it is about, why, and the way to do it."""

    title: str
    address: str
    reason: str
    step: str = ""
    step_address: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Tasks of one sort, the first of them; `more` counts the rest, which stand at `address`."""

    heading: str
    empty_text: str
    address: str
    tasks: tuple[Task, ...]
    more: int


def section(heading: str, tasks: Iterable[Task], *, empty_text: str, address: str) -> Section:
    """The section with its first tasks."""
    every = tuple(tasks)
    return Section(
        heading=heading,
        empty_text=empty_text,
        address=address,
        tasks=every[:MOST_LISTED],
        more=len(every[MOST_LISTED:]),
    )


def work_sections(person: "Person") -> Iterator[Section]:
    """The sections of the person's work list that they have the permissions for; one query each."""
    if person.has_perm("tracker.view_note"):
        yield sent_back(person)
        yield mentions(person)
    if person.has_perm("tracker.add_statusupdate"):
        yield reviews_due(person)
    if person.has_perm("tracker.publish_statusupdate"):
        yield waiting_for_review(person)
    if person.has_perm("tracker.view_note"):
        yield records_in_review(person)
    if person.has_perm("tracker.view_proposal"):
        yield proposals(person)
    if person.has_perm("tracker.change_correction"):
        yield corrections_to_answer()
    if person.has_perm("tracker.add_ruling"):
        yield disagreements_to_decide()
    if person.has_perm("tracker.change_statusupdate"):
        yield own_drafts(person)
        yield unpublished(person)
    if person.has_perm("tracker.view_importbatch"):
        yield imports_waiting(person)


def sent_back(person: "Person") -> Section:
    """Drafts that a reviewer sent back to the person, with what is to be mended."""
    return section(
        "Sent back to you",
        (
            *(note_task(each, f"sent back by {each.note.author}") for each in sent_back_to(person)),
            *(
                proposal_task(each, f"proposal sent back by {each.decided_by}: {truncatechars(each.answer, 100)}")
                for each in proposals_sent_back_to(person)
            ),
        ),
        empty_text="Nothing was sent back to you.",
        address=f"{reverse('admin:tracker_note_changelist')}?kind__exact={NoteKind.SENT_BACK}&settled_at__isempty=1",
    )


def mentions(person: "Person") -> Section:
    """Notes of colleagues that name the person and are not settled."""
    return section(
        "Notes for you",
        (
            note_task(each, f"{each.note.author}, on {truncatechars(str(each.record), 60)}")
            for each in mentions_of(person)
        ),
        empty_text="No open notes name you.",
        address=f"{reverse('admin:tracker_note_changelist')}?settled_at__isempty=1",
    )


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


def reviews_due(person: "Person") -> Section:
    """Published commitments that it is time to look at again: the person's own, nobody's, and then the others'."""
    today = timezone.now().date()
    due = sorted(
        Commitment.objects.due_for_review(today).select_related("owner"),
        key=lambda commitment: (commitment.owner_id not in (person.pk, None), commitment.owner_id is None),
    )
    return section(
        "Reviews due",
        (review_task(commitment, today, person) for commitment in due),
        empty_text="No commitments due for review.",
        address=f"{reverse('admin:tracker_commitment_changelist')}?review=due",
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


def waiting_for_review(person: "Person") -> Section:
    """Status updates by others that wait to be published."""
    updates = (
        StatusUpdate.objects.waiting_for(person.pk).select_related("commitment", "author").order_by("recorded_at")
    )
    return section(
        "Waiting for your review",
        (
            update_task(update, f"by {update.author or 'a file'}")
            for update in updates.select_related("commitment", "author")
        ),
        empty_text="No status updates by others to review.",
        address=f"{reverse('admin:tracker_statusupdate_changelist')}?stage__exact=in_review",
    )


def records_in_review(person: "Person") -> Section:
    """Records of the other kinds that someone else brought into review; first sources, and what is cited from them."""
    return section(
        "Records in review",
        (record_task(each) for each in sorted(in_review(person), key=lambda each: each.kind != "source")),
        empty_text="No records by others in review.",
        address=reverse("admin:app_list", args=["tracker"]),
    )


def record_task(waiting: InReview) -> Task:
    """To judge one record; of a source, all that is cited from it in one step."""
    is_source = waiting.kind == "source"
    return Task(
        title=truncatechars(waiting.title, 100),
        address=reverse(f"admin:tracker_{waiting.kind}_change", args=[waiting.key]),
        reason=str(apps.get_model("tracker", waiting.kind)._meta.verbose_name),
        step="Publish what is cited" if is_source else "",
        step_address=reverse("admin:tracker_source_publish_cited", args=[waiting.key]) if is_source else "",
    )


def proposals(person: "Person") -> Section:
    """Open proposals: to those who publish them those of others, to everybody their own."""
    undecided = Proposal.objects.filter(state=ProposalState.OPEN).select_related("author").order_by("proposed_at")
    if not person.has_perm("tracker.accept_proposal"):
        undecided = undecided.filter(author=person.pk)
    waiting = list(undecided)
    attach_records(waiting)
    return section(
        "Proposed changes",
        (
            proposal_task(each, f"by {'you' if each.author_id == person.pk else each.author}, awaits a second person")
            for each in waiting
        ),
        empty_text="No proposed changes to decide.",
        address=f"{reverse('admin:tracker_proposal_changelist')}?state__exact={ProposalState.OPEN}",
    )


def proposal_task(proposal: Proposal, reason: str) -> Task:
    """To decide on one proposal, or to mend it."""
    return Task(
        title=f"{proposal.columns}: {truncatechars(str(proposal.record or 'deleted'), 100)}",
        address=reverse("admin:tracker_proposal_change", args=[proposal.pk]),
        reason=reason,
    )


def corrections_to_answer() -> Section:
    """What readers reported as wrong and nobody has answered."""
    new = Correction.objects.filter(state=CorrectionState.NEW).order_by("recorded_at")
    return section(
        "Errors reported by readers",
        (
            Task(
                title=truncatechars(correction.wrong, 80),
                address=reverse("admin:tracker_correction_change", args=[correction.pk]),
                reason=f"{correction.get_record_kind_display().lower()} {correction.record_ref}",
            )
            for correction in new
        ),
        empty_text="No reports to answer.",
        address=f"{reverse('admin:tracker_correction_changelist')}?state__exact=new",
    )


def disagreements_to_decide() -> Section:
    """Fields for which sources give different values, and nobody has decided which one the record goes by."""
    undecided = reverse("admin:tracker_ruling_add")
    return section(
        "Disagreements without a decision",
        (
            Task(
                title=f"{one.disagreement.field}: {one.record}",
                address=f"{undecided}?{urlencode({one.kind: one.record.pk, 'field': one.disagreement.name})}",
                reason=" or ".join(value.written for value in one.disagreement.values),
            )
            for one in open_disagreements()
        ),
        empty_text="No disagreements to decide.",
        address=undecided,
    )


def own_drafts(person: "Person") -> Section:
    """Status updates that the person wrote and that are not public yet."""
    unpublished = StatusUpdate.objects.filter(author=person.pk).exclude(stage=Stage.PUBLISHED)
    updates = unpublished.select_related("commitment")
    return section(
        "My drafts",
        (update_task(update, update.get_stage_display().lower()) for update in updates.order_by("recorded_at")),
        empty_text="You have no drafts.",
        address=f"{reverse('admin:tracker_statusupdate_changelist')}?author__id__exact={person.pk}",
    )


def unpublished(person: "Person") -> Section:
    """Records of every kind that the person may change and that are not public, but for their own status updates."""
    kinds = {
        model._meta.label: model
        for model in apps.get_models()
        if issubclass(model, Published)
        and person.has_perm(f"tracker.{get_permission_codename('change', model._meta)}")
    }
    counted = [
        unpublished_records(model, person)
        .order_by()
        .values(of_kind=Value(label, output_field=CharField()), at_stage=F("stage"))
        .annotate(number=Count("pk"))
        for label, model in kinds.items()
    ]
    found: dict[str, dict[str, int]] = {}
    for row in counted[0].union(*counted[1:], all=True).order_by("of_kind", "at_stage"):
        found.setdefault(row["of_kind"], {})[row["at_stage"]] = row["number"]
    return section(
        "Other unpublished records",
        (kind_task(kinds[label], numbers) for label, numbers in found.items()),
        empty_text="No other unpublished records.",
        address=reverse("admin:app_list", args=["tracker"]),
    )


def unpublished_records(model: type[Published], person: "Person") -> "QuerySet[Any]":
    """The records of a kind that are not public, without what is in the person's own list."""
    records: QuerySet[Any] = model._default_manager.exclude(stage=Stage.PUBLISHED)
    return records.filter(~Q(author=person.pk) | Q(author=None)) if model is StatusUpdate else records


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


def imports_waiting(person: "Person") -> Section:
    """Files that were sent and neither applied nor refused: the person's own, and those they may approve."""
    batches = visible_batches(person).filter(pk__in=ImportBatch.objects.waiting().values("pk"))
    return section(
        "Imports to decide",
        (
            import_task(batch, person)
            for batch in batches.select_related("uploaded_by").annotate(
                is_being_done=Exists(ImportJob.objects.unfinished().filter(batch=OuterRef("pk")))
            )
        ),
        empty_text="No imports to decide.",
        address=reverse("admin:tracker_importbatch_changelist"),
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
