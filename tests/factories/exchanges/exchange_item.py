"""A valid item of an exchange."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tests.factories.exchanges.exchange import ExchangeFactory
from tracker.models import ExchangeItem
from tracker.vocabulary import ExchangeSide


class ExchangeItemFactory(DjangoModelFactory[ExchangeItem]):
    """One more commitment on side a of an exchange."""

    class Meta:
        model = ExchangeItem

    exchange = factory.SubFactory(ExchangeFactory)
    side = ExchangeSide.A
    commitment = factory.SubFactory(CommitmentFactory)
