"""Retention of import batches: plans expire, rows and files are deleted; counts and hashes stay."""

from dataclasses import dataclass

from django.db import transaction

from tracker.models import ImportBatch, PlannedRow
from tracker.transfer.loading.batch import in_own_context
from tracker.vocabulary import BatchState


@dataclass(frozen=True)
class Purged:
    """How many batches expired, and how many planned rows were deleted."""

    expired: int
    rows: int


def purge_batches() -> Purged:
    """Expires plans that nobody applied in time, and deletes the rows and files of batches past their retention."""
    with transaction.atomic(), in_own_context(None, alone=True, origin="expiry"):
        expired = ImportBatch.objects.overdue().update(state=BatchState.EXPIRED)
        outlived = ImportBatch.objects.outlived()
        rows, _ = PlannedRow.objects.filter(batch__in=outlived).delete()
        outlived.filter(content__isnull=False).update(content=None)
    return Purged(expired, rows)
