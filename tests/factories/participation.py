"""A valid participation."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.actor import ActorFactory
from tests.factories.meeting import MeetingFactory
from tracker.models import Participation


class ParticipationFactory(DjangoModelFactory[Participation]):
    class Meta:
        model = Participation

    meeting = factory.SubFactory(MeetingFactory)
    actor = factory.SubFactory(ActorFactory)
