"""A valid party."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.actor import ActorFactory
from tests.factories.commitment import CommitmentFactory
from tracker.models import Party


class PartyFactory(DjangoModelFactory[Party]):
    class Meta:
        model = Party

    commitment = factory.SubFactory(CommitmentFactory)
    actor = factory.SubFactory(ActorFactory)
