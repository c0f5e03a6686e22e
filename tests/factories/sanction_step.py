"""A valid step of a sanction."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.sanction import SanctionFactory
from tracker.models import SanctionStep
from tracker.vocabulary import SanctionStepKind, Stage


class SanctionStepFactory(DjangoModelFactory[SanctionStep]):
    """A published extension, which needs no other step."""

    class Meta:
        model = SanctionStep

    ref = factory.Sequence(lambda n: f"sanction-step-{n}")
    stage = Stage.PUBLISHED
    sanction = factory.SubFactory(SanctionFactory, imposed=None)
    kind = SanctionStepKind.EXTENDED
    happened_on = "2021"
