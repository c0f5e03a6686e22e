"""A valid collection."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import Collection
from tracker.vocabulary import Stage


class CollectionFactory(DjangoModelFactory[Collection]):
    """A published collection with nothing in it."""

    class Meta:
        model = Collection

    ref = factory.Sequence(lambda n: f"collection-{n}")
    stage = Stage.PUBLISHED
    title = factory.Sequence(lambda n: f"Collection {n}")
