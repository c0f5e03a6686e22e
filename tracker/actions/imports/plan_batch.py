"""Planning a batch: the file is kept, and what it would do, to be read and decided on; nothing else is written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from tracker.actions.imports.may_import import check_may_make
from tracker.actions.imports.publishing import needs_second_person
from tracker.models import ImportBatch, PlannedRow
from tracker.transfer.declaration.corrections import corrections_of
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.problems import Problem
from tracker.transfer.export.rest_of_files import rest_of
from tracker.transfer.loading.batch import history_context
from tracker.transfer.loading.lacking.kept_rows import COLUMNS, KeptRows, store_gone
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
    missing_in,
    notes_in,
    problems_in,
    refs_left_out,
)
from tracker.transfer.progress import ProgressCallback
from tracker.transfer.reading.files import files_uploaded, fingerprint
from tracker.vocabulary import BatchState, RowOutcome


def plan_batch(  # noqa: PLR0913 (each is a choice of its own, and given by name)
    *,
    user: Any,
    file_name: str,
    content: bytes,
    record: str = "",
    mapping: FileMapping | Mapping[str, str] | None = None,
    corrections: Sequence[Mapping[str, Any]] = (),
    good_rows: bool = False,
    accept_drift: bool = False,
    batch: ImportBatch | None = None,
    progress: ProgressCallback | None = None,
) -> ImportBatch:
    """Plans the file's import, and returns the batch with its plan; raises FileProblem when the file as a whole is
    unusable.

    The batch is a new one, unless `batch` was made when the file came. `record` says what a single file holds; in a
    ZIP the names of the files do. `accept_drift` confirms what is unusual; without it the plan says so, and applying
    it takes that confirmation.

    `corrections` are of cells of the files, as a batch keeps them. With `good_rows` the rows that are wrong are left
    out, with what hangs on them, and kept as a file of their own.

    What needs a second person to be public awaits one. A batch whose every row is stored already counts as applied,
    and nobody has to decide on it. Waiting plans of the same user, records and file name that have problems are
    discarded.
    """
    files = files_uploaded(file_name, content, record)
    said = replace(FileMapping.of(mapping), corrections=corrections_of(corrections))
    left_out = lines_to_leave_out(files, user=user, mapping=said) if good_rows else NOTHING_LEFT_OUT
    with transaction.atomic(), history_context(user):
        with KeptRows() as kept:
            with transaction.atomic():
                results = load_files(
                    files,
                    user=user,
                    mapping=said,
                    on_planned=kept,
                    progress=progress,
                    left_out=left_out,
                    writes=False,
                )
                transaction.set_rollback(True)
            check_may_make(user, said.create, results, files)
            state = _state_of(results, user)
            batch = batch or ImportBatch(uploaded_by=user)
            planned: dict[str, Any] = {
                "records": list(results),
                "file_name": file_name[-300:],
                "file_sha256": fingerprint(files),
                "content": None if state == BatchState.APPLIED else content,
                "state": state,
                "mapping": dict(said.columns),
                "reading": said.rest,
                "corrections": [each.content for each in said.corrections],
                "is_partial": bool(left_out),
                "rest": rest_of(files, said, left_out, refs_left_out(results)) if left_out else None,
                "brought_along": brought_along_in(results),
                "missing": missing_in(results),
                "counts": counts_of(results),
                "notes": notes_in(results),
                "drift": drift_in(results),
                "drift_accepted": accept_drift,
            }
            for name, value in planned.items():
                setattr(batch, name, value)
            batch.save()
            kept.store(batch)
            store_gone(batch, gone_in(results))
            if batch.state == BatchState.PLANNED and user is not None and needs_second_person(batch):
                batch.state = BatchState.AWAITING_APPROVAL
                batch.save(update_fields=["state"])
        _store_problems(batch, results)
        if user is not None:
            _put_away_what_it_mends(batch)
    return batch


def _state_of(results: Results, user: Any) -> BatchState:
    if not (changes_anything(results) or problems_in(results) or drift_in(results)):
        return BatchState.APPLIED
    may_apply = user is None or user.has_perm("tracker.apply_importbatch")
    return BatchState.PLANNED if may_apply else BatchState.AWAITING_APPROVAL


def _store_problems(batch: ImportBatch, results: Results) -> None:
    """Keeps everything wrong, one row a line of a file."""
    by_line: dict[tuple[str, int], list[Problem]] = {}
    for record, result in results.items():
        for problem in (*result.problems, *result.left_out, *result.waiting):
            by_line.setdefault((record, problem.line or 0), []).append(problem)
    with connection.cursor() as cursor, cursor.copy(f"COPY tracker_plannedrow {COLUMNS} FROM STDIN") as copy:
        for (record, line), problems in by_line.items():
            told = [_told(each) for each in problems]
            copy.write_row((record, line, "", RowOutcome.INVALID, "[]", json.dumps(told), batch.pk))


def _told(problem: Problem) -> dict[str, Any]:
    """A problem as it is kept; what is wrong with the columns themselves says so, and so does a question."""
    told = {"column": problem.column, "value": problem.storable_value, "reason": problem.reason}
    marked = {"of_header": problem.of_header, "asks": problem.asks, "waits": problem.waits}
    return {**told, **{name: True for name, holds in marked.items() if holds}}


def _put_away_what_it_mends(batch: ImportBatch) -> None:
    """Expires the sender's earlier plans of the same records and file name in which something is wrong."""
    wrong = PlannedRow.objects.filter(batch=OuterRef("pk"), outcome=RowOutcome.INVALID)
    earlier = ImportBatch.objects.waiting().filter(
        Exists(wrong), uploaded_by=batch.uploaded_by, records=batch.records, file_name=batch.file_name, pk__lt=batch.pk
    )
    earlier.update(state=BatchState.EXPIRED, content=None)
