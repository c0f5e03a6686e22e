"""A valid criterion."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tracker.models import Criterion
from tracker.vocabulary import Status


class CriterionFactory(DjangoModelFactory[Criterion]):
    class Meta:
        model = Criterion

    ref = factory.Sequence(lambda n: f"criterion-{n}")
    commitment = factory.SubFactory(CommitmentFactory)
    shows = Status.FULFILLED
    text = factory.Sequence(lambda n: f"The group has met {n} times.")
