"""A change of the counts."""

from typing import Any

from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tracker.models import CountChange


class CountChangeFactory(DjangoModelFactory[CountChange]):
    """The latest of those that the database wrote down for a commitment."""

    class Meta:
        model = CountChange

    @classmethod
    def _create(cls, model_class: type[CountChange], *_: Any, **__: Any) -> CountChange:
        CommitmentFactory.create()
        return model_class.objects.latest("pk")
