"""A valid commitment."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import Commitment
from tracker.vocabulary import CommitmentKind, Stage


class CommitmentFactory(DjangoModelFactory[Commitment]):
    """A published pledge without a deadline."""

    class Meta:
        model = Commitment

    ref = factory.Sequence(lambda n: f"commitment-{n}")
    stage = Stage.PUBLISHED
    kind = CommitmentKind.PLEDGE
    title = factory.Sequence(lambda n: f"Commitment {n}")
    made_on = "2023-11-15"
