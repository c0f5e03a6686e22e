"""A valid response."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from tests.factories.actor import ActorFactory
from tests.factories.commitment import CommitmentFactory
from tracker.models import Party, Response
from tracker.vocabulary import CommitmentKind, PartyRole, ResponseOutcome


class ResponseFactory(DjangoModelFactory[Response]):
    """An addressee that takes note of a demand."""

    class Meta:
        model = Response

    ref = factory.Sequence(lambda n: f"response-{n}")
    demand = factory.SubFactory(CommitmentFactory, kind=CommitmentKind.DEMAND)
    actor = factory.SubFactory(ActorFactory)
    outcome = ResponseOutcome.NOTED

    @classmethod
    def _create(cls, model_class: type[Response], *args: Any, **kwargs: Any) -> Response:
        # Only whom a demand was addressed to can answer it.
        asked = kwargs.get("on_behalf_of") or kwargs["actor"]
        Party.objects.get_or_create(commitment=kwargs["demand"], actor=asked, role=PartyRole.ADDRESSEE)
        made: Response = super()._create(model_class, *args, **kwargs)
        return made
