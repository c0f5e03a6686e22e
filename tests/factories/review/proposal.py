"""A valid proposal."""

from typing import Any

import factory
from django.db.models import Max
from factory.django import DjangoModelFactory

from tests.factories.meeting import MeetingFactory
from tests.factories.review.note import kind_of
from tests.factories.user import UserFactory
from tracker.database.model_graph import events_of
from tracker.models import Proposal


class ProposalFactory(DjangoModelFactory[Proposal]):
    """Another place for a published meeting; pass `on` and `changes` for another record."""

    class Meta:
        model = Proposal
        exclude = ["on"]

    on: Any = factory.SubFactory(MeetingFactory)
    record_kind = factory.LazyAttribute(lambda made: kind_of(made.on))
    record_key = factory.LazyAttribute(lambda made: made.on.pk)
    changes = factory.LazyFunction(lambda: [{"column": "place", "old": "", "new": "Woodside"}])
    base_event = factory.LazyAttribute(
        lambda made: events_of(type(made.on)).filter(pgh_obj_id=made.on.pk).aggregate(last=Max("pgh_id"))["last"]
    )
    reason = "The host's own readout says so."
    author = factory.SubFactory(UserFactory)
