"""Proposing a change to a published record, and publishing, sending back, mending or withdrawing one.

A proposal is the plan of a file with one row: the same code reads its cells, says what is wrong with them, and writes.
What hangs on the record is added, changed and deleted along with it (`proposed_parts`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils import timezone

from tracker.access.members import writes_here
from tracker.actions.proposed_parts import (
    BY_MODEL,
    Part,
    Rows,
    brought_up_to_date,
    delete_parts,
    is_as_it_was,
    listed_apart,
    parts_between,
    rows_on,
    stored_rows,
    with_listing,
    write_parts,
)
from tracker.database.model_graph import events_of
from tracker.models import Proposal, PublishingRule, record_over
from tracker.models.integrity.deferred_constraints import enforce_deferred_constraints
from tracker.models.membership_rules import ELSEWHERE
from tracker.transfer.declaration.cell_marks import CLEAR, escape_formula
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.csv_text import as_csv
from tracker.transfer.export.files import Export
from tracker.transfer.loading.batch import history_context
from tracker.transfer.loading.file_plan import Change
from tracker.transfer.loading.pipeline import load_files, problems_in
from tracker.transfer.loading.writing import refusal_reason
from tracker.transfer.reading.files import RecordFile
from tracker.vocabulary import ProposalState, Stage

# What is no change of what the record says: its stage, and when its work is to be looked at.
NOT_PROPOSED = frozenset({"stage", "review_every", "next_review_on"})
CHANGED = (
    "The record has changed since this was proposed. Nothing was published: below is what the proposal would change "
    "in the record as it is now. Compare it, and bring the proposal up to date first."
)
MOVED = (
    "Nothing was saved: this would move from one published record to another. Propose to delete it there, and to add "
    "it here."
)


class ProposalRefusedError(Exception):
    """Nothing was done with the proposal, for the reason given."""


@dataclass(frozen=True)
class Snapshot:
    """A record and what hangs on it, as files would have them, at one moment."""

    cells: dict[str, str]
    parts: Rows
    event: int

    @classmethod
    def of(cls, record: Any) -> "Snapshot":
        """The record as it is now; what its row lists of rows of another file is told by those."""
        apart = listed_apart(type(record))
        cells = {column: cell for column, cell in cells_of(record).items() if column not in apart}
        return cls(cells, rows_on(record), latest_event(record))


def needs_proposal(record: Any) -> bool:
    """Whether what the record says, or what hangs on it, is changed by proposals alone."""
    return (
        record is not None
        and record.stage == Stage.PUBLISHED
        and PublishingRule.objects.second_person_for(record._meta.model_name)
    )


def cells_of(record: Any) -> dict[str, str]:
    """The record's row as a file would have it, by column."""
    export = Export(RECORDS[BY_MODEL[type(record)]](), type(record)._default_manager.filter(pk=record.pk))
    rows = list(export.rows())
    return dict(zip(export.headers, rows[0], strict=True)) if rows else {}


def changes_between(before: Mapping[str, str], after: Mapping[str, str]) -> list[dict[str, str]]:
    """The cells of the row that differ, but for those that are not proposed."""
    return [
        {"column": column, "old": old, "new": after[column]}
        for column, old in before.items()
        if column not in NOT_PROPOSED and old != after[column]
    ]


def latest_event(record: Any) -> int:
    """The primary key of the record's latest event."""
    found: int = events_of(type(record)).filter(pgh_obj_id=record.pk).aggregate(last=Max("pgh_id"))["last"]
    return found


@contextmanager
def taken_back() -> Iterator[None]:
    """A context manager in which what is written is nobody's, and is taken back at its end."""
    with transaction.atomic():
        with history_context(None, detached=True):
            yield
        transaction.set_rollback(True)


