"""A valid observation."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from tests.factories.indicator import IndicatorFactory
from tracker.models import Observation


class ObservationFactory(DjangoModelFactory[Observation]):
    class Meta:
        model = Observation

    ref = factory.Sequence(lambda n: f"observation-{n}")
    indicator = factory.SubFactory(IndicatorFactory)
    period = "2022"
    value = Decimal(73600)
