"""A valid milestone."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tracker.models import Milestone


class MilestoneFactory(DjangoModelFactory[Milestone]):
    class Meta:
        model = Milestone

    ref = factory.Sequence(lambda n: f"milestone-{n}")
    commitment = factory.SubFactory(CommitmentFactory)
    title = factory.Sequence(lambda n: f"Step {n}")
    due = "2024-06"
