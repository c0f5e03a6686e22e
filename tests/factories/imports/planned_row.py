"""A valid planned row: a new record in a batch of its own."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.imports.import_batch import ImportBatchFactory
from tracker.models import PlannedRow
from tracker.vocabulary import RowOutcome


class PlannedRowFactory(DjangoModelFactory[PlannedRow]):
    class Meta:
        model = PlannedRow

    batch = factory.SubFactory(ImportBatchFactory)
    record = "actors"
    line = factory.Sequence(lambda n: n + 2)
    key = factory.Sequence(lambda n: f"actor-{n}")
    outcome = RowOutcome.NEW
    changes = factory.LazyFunction(lambda: [{"column": "name", "old": "", "new": "China"}])
