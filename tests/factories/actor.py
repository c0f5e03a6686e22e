"""Valid actors."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import Actor
from tracker.vocabulary import ActorKind, Stage


class ActorFactory(DjangoModelFactory[Actor]):
    """A published state."""

    class Meta:
        model = Actor

    ref = factory.Sequence(lambda n: f"actor-{n}")
    stage = Stage.PUBLISHED
    kind = ActorKind.STATE
    name = factory.Sequence(lambda n: f"Actor {n}")


class PersonFactory(ActorFactory):
    """A published person."""

    ref = factory.Sequence(lambda n: f"person-{n}")
    kind = ActorKind.PERSON
    name = factory.Sequence(lambda n: f"Person {n}")
