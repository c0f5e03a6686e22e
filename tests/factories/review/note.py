"""A valid note."""

from typing import Any

import factory
from django.db.models import Model
from factory.django import DjangoModelFactory

from tests.factories.topic import TopicFactory
from tests.factories.user import UserFactory
from tracker.models import Note


class NoteFactory(DjangoModelFactory[Note]):
    """A note on a topic; pass `on` to have it on another record."""

    class Meta:
        model = Note
        exclude = ["on"]

    on: Any = factory.SubFactory(TopicFactory)
    record_kind = factory.LazyAttribute(lambda made: kind_of(made.on))
    record_key = factory.LazyAttribute(lambda made: made.on.pk)
    text = "Is this the day it was signed, or the day it was announced?"
    author = factory.SubFactory(UserFactory)


def kind_of(record: Model) -> str:
    """What notes call the kind of a record."""
    return str(record._meta.model_name)
