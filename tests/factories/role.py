"""A valid role."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.actor import ActorFactory, PersonFactory
from tracker.models import Role


class RoleFactory(DjangoModelFactory[Role]):
    class Meta:
        model = Role

    ref = factory.Sequence(lambda n: f"role-{n}")
    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(ActorFactory)
    title = "Minister"
