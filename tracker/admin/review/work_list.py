"""The work list: what waits for the person who signs in, each item one step away from being done."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, QuerySet, Value, When, Window
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils import timezone

from tracker.actions.in_review import (
    InReview,
    drafts_of,
    in_review,
    kinds_changed_by,
    newest_drafts_of,
    newest_in_review,
)
from tracker.actions.named_records import attach_records
from tracker.actions.open_notes import mentions_of, proposals_sent_back_to, sent_back_to
from tracker.admin.base.visible_batches import visible_batches
from tracker.admin.review.tasks import (
    Task,
    import_task,
    kind_task,
    note_task,
    proposal_task,
    record_task,
    review_task,
    update_task,
)
from tracker.evidence.open_disagreements import OpenDisagreement, latest_open_disagreements, open_disagreements
from tracker.models import Commitment, Correction, ImportBatch, ImportJob, Proposal, StatusUpdate
from tracker.vocabulary import CorrectionState, ProposalState, Stage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_LISTED = 8
# Of so many records that are not public, the newest, it is told here who last changed them.
MOST_LOOKED_AT = 200


@dataclass(frozen=True, kw_only=True)
class Section:
    """Tasks of one sort, `count` in all, the first of them here; the rest stand at `address`."""

    heading: str
    empty_text: str
    address: str
    tasks: tuple[Task, ...]
    count: int
    # What is told of them, where a task stands for several records.
    records: int
    # Whether there may be others, which were not looked at.
    is_least: bool = False

    @property
    def more(self) -> int:
        """How many are not shown here."""
        return self.count - len(self.tasks)


def section(
    heading: str,
    tasks: Iterable[Task],
    *,
    empty_text: str,
    address: str,
    count: int | None = None,
    records: int | None = None,
) -> Section:
    """The section with its first tasks; `count` where `tasks` holds no more than those."""
    every = tuple(tasks)
    number = len(every) if count is None else count
    return Section(
        heading=heading,
        empty_text=empty_text,
        address=address,
        tasks=every[:MOST_LISTED],
        count=number,
        records=number if records is None else records,
    )


def first_of(rows: "QuerySet[Any]") -> tuple[list[Any], int]:
    """The first rows, and how many there are; one query."""
    first = list(rows.annotate(of_all=Window(Count("*")))[:MOST_LISTED])
    return first, first[0].of_all if first else 0


def tasks_address(name: str) -> str:
    """The page with all tasks of a section that no list of records shows."""
    return reverse("admin:tracker_note_tasks", args=[name])


def work_sections(person: "Person") -> Iterator[Section]:
    """The sections of the person's work list that they have the permissions for; one query each, and one for each kind
    of record that notes and proposals name.
    """
    yield from asked_by_colleagues(person)
    yield from to_decide(person)
    if person.has_perm("tracker.change_statusupdate"):
        own, is_cut = newest_drafts_of(person, MOST_LOOKED_AT)
        yield own_drafts(own, is_least=is_cut)
        yield unpublished(person, own)
    if person.has_perm("tracker.view_importbatch"):
        yield imports_waiting(person)


def asked_by_colleagues(person: "Person") -> Iterator[Section]:
    """What was sent back and said to the person, and what is due."""
    if person.has_perm("tracker.view_note"):
        yield sent_back(person)
        yield mentions(person)
    if person.has_perm("tracker.add_statusupdate"):
        yield reviews_due(person)


def to_decide(person: "Person") -> Iterator[Section]:
    """What waits for a second person, who is this one or another."""
    if person.has_perm("tracker.publish_statusupdate"):
        yield waiting_for_review(person)
    if person.has_perm("tracker.view_note"):
        yield records_in_review(person)
    if person.has_perm("tracker.accept_proposal"):
        yield proposals(person)
    if person.has_perm("tracker.add_proposal"):
        yield own_proposals(person)
    if person.has_perm("tracker.change_correction"):
        yield corrections_to_answer()
    if person.has_perm("tracker.add_ruling"):
        yield disagreements_to_decide()


def sent_back(person: "Person") -> Section:
    """Drafts that a reviewer sent back to the person, with what is to be mended."""
    return section(
        "Sent back to you",
        sent_back_tasks(person),
        empty_text="Nothing was sent back to you.",
        address=tasks_address("sent-back"),
    )


def sent_back_tasks(person: "Person") -> list[Task]:
    """To mend each record and each proposal that was sent back."""
    return [
        *(note_task(each, f"sent back by {each.note.author}") for each in sent_back_to(person)),
        *(
            proposal_task(each, f"proposal sent back by {each.decided_by}: {truncatechars(each.answer, 100)}")
            for each in proposals_sent_back_to(person)
        ),
    ]


def mentions(person: "Person") -> Section:
    """Notes of colleagues that name the person and are not settled."""
    return section(
        "Notes for you",
        mention_tasks(person),
        empty_text="No open notes name you.",
        address=tasks_address("notes"),
    )


def mention_tasks(person: "Person") -> list[Task]:
    """To answer each note that names the person."""
    return [
        note_task(each, f"{each.note.author}, on {truncatechars(str(each.record), 60)}")
        for each in mentions_of(person)
    ]


def reviews_due(person: "Person") -> Section:
    """Published commitments that it is time to look at again: the person's own, nobody's, and then the others'."""
    today = timezone.now().date()
    whose = Case(When(owner=person.pk, then=0), When(owner=None, then=1), default=2)
    # Stable among equals, the longest due first.
    due = Commitment.objects.due_for_review(today).select_related("owner")
    found, count = first_of(due.order_by(whose, *due.query.order_by))
    return section(
        "Reviews due",
        (review_task(commitment, today, person) for commitment in found),
        count=count,
        empty_text="No commitments due for review.",
        address=f"{reverse('admin:tracker_commitment_changelist')}?review=due",
    )


