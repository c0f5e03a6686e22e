"""A valid indicator."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import Indicator
from tracker.vocabulary import Stage


class IndicatorFactory(DjangoModelFactory[Indicator]):
    class Meta:
        model = Indicator

    ref = factory.Sequence(lambda n: f"indicator-{n}")
    stage = Stage.PUBLISHED
    name = factory.Sequence(lambda n: f"Indicator {n}")
    unit = "deaths"
