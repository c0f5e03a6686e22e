"""A valid mention."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.review.note import NoteFactory
from tests.factories.user import UserFactory
from tracker.models import Mention


class MentionFactory(DjangoModelFactory[Mention]):
    """A colleague whom a note is for."""

    class Meta:
        model = Mention

    note = factory.SubFactory(NoteFactory)
    person = factory.SubFactory(UserFactory)
