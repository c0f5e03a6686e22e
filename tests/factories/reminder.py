"""A valid reminder."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories.user import UserFactory
from tracker.models import Reminder


class ReminderFactory(DjangoModelFactory[Reminder]):
    class Meta:
        model = Reminder

    person = factory.SubFactory(UserFactory)
    sent_on = date(2024, 5, 1)
    digest = "One commitment is due for review."
