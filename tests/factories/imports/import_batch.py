"""A valid import batch: one that was applied."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import ImportBatch
from tracker.vocabulary import BatchState


class ImportBatchFactory(DjangoModelFactory[ImportBatch]):
    class Meta:
        model = ImportBatch

    records = factory.LazyFunction(lambda: ["actors"])
    file_name = factory.Sequence(lambda n: f"actors-{n}.csv")
    file_sha256 = "0" * 64
    state = BatchState.APPLIED
    counts = factory.LazyFunction(lambda: {"actors": {"new": 1, "changed": 0, "unchanged": 0, "invalid": 0}})
