"""A valid status update."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tracker.models import StatusUpdate
from tracker.vocabulary import Axis, Stage, Status


class StatusUpdateFactory(DjangoModelFactory[StatusUpdate]):
    """A published verdict, on the evidence axis, that work is under way."""

    class Meta:
        model = StatusUpdate

    ref = factory.Sequence(lambda n: f"update-{n}")
    stage = Stage.PUBLISHED
    commitment = factory.SubFactory(CommitmentFactory)
    axis = Axis.EVIDENCE
    status = Status.IN_PROGRESS
    as_of = "2023-11-15"
