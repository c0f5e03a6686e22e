"""What notes ask of a person: answers from colleagues, and what was sent back."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from tracker.actions.named_records import attach_records
from tracker.models import Note, Proposal
from tracker.vocabulary import NoteKind, ProposalState, Stage


@dataclass(frozen=True, kw_only=True)
class OpenNote:
    """A note that waits for a person, and the record that it is on."""

    note: Note
    record: Any


def mentions_of(person: Any) -> list[OpenNote]:
    """The unsettled notes that name the person, the newest first."""
    return with_records(notes_for(person).filter(kind=NoteKind.NOTE))


def sent_back_to(person: Any) -> list[OpenNote]:
    """What was sent back to the person, or is nobody's, and is still a draft that they may change."""
    sent = notes_for(person) | Note.objects.unsettled().filter(mentions=None)
    found = with_records(sent.filter(kind=NoteKind.SENT_BACK).distinct())
    return [
        each
        for each in found
        if each.record.stage == Stage.DRAFT and person.has_perm(f"tracker.change_{each.note.record_kind}")
    ]


def proposals_sent_back_to(person: Any) -> list[Proposal]:
    """The person's proposals that are to be mended."""
    sent = Proposal.objects.filter(author=person.pk, state=ProposalState.SENT_BACK)
    found = list(sent.select_related("decided_by").order_by("-decided_at"))
    attach_records(found)
    return found


def notes_for(person: Any) -> Any:
    """The unsettled notes that are for the person."""
    return Note.objects.unsettled().filter(Q(mentions__person=person.pk))


def with_records(notes: Any) -> list[OpenNote]:
    """The notes with their records, a query for each kind; without those on what was deleted."""
    found = list(notes.select_related("author").order_by("-written_at", "-pk"))
    attach_records(found)
    return [OpenNote(note=note, record=note.record) for note in found if note.record is not None]


def settle_sent_back(record: Any, *, person: Any) -> None:
    """Settles what was said in sending the record back, now that it is in review again."""
    sent = Note.objects.about(record).unsettled().filter(kind=NoteKind.SENT_BACK)
    sent.update(settled_at=timezone.now(), settled_by=person.pk)
