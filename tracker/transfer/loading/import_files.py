"""Files brought in at once, in one batch: all of them, or, when anything is wrong, nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import transaction

from tracker.models import ImportBatch
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.loading.batch import in_batch
from tracker.transfer.loading.file_import import PlanObserver
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.lacking.kept_rows import KeptRows, store_gone
from tracker.transfer.loading.pipeline import (
    NOTHING_LEFT_OUT,
    Results,
    brought_along_in,
    changes_anything,
    counts_of,
    drift_in,
    gone_in,
    lines_to_leave_out,
    load_files,
    notes_in,
    problems_in,
    refs_left_out,
    reject_drift,
)
from tracker.transfer.loading.writing import apply_deferred_constraints
from tracker.transfer.progress import ProgressCallback
from tracker.transfer.reading.files import RecordFile, fingerprint

# Makes a file of the lines of files that are left out, with the refs that were made for some.
RestOfFiles = Callable[
    [Sequence[RecordFile], FileMapping, Mapping[str, Collection[int]], Mapping[str, Mapping[int, str]]], bytes
]


def import_files(  # noqa: PLR0913 (each is a choice of its own, and given by name)
    files: Sequence[RecordFile],
    *,
    name: str,
    user: Any = None,
    origin: Mapping[str, Any] | None = None,
    dry_run: bool = False,
    good_rows: RestOfFiles | None = None,
    accept_drift: bool = False,
    mapping: FileMapping | None = None,
    keeps_rows: bool = False,
    on_planned: PlanObserver | None = None,
    progress: ProgressCallback | None = None,
) -> tuple[Results, ImportBatch | None]:
    """Brings the files in, and returns what came of each and the batch, if anything was written.

    `origin` says in the history where the changes came from, such as `{"command": "seed"}`. `accept_drift` is the
    explicit word for files that would do what is unusual, which otherwise are refused; `progress` is told how many
    rows have been read. `mapping` says how the files are to be read. Where it `keeps_rows`, the page of the batch
    lists what each row did, which takes time for each. FileProblem when others keep such records busy.

    With `good_rows` rows that are wrong are left out, with all that hangs on them, and what it makes of them is kept
    with the batch.
    """
    left_out = lines_to_leave_out(files, user=user, mapping=mapping) if good_rows else NOTHING_LEFT_OUT
    with transaction.atomic(), KeptRows() as kept:
        with in_batch(user=user, file_name=name, file_sha256=fingerprint(files), origin=origin) as batch:
            results = load_files(
                files,
                user=user,
                mapping=mapping,
                on_planned=partial(_observe, [kept] if keeps_rows and not dry_run else [], on_planned),
                progress=progress,
                left_out=left_out,
                writes=not dry_run,
            )
            if not accept_drift:
                reject_drift(results, files)
            batch.records = list(results)
            batch.counts = counts_of(results)
            batch.notes = notes_in(results)
            batch.drift = drift_in(results)
            batch.drift_accepted = accept_drift
            said = FileMapping.of(mapping)
            batch.mapping, batch.reading = dict(said.columns), said.rest
            batch.brought_along = brought_along_in(results)
            batch.is_partial = bool(left_out)
            if good_rows and left_out:
                batch.rest = good_rows(files, said, left_out, refs_left_out(results))
            batch.save()
        is_kept = changes_anything(results) and not problems_in(results) and not dry_run
        if is_kept:
            apply_deferred_constraints()
            kept.store(batch)
            store_gone(batch, gone_in(results))
        else:
            transaction.set_rollback(True)
    return results, batch if is_kept else None


def _observe(kept: Sequence[KeptRows], on_planned: PlanObserver | None, load: Load) -> None:
    """Keeps the rows of a plan that is carried out, and shows it to whoever looks on."""
    for each in kept:
        each(load)
    if on_planned:
        on_planned(load)
