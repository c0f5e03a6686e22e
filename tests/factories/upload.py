"""A valid upload."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.user import UserFactory
from tracker.models import Upload


class UploadFactory(DjangoModelFactory[Upload]):
    class Meta:
        model = Upload

    owner = factory.SubFactory(UserFactory)
    session_key = "session"
    record = "topic"
    file_name = factory.Sequence(lambda n: f"topics-{n}.csv")
    content = b"ref,name\n"
