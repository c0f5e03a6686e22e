"""A valid import batch."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import ImportBatch


class ImportBatchFactory(DjangoModelFactory[ImportBatch]):
    class Meta:
        model = ImportBatch

    record = "actor"
    file_name = factory.Sequence(lambda n: f"actors-{n}.csv")
    file_sha256 = "0" * 64
