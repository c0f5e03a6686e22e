"""A valid citation."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tests.factories.source import SourceFactory
from tracker.models import Citation


class CitationFactory(DjangoModelFactory[Citation]):
    """A passage that supports a commitment; pass `commitment=None` and another record to cite that."""

    class Meta:
        model = Citation

    ref = factory.Sequence(lambda n: f"citation-{n}")
    source = factory.SubFactory(SourceFactory)
    commitment = factory.SubFactory(CommitmentFactory)
    paragraph = 1
