"""What a commitment adds to the counts."""

from typing import Any

from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tracker.models import CountedCommitment


class CountedCommitmentFactory(DjangoModelFactory[CountedCommitment]):
    """The one that the database made for a commitment."""

    class Meta:
        model = CountedCommitment

    @classmethod
    def _create(cls, model_class: type[CountedCommitment], *_: Any, **__: Any) -> CountedCommitment:
        return model_class.objects.get(commitment_id=CommitmentFactory.create().pk)
