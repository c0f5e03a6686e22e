"""A valid target."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tests.factories.indicator import IndicatorFactory
from tracker.models import Target
from tracker.vocabulary import Direction


class TargetFactory(DjangoModelFactory[Target]):
    """A fall from 100 in 2020 to 60 by the end of 2024: ten a year."""

    class Meta:
        model = Target

    ref = factory.Sequence(lambda n: f"target-{n}")
    commitment = factory.SubFactory(CommitmentFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    baseline = Decimal(100)
    baseline_period = "2020"
    direction = Direction.AT_MOST
    value = Decimal(60)
    due = "2024"
