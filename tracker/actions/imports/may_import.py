"""Who may bring in which kinds of record, and so decide on a batch of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from tracker.access.groups import is_own, may_apply
from tracker.models import ImportBatch
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.reading.files import RecordFile


def may_import(user: Any, record: str) -> bool:
    """Whether the user may import this kind of record, by its name in RECORDS."""
    return bool(user.has_perm(f"tracker.import_{RECORDS[record]._meta.model._meta.model_name}"))


def may_import_any(user: Any) -> bool:
    """Whether there is any kind of record that the user may bring in."""
    return any(may_import(user, record) for record in RECORDS)


def may_import_all(user: Any, batch: ImportBatch) -> bool:
    """Whether the user may import every kind of record in the batch: permissions may have been withdrawn since it was
    sent.
    """
    return all(may_import(user, record) for record in batch.records)


def may_apply_all(user: Any, batch: ImportBatch) -> bool:
    """Whether the user may apply the batch, by their group and for every kind of record in it."""
    return may_apply(user, batch) and may_import_all(user, batch)


def may_replan(user: Any, batch: ImportBatch) -> bool:
    """Whether the user may have the batch rechecked: who uploaded it, as long as they may import."""
    return is_own(user, batch) and may_import_all(user, batch)


def check_may_make(user: Any, asked: Iterable[str], planned: Iterable[str], files: Sequence[RecordFile]) -> None:
    """Raises FileProblem where a plan makes records of names, of a kind that the user may not bring in as a file."""
    made = set(asked) & set(planned) - {file.record for file in files}
    for record in sorted(made):
        if user is not None and not may_import(user, record):
            raise FileProblem(
                f"you may not add {record.replace('_', ' ')}; have someone add them who may, or say which of those "
                "that are there are meant."
            )