def propose_by_doing(act: Callable[[], Any], *, reason: str, author: Any, correction: Any = None) -> Proposal | None:
    """Does what would change a published record or what hangs on it, takes it back and keeps it as a proposal.

    `act` returns the row that it wrote; None says that it wrote nothing, and then nothing is proposed.
    ProposalRefusedError says why it cannot be; what the database refuses, it says itself.
    """
    with taken_back():
        row = act()
        record = record_over(row) if row is not None else None
        after = Snapshot.of(record) if record is not None else None
    if record is None or after is None:
        return None
    before = Snapshot.of(record)
    return propose_difference(record, before, after, reason=reason, author=author, correction=correction)


def propose_difference(
    record: Any, before: Snapshot, after: Snapshot, *, reason: str, author: Any, correction: Any = None
) -> Proposal | None:
    """Proposes what differs; None where nothing does."""
    changes = changes_between(before.cells, after.cells)
    # What comes back after it was deleted does so under another ref, and so does what is added where another
    # proposal adds one.
    parts = brought_up_to_date(parts_between(before.parts, after.parts), {}, are_new=True)
    if not changes and not parts:
        return None
    return propose_change(
        record,
        changes=changes,
        parts=parts,
        base_event=before.event,
        reason=reason,
        author=author,
        correction=correction,
    )


def propose_change(  # noqa: PLR0913 (each is a choice of its own, and given by name)
    record: Any,
    *,
    changes: list[dict[str, str]],
    base_event: int,
    reason: str,
    author: Any,
    parts: Sequence[Part] = (),
    correction: Any = None,
) -> Proposal:
    """Keeps the change for a second person.

    ProposalRefusedError when the record could not be so, or is in none of the author's collections.
    """
    refuse_elsewhere(record, author)
    with transaction.atomic(), history_context(author):
        proposal: Proposal = Proposal.objects.create(
            record_kind=record._meta.model_name,
            record_key=record.pk,
            changes=changes,
            parts=list(parts),
            base_event=base_event,
            reason=reason,
            author=author,
            correction=correction,
        )
        planned_changes(proposal)
    return proposal


def refuse_elsewhere(record: Any, person: Any) -> None:
    """Raises ProposalRefusedError where the person's collections do not reach.

    What is proposed is written by whoever publishes it, and so the database asks where that person may write.
    """
    if not writes_here(person, record):
        raise ProposalRefusedError(ELSEWHERE % record.ref)


def planned_changes(proposal: Proposal) -> Sequence[Change]:
    """What the proposal would change in the record as it is now. ProposalRefusedError says what is wrong with it."""
    if proposal.record is None:
        raise ProposalRefusedError("The record was deleted.")
    with taken_back():
        outcome = _carry_out(proposal, user=None)
    return outcome.planned[0].changes if outcome and outcome.planned else ()


def has_changed(proposal: Proposal) -> bool:
    """Whether the record says something else by now than when this was proposed."""
    record = proposal.record
    if record is None:
        return True
    cells = cells_of(record)
    if any(cells.get(change["column"], "") != change["old"] for change in proposal.changes):
        return True
    now = stored_rows(proposal.parts)
    if not all(is_as_it_was(part, now) for part in proposal.parts):
        return True
    with connection.cursor() as cursor:
        given: list[Any] = [proposal.record_kind, proposal.record_key, proposal.base_event, proposal.pk]
        cursor.execute("SELECT changed_since(%s, %s, %s, %s)", given)
        (changed,) = cursor.fetchone()
    return bool(changed)


def accept_proposal(proposal: Proposal, *, person: Any, version: int) -> Proposal:
    """Publishes the change in the person's name. ProposalRefusedError unless the record is the one it was made for.

    `version` is the proposal's latest event that the person was shown.
    """
    with transaction.atomic():
        waiting = _locked(proposal, (ProposalState.OPEN,))
        if version != latest_event(waiting):
            raise ProposalRefusedError("The proposal has changed since you opened it; look at it again.")
        record = waiting.record
        if record is not None:
            type(record)._default_manager.select_for_update().get(pk=record.pk)
        if has_changed(waiting):
            raise ProposalRefusedError(CHANGED)
        # What is added takes the next free ref where its own was taken meanwhile.
        waiting.parts = with_listing(brought_up_to_date(waiting.parts, {}), record)
        with history_context(person, proposal=waiting.pk):
            try:
                _carry_out(waiting, user=person)
                waiting.state, waiting.decided_by, waiting.decided_at = ProposalState.ACCEPTED, person, timezone.now()
                waiting.save(update_fields=["state", "decided_by", "decided_at", "parts"])
                enforce_deferred_constraints()
            except IntegrityError as error:
                raise ProposalRefusedError(refusal_reason(error)) from error
    return waiting


