"""A valid topic."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import Topic
from tracker.vocabulary import Stage


class TopicFactory(DjangoModelFactory[Topic]):
    class Meta:
        model = Topic

    ref = factory.Sequence(lambda n: f"topic-{n}")
    stage = Stage.PUBLISHED
    name = factory.Sequence(lambda n: f"Topic {n}")
