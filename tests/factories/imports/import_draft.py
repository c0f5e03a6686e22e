"""A valid draft of an import: of a small file of which nothing was said yet."""

import hashlib

import factory
from factory.django import DjangoModelFactory

from tests.factories.user import UserFactory
from tracker.models import ImportDraft

CONTENT = b"Who,Pledge\nChina,Share data\n"


class ImportDraftFactory(DjangoModelFactory[ImportDraft]):
    class Meta:
        model = ImportDraft

    owner = factory.SubFactory(UserFactory)
    file_name = factory.Sequence(lambda n: f"pledges-{n}.csv")
    file_sha256 = hashlib.sha256(CONTENT).hexdigest()
    content = CONTENT
    record = "commitments"