def waiting_for_review(person: "Person") -> Section:
    """Status updates by others that wait to be published."""
    waiting = StatusUpdate.objects.waiting_for(person.pk).select_related("commitment", "author")
    updates, count = first_of(waiting.order_by("recorded_at"))
    return section(
        "Waiting for your review",
        (update_task(update, f"by {update.author or 'a file'}") for update in updates),
        count=count,
        empty_text="No status updates by others to review.",
        address=f"{reverse('admin:tracker_statusupdate_changelist')}?stage__exact=in_review",
    )


def records_in_review(person: "Person") -> Section:
    """Records of the other kinds that someone else brought into review; first sources, and what is cited from them."""
    found, is_cut = newest_in_review(person, MOST_LOOKED_AT)
    told = section(
        "Records in review",
        (record_task(each) for each in sorted(found, key=lambda each: each.kind != "source")),
        empty_text="No records by others in review.",
        address=tasks_address("in-review"),
    )
    return replace(told, is_least=is_cut)


def proposals(person: "Person") -> Section:
    """Open proposals of others, for those who publish them."""
    waiting = Proposal.objects.waiting_for(person.pk).order_by("proposed_at", "pk")
    found, count = first_of(waiting)
    attach_records(found)
    return section(
        "Proposed changes",
        (proposal_task(each, f"by {each.author}, awaits a second person") for each in found),
        empty_text="No proposed changes to decide.",
        address=f"{reverse('admin:tracker_proposal_changelist')}?state__exact={ProposalState.OPEN}",
        count=count,
    )


def own_proposals(person: "Person") -> Section:
    """The person's proposals that nobody has decided on."""
    found, count = first_of(Proposal.objects.undecided().filter(author=person.pk).order_by("proposed_at", "pk"))
    attach_records(found)
    return section(
        "My proposals",
        (
            proposal_task(
                each, "sent back to you" if each.state == ProposalState.SENT_BACK else "awaits a second person"
            )
            for each in found
        ),
        empty_text="You have no undecided proposals.",
        address=f"{reverse('admin:tracker_proposal_changelist')}?author__id__exact={person.pk}",
        count=count,
    )


