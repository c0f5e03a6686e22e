"""A valid assessment."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tests.factories.user import UserFactory
from tracker.models import Assessment
from tracker.vocabulary import Status


class AssessmentFactory(DjangoModelFactory[Assessment]):
    """One that its analyst is still writing."""

    class Meta:
        model = Assessment

    commitment = factory.SubFactory(CommitmentFactory)
    analyst = factory.SubFactory(UserFactory)
    as_of = date(2024, 4, 30)
    status = Status.IN_PROGRESS
    reasoning = "Talks go on, and nothing is agreed."
