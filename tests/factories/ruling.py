"""A valid ruling."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.meeting import MeetingFactory
from tests.factories.user import UserFactory
from tracker.models import Ruling


class RulingFactory(DjangoModelFactory[Ruling]):
    """A reviewer's decision on the day of a meeting; pass `meeting=None` and another record to rule on that."""

    class Meta:
        model = Ruling

    meeting = factory.SubFactory(MeetingFactory, held="2023-11-15")
    field = "held"
    value = "2023-11-15"
    reason = "The host's own account gives this day."
    decided_by = factory.SubFactory(UserFactory)