def send_proposal_back(proposal: Proposal, *, person: Any, answer: str) -> None:
    """Asks the author to mend it."""
    if not answer.strip():
        raise ProposalRefusedError("Say what is to be mended.")
    with transaction.atomic():
        waiting = _locked(proposal, (ProposalState.OPEN,))
        waiting.state, waiting.answer = ProposalState.SENT_BACK, answer.strip()
        waiting.decided_by, waiting.decided_at = person, timezone.now()
        waiting.save(update_fields=["state", "answer", "decided_by", "decided_at"])


def withdraw_proposal(proposal: Proposal) -> None:
    """Gives it up."""
    with transaction.atomic():
        waiting = _locked(proposal, (ProposalState.OPEN, ProposalState.SENT_BACK))
        waiting.state = ProposalState.WITHDRAWN
        waiting.save(update_fields=["state"])


def mend_proposal(proposal: Proposal, *, person: Any, cells: Mapping[str, str], reason: str) -> None:
    """Opens it anew, with these cells, against the record as it is now.

    ProposalRefusedError when the record could not be so, or is so already, or is in none of the person's collections.
    """
    with transaction.atomic():
        waiting = _locked(proposal, (ProposalState.OPEN, ProposalState.SENT_BACK))
        record = waiting.record
        if record is None:
            raise ProposalRefusedError("The record was deleted.")
        refuse_elsewhere(record, person)
        now = cells_of(record)
        waiting.changes = [
            {"column": column, "old": now[column], "new": cells.get(column, change["new"])}
            for change in waiting.changes
            if (column := change["column"]) in now and now[column] != cells.get(column, change["new"])
        ]
        waiting.parts = brought_up_to_date(waiting.parts, cells)
        if not waiting.changes and not waiting.parts:
            raise ProposalRefusedError("The record says all of this already; withdraw the proposal.")
        waiting.base_event, waiting.state = latest_event(record), ProposalState.OPEN
        waiting.reason = reason.strip() or waiting.reason
        waiting.decided_by = waiting.decided_at = None
        waiting.save()
        planned_changes(waiting)


def _locked(proposal: Proposal, states: Sequence[ProposalState]) -> Proposal:
    found: Proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if found.state not in states:
        raise ProposalRefusedError(f"This proposal is {found.get_state_display().lower()} by now.")
    return found


def _carry_out(proposal: Proposal, *, user: Any) -> Any:
    """Writes what is proposed, and returns what came of the record's own row, if that changes."""
    if proposal.record is None:
        raise ProposalRefusedError("The record was deleted.")
    try:
        delete_parts(proposal.parts)
        outcome = _load(proposal, user=user) if proposal.changes else None
        write_parts(proposal.parts)
        enforce_deferred_constraints()
    except ObjectDoesNotExist as error:
        raise ProposalRefusedError("A part that this would change was deleted; bring it up to date.") from error
    except ValueError as error:
        raise ProposalRefusedError(str(error)) from error
    return outcome


def _load(proposal: Proposal, *, user: Any) -> Any:
    record: Any = proposal.record
    name = BY_MODEL[type(record)]
    columns = ["ref", *(change["column"] for change in proposal.changes)]
    row = [record.ref, *(escape_formula(change["new"]) or CLEAR for change in proposal.changes)]
    content = as_csv([columns, row]).encode()
    try:
        results = load_files([RecordFile(f"{name}.csv", name, lambda: BytesIO(content))], user=user)
    except FileProblem as error:
        raise ProposalRefusedError(str(error)) from error
    problems = problems_in(results)
    if problems:
        raise ProposalRefusedError(" ".join(f"{problem.column}: {problem.reason}" for problem in problems))
    return results[name]
