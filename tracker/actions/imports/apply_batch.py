"""Applying a batch: exactly its plan, or nothing."""

from dataclasses import replace
from typing import Any

from django.db import OperationalError, transaction
from django.utils import timezone

from tracker.access.groups import may_apply
from tracker.models import ImportBatch, ImportDraft
from tracker.transfer.declaration.corrections import corrections_of
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.loading.batch import history_context
from tracker.transfer.loading.differences import changes_query
from tracker.transfer.loading.drift import drift_refusal
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.locks import BUSY, is_lock_failure
from tracker.transfer.loading.pipeline import Results, counts_of, drift_in, load_files, problems_in
from tracker.transfer.loading.writing import apply_deferred_constraints
from tracker.transfer.progress import ProgressCallback
from tracker.transfer.reading.files import files_uploaded
from tracker.vocabulary import BatchState, RowOutcome

MOST_NAMED = 5


class BatchRefused(Exception):  # noqa: N818 (it says what happened, not what went wrong in the program)
    """The batch cannot be applied or reverted; the message says why, to the person who asked."""


def apply_batch(
    batch: ImportBatch, *, user: Any, accept_drift: bool = False, progress: ProgressCallback | None = None
) -> ImportBatch:
    """Applies the plan in the name of the batch; raises BatchRefused, which names what changed since the plan was
    made.

    `accept_drift` confirms what is unusual in the batch, unless it was confirmed with the plan.
    """
    with transaction.atomic():
        waiting = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        check_may_be_applied(waiting, user)
        waiting.drift_accepted |= accept_drift
        with history_context(user, import_batch=waiting.pk):
            try:
                waiting.drift = drift_in(_carry_out(waiting, progress))
                apply_deferred_constraints()
            except FileProblem as error:
                raise BatchRefused(f"Nothing was imported: {error}") from error
            except OperationalError as error:
                if is_lock_failure(error):
                    raise BatchRefused(f"Nothing was imported: {BUSY}") from error
                raise
            waiting.state = BatchState.APPLIED
            waiting.decided_by = user
            waiting.decided_at = timezone.now()
            waiting.content = None
            waiting.save()
            ImportDraft.objects.of_file(waiting).delete()
    return waiting


def _carry_out(batch: ImportBatch, progress: ProgressCallback | None) -> Results:
    """Brings the files in; BatchRefused when that is not what was planned, or is unusual and not accepted."""
    stale: list[str] = []
    results = load_files(
        files_uploaded(batch.file_name, bytes(batch.content or b""), batch.only_record),
        user=batch.uploaded_by,
        mapping=replace(
            FileMapping.of_parts(batch.mapping, batch.reading), corrections=corrections_of(batch.corrections)
        ),
        left_out=_left_out(batch),
        on_planned=lambda load: stale.extend(_stale(load, batch)),
        progress=progress,
    )
    if stale or problems_in(results) or counts_of(results) != batch.counts:
        named = ", ".join(stale[:MOST_NAMED]) or ", ".join(str(p) for p in problems_in(results)[:MOST_NAMED])
        raise BatchRefused(
            f"Records have changed since this plan was made: {named.removesuffix('.') or 'the counts differ'}. "
            "Nothing was imported; recheck it, or upload the file again."
        )
    drift = drift_in(results)
    if drift and not batch.drift_accepted:
        raise BatchRefused(drift_refusal(" ".join(drift)))
    return results


def _left_out(batch: ImportBatch) -> dict[str, set[int]]:
    """The lines that the plan of a partial import leaves out, by kind of record."""
    lines: dict[str, set[int]] = {}
    if batch.is_partial:
        for record, line in batch.planned_rows.filter(outcome=RowOutcome.INVALID).values_list("record", "line"):
            lines.setdefault(record, set()).add(line)
    return lines


def check_may_be_applied(batch: ImportBatch, user: Any) -> None:
    """Raises BatchRefused unless the batch is waiting, free of problems, and the user may apply it."""
    if batch.state not in (BatchState.PLANNED, BatchState.AWAITING_APPROVAL):
        raise BatchRefused(f"This import is {batch.get_state_display().lower()}; there is nothing to apply.")
    if not ImportBatch.objects.waiting().filter(pk=batch.pk).exists():
        raise BatchRefused("This plan has expired; upload the file again.")
    if not batch.is_partial and (batch.totals.get("invalid") or batch.planned_rows.filter(outcome="invalid").exists()):
        raise BatchRefused("Rows of this import are invalid; correct the file and upload it again.")
    if user is None:
        return
    is_own = batch.uploaded_by_id == user.pk
    if is_own and not user.has_perm("tracker.apply_importbatch"):
        raise BatchRefused("Your imports need a second person: someone else must approve this one.")
    if is_own and batch.state == BatchState.AWAITING_APPROVAL:
        raise BatchRefused(
            "This import publishes or changes public records, which needs a second person: someone else must approve."
        )
    if not is_own and not may_apply(user, batch):
        raise BatchRefused(
            "Only the person who uploaded it, or someone who may approve imports where that person writes, can apply "
            "this import."
        )


def _stale(load: Load, batch: ImportBatch) -> list[str]:
    """The records for which the file now means something else than when it was planned."""
    found = load.query(
        # All first, since there are mostly none: under a limit PostgreSQL would plan to find the first few soon.
        "WITH other AS MATERIALIZED ("
        "SELECT line, key FROM ("
        # One line of a file may bring several rows, each with a key of its own.
        f"SELECT line / {load.rows_a_line} AS line, is_new, key, changes FROM ({changes_query(load)}) AS each) AS now "
        "FULL JOIN (SELECT line, key, outcome, changes FROM tracker_plannedrow "
        "WHERE batch_id = %s AND record = %s AND outcome IN ('new', 'changed')) AS planned USING (line, key) "
        "WHERE (now.is_new, now.changes) IS DISTINCT FROM (planned.outcome = 'new', planned.changes)) "
        "SELECT key FROM other ORDER BY line LIMIT %s",
        [batch.pk, load.resource.record_name(), MOST_NAMED],
    )
    return [key for (key,) in found]


def discard_batch(batch: ImportBatch, *, user: Any) -> ImportBatch:
    """Discards a waiting batch without applying it, and logs that."""
    with transaction.atomic(), history_context(user):
        waiting = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        if waiting.state not in (BatchState.PLANNED, BatchState.AWAITING_APPROVAL):
            raise BatchRefused(f"This import is {waiting.get_state_display().lower()}; there is nothing to discard.")
        waiting.state, waiting.decided_by, waiting.decided_at = BatchState.REFUSED, user, timezone.now()
        waiting.content = waiting.rest = None
        waiting.save()
        ImportDraft.objects.of_file(waiting).delete()
    return waiting
