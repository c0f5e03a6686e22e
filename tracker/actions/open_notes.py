"""What notes ask of a person: answers from colleagues, and what was sent back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

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
    return list(sent.select_related("decided_by").order_by("-decided_at"))


def notes_for(person: Any) -> Any:
    """The unsettled notes that are for the person."""
    return Note.objects.unsettled().filter(Q(mentions__person=person.pk))


def with_records(notes: Any) -> list[OpenNote]:
    """The notes with their records, a query for each kind; without those on what was deleted."""
    found = list(notes.select_related("author").order_by("-written_at", "-pk"))
    records = {kind: records_of(kind, found) for kind in {note.record_kind for note in found}}
    told = [OpenNote(note=note, record=records[note.record_kind].get(note.record_key)) for note in found]
    return [each for each in told if each.record is not None]


def records_of(kind: str, notes: Iterable[Note]) -> dict[int, Any]:
    """The records of one kind that the notes are on, by primary key."""
    keys = [note.record_key for note in notes if note.record_kind == kind]
    found: dict[int, Any] = apps.get_model("tracker", kind)._default_manager.in_bulk(keys)
    return found


def settle_sent_back(record: Any, *, person: Any) -> None:
    """Settles what was said in sending the record back, now that it is in review again."""
    sent = Note.objects.about(record).unsettled().filter(kind=NoteKind.SENT_BACK)
    sent.update(settled_at=timezone.now(), settled_by=person.pk)
