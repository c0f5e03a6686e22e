"""Refs of merged actors."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.actor import ActorFactory
from tracker.models import MergedRef


class MergedRefFactory(DjangoModelFactory[MergedRef]):
    class Meta:
        model = MergedRef

    ref = factory.Sequence(lambda n: f"merged-{n}")
    actor = factory.SubFactory(ActorFactory)