def corrections_to_answer() -> Section:
    """What readers reported as wrong and nobody has answered."""
    new, count = first_of(Correction.objects.filter(state=CorrectionState.NEW).order_by("recorded_at"))
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
        count=count,
    )


def disagreements_to_decide() -> Section:
    """Fields for which sources give different values, and nobody has decided which one the record goes by.

    Of very many values those cited last are looked at; the page with all tasks has the rest.
    """
    found, is_cut = latest_open_disagreements()
    told = section(
        f"Disagreements without a decision{', in what was cited last' if is_cut else ''}",
        disagreement_tasks(found),
        empty_text="No disagreements to decide.",
        address=tasks_address("disagreements"),
    )
    return replace(told, is_least=is_cut)


def disagreement_tasks(found: Iterable[OpenDisagreement]) -> list[Task]:
    """To decide each of the disagreements."""
    undecided = reverse("admin:tracker_ruling_add")
    return [
        Task(
            title=f"{one.disagreement.field}: {one.record}",
            address=f"{undecided}?{urlencode({one.kind: one.record.pk, 'field': one.disagreement.name})}",
            reason=" or ".join(value.written for value in one.disagreement.values),
        )
        for one in found
    ]


def own_drafts(own: list[InReview], *, is_least: bool) -> Section:
    """Records of every kind that the person last changed and that are not public yet; more, if `is_least`."""
    told = section(
        "My drafts",
        (record_task(each) for each in own),
        empty_text="You have no drafts.",
        address=tasks_address("my-drafts"),
    )
    return replace(told, is_least=is_least)


def unpublished(person: "Person", own: list[InReview]) -> Section:
    """Records of every kind that the person may change and that are not public, but for their own, counted."""
    kinds = {model._meta.model_name: model for model in kinds_changed_by(person)}
    own_at = Counter((each.kind, each.stage) for each in own)
    counted = [
        model._default_manager.exclude(stage=Stage.PUBLISHED)
        .order_by()
        .values(of_kind=Value(label, output_field=CharField()), at_stage=F("stage"))
        .annotate(number=Count("pk"))
        for label, model in kinds.items()
    ]
    found: dict[str, dict[str, int]] = {}
    for row in counted[0].union(*counted[1:], all=True).order_by("of_kind", "at_stage"):
        number = row["number"] - own_at[row["of_kind"], row["at_stage"]]
        if number > 0:
            found.setdefault(row["of_kind"], {})[row["at_stage"]] = number
    return section(
        "Other unpublished records",
        (kind_task(kinds[label], numbers) for label, numbers in found.items()),
        empty_text="No other unpublished records.",
        address=reverse("admin:app_list", args=["tracker"]),
        records=sum(sum(numbers.values()) for numbers in found.values()),
    )


def imports_waiting(person: "Person") -> Section:
    """Files that were sent and neither applied nor refused: the person's own, and those they may approve."""
    batches = visible_batches(person).filter(pk__in=ImportBatch.objects.waiting().values("pk"))
    is_being_done = Exists(ImportJob.objects.unfinished().filter(batch=OuterRef("pk")))
    found, count = first_of(batches.select_related("uploaded_by").annotate(is_being_done=is_being_done))
    return section(
        "Imports to decide",
        (import_task(batch, person) for batch in found),
        empty_text="No imports to decide.",
        address=reverse("admin:tracker_importbatch_changelist"),
        count=count,
    )


# The sections whose tasks no list of records shows, by their name in addresses, each with who has it and its tasks.
WHOLE: Mapping[str, tuple[str, str, Callable[[Any], Iterable[Task]]]] = {
    "sent-back": ("Sent back to you", "view_note", sent_back_tasks),
    "notes": ("Notes for you", "view_note", mention_tasks),
    "in-review": ("Records in review", "view_note", lambda person: map(record_task, in_review(person))),
    "disagreements": (
        "Disagreements without a decision",
        "add_ruling",
        lambda _: disagreement_tasks(open_disagreements()),
    ),
    "my-drafts": ("My drafts", "change_statusupdate", lambda person: map(record_task, drafts_of(person))),
}
