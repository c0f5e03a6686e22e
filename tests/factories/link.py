"""A valid link."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tests.factories.sanction import SanctionFactory
from tracker.models import Link
from tracker.vocabulary import LinkKind


class LinkFactory(DjangoModelFactory[Link]):
    """A commitment made in response to a sanction."""

    class Meta:
        model = Link

    ref = factory.Sequence(lambda n: f"link-{n}")
    commitment = factory.SubFactory(CommitmentFactory)
    kind = LinkKind.RESPONDS_TO
    to_sanction = factory.SubFactory(SanctionFactory)
