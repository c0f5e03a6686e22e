"""Letting go of what batches hold beyond their time: plans expire, rows and files go; counts and hashes stay."""

from dataclasses import dataclass

from django.db import transaction

from tracker.models import ImportBatch, PlannedRow
from tracker.transfer.loading.batch import history_context
from tracker.vocabulary import BatchState


@dataclass(frozen=True)
class Forgotten:
    """How many batches expired, and how many rows of plans went."""

    expired: int
    rows: int


def forget_batches() -> Forgotten:
    """Expires plans that nobody applied in time, and drops the rows and files of all whose time is over."""
    with transaction.atomic(), history_context(None, detached=True, origin="expiry"):
        expired = ImportBatch.objects.overdue().update(state=BatchState.EXPIRED)
        past_retention = ImportBatch.objects.past_retention()
        rows, _ = PlannedRow.objects.filter(batch__in=past_retention).delete()
        past_retention.filter(content__isnull=False).update(content=None)
    return Forgotten(expired, rows)
