"""A valid programme."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import Programme
from tracker.vocabulary import Stage


class ProgrammeFactory(DjangoModelFactory[Programme]):
    class Meta:
        model = Programme

    ref = factory.Sequence(lambda n: f"programme-{n}")
    stage = Stage.PUBLISHED
    title = factory.Sequence(lambda n: f"Programme {n}")
