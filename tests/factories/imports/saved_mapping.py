"""A valid mapping of columns: of a ministry's list of pledges."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.user import UserFactory
from tracker.models import SavedMapping


class SavedMappingFactory(DjangoModelFactory[SavedMapping]):
    class Meta:
        model = SavedMapping

    name = factory.Sequence(lambda n: f"Ministry {n}")
    record = "commitments"
    owner = factory.SubFactory(UserFactory)
    is_shared = True
    content = factory.LazyFunction(lambda: {"columns": {"Pledge": "title"}, "constants": {"kind": "pledge"}})
