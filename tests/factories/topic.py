"""A valid topic."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import Topic


class TopicFactory(DjangoModelFactory[Topic]):
    class Meta:
        model = Topic

    ref = factory.Sequence(lambda n: f"topic-{n}")
    name = factory.Sequence(lambda n: f"Topic {n}")
