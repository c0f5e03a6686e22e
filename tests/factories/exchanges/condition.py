"""A valid condition."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tests.factories.sanction import SanctionFactory
from tracker.models import Condition


class ConditionFactory(DjangoModelFactory[Condition]):
    """A commitment that depends on the end of a sanction."""

    class Meta:
        model = Condition

    ref = factory.Sequence(lambda n: f"condition-{n}")
    commitment = factory.SubFactory(CommitmentFactory)
    depends_on_sanction = factory.SubFactory(SanctionFactory)
