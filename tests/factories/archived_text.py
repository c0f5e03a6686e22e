"""A valid archived text."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.source import SourceFactory
from tracker.models import ArchivedText


class ArchivedTextFactory(DjangoModelFactory[ArchivedText]):
    class Meta:
        model = ArchivedText

    source = factory.SubFactory(SourceFactory)
    text = "The ministry said it had begun.\n\nNothing was heard since."
