"""A valid source."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import Source
from tracker.vocabulary import SourceKind, Stage


class SourceFactory(DjangoModelFactory[Source]):
    """A published news article."""

    class Meta:
        model = Source

    ref = factory.Sequence(lambda n: f"source-{n}")
    stage = Stage.PUBLISHED
    kind = SourceKind.NEWS
    title = factory.Sequence(lambda n: f"Article {n}")
