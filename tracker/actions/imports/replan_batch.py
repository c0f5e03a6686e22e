"""Planning a waiting batch anew: the same files against what is stored now, or with other names for their columns."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from tracker.actions.imports.apply_batch import BatchRefused
from tracker.actions.imports.plan_batch import plan_batch
from tracker.models import ImportBatch
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.loading.batch import history_context
from tracker.transfer.progress import ProgressCallback
from tracker.vocabulary import BatchState


def replan_batch(
    batch: ImportBatch,
    *,
    user: Any,
    mapping: FileMapping | Mapping[str, str] | None = None,
    corrections: Sequence[Mapping[str, Any]] | None = None,
    good_rows: bool | None = None,
    progress: ProgressCallback | None = None,
) -> ImportBatch:
    """A new batch of the files of one that was never applied, which expires.

    `mapping` says how the files are read, `corrections` which of their cells were corrected, and `good_rows` whether
    rows that are wrong are left out, each in place of what the batch says of it. Raises FileProblem as `plan_batch`
    does.
    """
    with transaction.atomic():
        earlier = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        if not earlier.is_waiting:
            raise BatchRefused(f"This import is {earlier.state_in_words.lower()}; upload the file again.")
        if good_rows and not earlier.changes_anything:
            raise BatchRefused("No row of this import is good, so none can be imported without the others.")
        planned = plan_batch(
            user=user,
            file_name=earlier.file_name,
            content=bytes(earlier.content or b""),
            record=earlier.only_record,
            mapping=FileMapping.of_parts(earlier.mapping, earlier.reading) if mapping is None else mapping,
            corrections=earlier.corrections if corrections is None else corrections,
            good_rows=earlier.is_partial if good_rows is None else good_rows,
            progress=progress,
        )
        with history_context(user):
            earlier.state, earlier.content, earlier.rest = BatchState.EXPIRED, None, None
            earlier.save(update_fields=["state", "content", "rest"])
    return planned
