"""Somebody who works on one collection."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.collections.collection import CollectionFactory
from tests.factories.user import UserFactory
from tracker.models import CollectionMember


class CollectionMemberFactory(DjangoModelFactory[CollectionMember]):
    class Meta:
        model = CollectionMember

    collection = factory.SubFactory(CollectionFactory)
    person = factory.SubFactory(UserFactory)
