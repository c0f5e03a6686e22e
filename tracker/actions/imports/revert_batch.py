"""Reverting a batch: the records as they were before it, or, when any has changed since, nothing."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from tracker.actions.imports.apply_batch import BatchRefused
from tracker.actions.imports.batch_history import (
    MODELS,
    MOST_NAMED,
    batch_contexts,
    changed_since,
    create_history_tables,
    dependent_rows,
    drop_history_tables,
    revert_rows,
    touched_models,
)
from tracker.actions.imports.publishing import undo_refusal
from tracker.models import ArchivedText, Assessment, ImportBatch
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.loading.batch import history_context
from tracker.transfer.loading.locks import lock_tables
from tracker.transfer.loading.query_planning import planned_for_rows, replan_deferred_constraints, set_pgtrigger_ignore
from tracker.transfer.loading.writing import refusal_reason
from tracker.transfer.progress import ProgressCallback, ignore_progress
from tracker.vocabulary import BatchState


def revert_batch(batch: ImportBatch, *, user: Any, progress: ProgressCallback | None = None) -> ImportBatch:
    """Undoes the whole batch; raises BatchRefused, which names the records that changed since, or that others now
    need, or says that it takes a second person.

    `progress` is called after each kind of record.
    """
    with transaction.atomic():
        applied = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        check_may_be_reverted(applied)
        if refusal := undo_refusal(user, applied):
            raise BatchRefused(f"Nothing was undone: {refusal[0].lower()}{refusal[1:]}")
        with history_context(user, reverted_batch=applied.pk):
            # In this state, and in no other, the database lets published status updates go with their batch.
            ImportBatch.objects.filter(pk=applied.pk).update(state=BatchState.REVERTING)
            try:
                _take_back(applied, progress or ignore_progress)
            except FileProblem as error:
                raise BatchRefused(f"Nothing was undone: {error}") from error
            except IntegrityError as error:
                raise BatchRefused(f"Nothing was undone: {refusal_reason(error)}.") from error
            applied.state, applied.reverted_by, applied.reverted_at = BatchState.REVERTED, user, timezone.now()
            applied.save()
    return applied


def check_may_be_reverted(batch: ImportBatch) -> None:
    """Raises BatchRefused for a batch that was never applied, or was reverted before."""
    if batch.state != BatchState.APPLIED:
        state = batch.get_state_display().lower()
        raise BatchRefused(f"This import is {state}; only an applied import can be undone.")


def _take_back(batch: ImportBatch, tell: ProgressCallback) -> None:
    lock_tables([model._meta.db_table for model in MODELS])
    set_pgtrigger_ignore()
    with connection.cursor() as cursor:
        contexts = batch_contexts(cursor, batch.pk)
        touched = touched_models(cursor, contexts)
        for model in touched:
            create_history_tables(cursor, model, contexts)
        with planned_for_rows(_rows(batch, touched)):
            _refuse_if_needed(cursor, touched)
            # While this is on, the database lets publications be undone; see publication_is_not_undone.
            cursor.execute("SET LOCAL followthrough.reverting = 'on'")
            for done, model in enumerate(touched, 1):
                revert_rows(cursor, model)
                drop_history_tables(cursor, model)
                tell(_rows(batch, touched[:done]), done / len(touched))
            cursor.execute("SET LOCAL followthrough.reverting = 'off'")
        # Checked here, where the reason can be told, and no longer at once after it.
        replan_deferred_constraints()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _rows(batch: ImportBatch, models: Sequence[Any]) -> int:
    """How many rows of these models the batch brought or changed."""
    counts = [batch.counts.get(record, {}) for record, resource in RECORDS.items() if resource._meta.model in models]
    return sum(count.get("new", 0) + count.get("changed", 0) for count in counts)


def _refuse_if_needed(cursor: CursorWrapper, touched: Sequence[Any]) -> None:
    """BatchRefused when something has changed since what the batch touched, or names what it brought."""
    changed = [name for model in touched for name in changed_since(cursor, model)]
    if changed:
        raise BatchRefused(
            f"Changed since this import: {_first(changed)}. Nothing was undone. On the History page of each, "
            "restore the version that this import made; or leave the import as it is."
        )
    needed = [name for model in (*MODELS, ArchivedText, Assessment) for name in dependent_rows(cursor, model, touched)]
    if needed:
        raise BatchRefused(
            f"Records added by this import are now used by others: {_first(needed)}. Nothing was undone; "
            "remove or change those first."
        )


def _first(names: list[str]) -> str:
    """The first few, and how many there are at least beyond them."""
    further = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {further} more" if further > 0 else "")
