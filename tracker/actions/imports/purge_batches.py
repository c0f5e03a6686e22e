"""Retention of import batches: plans expire, rows and files are deleted; counts and hashes stay."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from tracker.models import ImportBatch, ImportDraft, PlannedRow
from tracker.transfer.loading.batch import history_context
from tracker.vocabulary import BatchState


@dataclass(frozen=True)
class Purged:
    """How many batches expired, and how many planned rows were deleted."""

    expired: int
    rows: int


def purge_batches() -> Purged:
    """Expires plans that nobody applied in time, and deletes the rows and files of batches past their retention."""
    with transaction.atomic(), history_context(None, detached=True, origin="expiry"):
        expired = ImportBatch.objects.overdue().update(state=BatchState.EXPIRED)
        past_retention = ImportBatch.objects.past_retention()
        rows, _ = PlannedRow.objects.filter(batch__in=past_retention).delete()
        past_retention.filter(Q(content__isnull=False) | Q(rest__isnull=False)).update(content=None, rest=None)
        ImportDraft.objects.past_retention().delete()
    return Purged(expired, rows)
