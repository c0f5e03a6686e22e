"""A valid recent sender."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tracker.models import RecentSender


class RecentSenderFactory(DjangoModelFactory[RecentSender]):
    """An address that has sent one report."""

    class Meta:
        model = RecentSender

    digest = factory.Sequence(lambda n: f"{n:064x}"[::-1])
    day = date(2024, 1, 30)
    sent = 1
