"""A valid exchange."""

from typing import Any

import factory
from django.db import transaction
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tests.factories.sanction import SanctionFactory
from tracker.models import Exchange, ExchangeItem, SanctionStep
from tracker.vocabulary import ExchangeSide, Stage


class ExchangeFactory(DjangoModelFactory[Exchange]):
    """A published exchange of a commitment for a sanction's end; `a` and `b` are what stands on its two sides.

    A draft has nothing on either unless told.
    """

    class Meta:
        model = Exchange

    ref = factory.Sequence(lambda n: f"exchange-{n}")
    stage = Stage.PUBLISHED
    title = factory.Sequence(lambda n: f"Bargain {n}")
    agreed_on = "2023-11-15"

    @classmethod
    def _create(cls, model_class: type[Exchange], *args: Any, **kwargs: Any) -> Exchange:
        sides = {ExchangeSide.A: kwargs.pop("a", None), ExchangeSide.B: kwargs.pop("b", None)}
        # A public one is never without its sides, not even between two statements.
        with transaction.atomic():
            made: Exchange = super()._create(model_class, *args, **kwargs)
            for side, records in sides.items():
                give(made, side, default_of(made, DEFAULTS[side]) if records is None else records)
        return made


DEFAULTS = {ExchangeSide.A: CommitmentFactory, ExchangeSide.B: SanctionFactory}


def default_of(exchange: Any, made: Any) -> tuple[Any, ...]:
    """Something on the side of a public exchange; nothing on that of a draft."""
    return (made(),) if exchange.stage == Stage.PUBLISHED else ()


def give(exchange: Any, side: ExchangeSide, records: Any) -> None:
    """Puts the records on one side of the exchange."""
    for record in records:
        field = "sanction_step" if isinstance(record, SanctionStep) else record._meta.model_name
        ExchangeItem.objects.create(exchange=exchange, side=side, **{field: record})
