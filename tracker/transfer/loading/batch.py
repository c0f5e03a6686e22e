"""A batch: the name under which everything a load changes stands in the history."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import connection
from pghistory import runtime

from tracker.models import ImportBatch
from tracker.vocabulary import BatchState

LONGEST_FILE_NAME = 300


@contextmanager
def in_batch(
    *, user: Any, file_name: str, file_sha256: str, origin: Mapping[str, Any] | None = None
) -> Iterator[ImportBatch]:
    """A context manager that makes an applied batch, which the history names for every change inside it.

    The caller's transaction commits the batch or rolls it back.
    """
    with history_context(user, **(origin or {})) as context:
        batch = ImportBatch.objects.create(
            file_name=file_name[-LONGEST_FILE_NAME:],
            file_sha256=file_sha256,
            state=BatchState.APPLIED,
            uploaded_by=user,
        )
        context["import_batch"] = batch.pk
        yield batch


@contextmanager
def history_context(user: Any, *, detached: bool = False, **metadata: Any) -> Iterator[dict[str, Any]]:
    """A pghistory context of its own for the changes inside it; yields its metadata, which may be added to.

    It also says what the one around it does, unless it is `detached`, as work is that no one asked for.

    pghistory merges a context into the one around it, and then whatever a request does before or after would stand
    in the name of its batch, and two batches of one request in the name of the last.
    """
    around = getattr(runtime._tracker, "value", None)  # noqa: SLF001 (there is no public way to step out of a context)
    metadata = {
        **(around.metadata if around and not detached else {}),
        **metadata,
        **({"user": user.pk} if user is not None else {}),
    }
    if around is None:
        with pghistory.context(**metadata) as context:
            yield context.metadata
    else:
        runtime._tracker.value = runtime.Context(id=uuid.uuid4(), metadata=metadata)  # noqa: SLF001
        try:
            yield metadata
        finally:
            runtime._tracker.value = around  # noqa: SLF001
    _forget_context()


def _forget_context() -> None:
    """Ends the context in the database, too; else it holds until the transaction ends."""
    if connection.in_atomic_block and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('pghistory.context_id', '', true), "
                "set_config('pghistory.context_metadata', '', true)"
            )
