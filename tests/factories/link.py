"""A valid link."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tests.factories.sanction import SanctionFactory
from tracker.models import Link
from tracker.vocabulary import LinkKind


class LinkFactory(DjangoModelFactory[Link]):
    """A commitment made in exchange for a sanction's end."""

    class Meta:
        model = Link

    ref = factory.Sequence(lambda n: f"link-{n}")
    commitment = factory.SubFactory(CommitmentFactory)
    kind = LinkKind.IN_EXCHANGE_FOR
    to_sanction = factory.SubFactory(SanctionFactory)
