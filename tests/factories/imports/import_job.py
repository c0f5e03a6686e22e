"""A valid import job: one that waits for a worker."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.imports.import_batch import ImportBatchFactory
from tests.factories.user import UserFactory
from tracker.models import ImportJob
from tracker.vocabulary import ImportTask


class ImportJobFactory(DjangoModelFactory[ImportJob]):
    class Meta:
        model = ImportJob

    batch = factory.SubFactory(ImportBatchFactory)
    task = ImportTask.APPLY
    asked_by = factory.SubFactory(UserFactory)
    asked_where = "/admin/tracker/importbatch/1/apply/"
