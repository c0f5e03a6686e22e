"""Planning a waiting batch anew: the same files against what is stored now, or with other names for their columns."""

from collections.abc import Mapping
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
    progress: ProgressCallback | None = None,
) -> ImportBatch:
    """A new batch of the files of one that was never applied, which expires.

    `mapping` says how the files are read, in place of what the batch says of it. Raises FileProblem as
    `plan_batch` does.
    """
    with transaction.atomic():
        earlier = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        if not earlier.is_waiting:
            raise BatchRefused(f"This import is {earlier.state_in_words.lower()}; upload the file again.")
        planned = plan_batch(
            user=user,
            file_name=earlier.file_name,
            content=bytes(earlier.content or b""),
            record=earlier.only_record,
            mapping=FileMapping.of_parts(earlier.mapping, earlier.reading) if mapping is None else mapping,
            progress=progress,
        )
        with history_context(user):
            earlier.state, earlier.content = BatchState.EXPIRED, None
            earlier.save(update_fields=["state", "content"])
    return planned
