"""ExchangeItem: one thing that a side of an exchange gave."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from tracker.models.commitment import Commitment
from tracker.models.exchange import Exchange, has_two_sides
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import exactly_one, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.sanction import Sanction
from tracker.partial_dates import PartialDate
from tracker.vocabulary import ExchangeSide


class ExchangeItemQuerySet(models.QuerySet["ExchangeItem"]):
    """Items, named by their exchange and what they are."""

    def get_by_natural_key(self, exchange: str, commitment: str | None, sanction: str | None) -> "ExchangeItem":
        return self.get(exchange__ref=exchange, commitment__ref=commitment, sanction__ref=sanction)


@track_history()
class ExchangeItem(BatchedChecks):
    """A commitment, or a sanction that was lifted or spared, on one side of an exchange."""

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="items")
    side = models.CharField(max_length=1, choices=ExchangeSide)
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="exchange_items")
    sanction = models.ForeignKey(Sanction, models.PROTECT, null=True, blank=True, related_name="exchange_items")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ExchangeItemQuerySet.as_manager()

    class Meta:
        ordering = ["exchange", "side", "pk"]
        constraints = [
            one_of("side", ExchangeSide.values, name="exchangeitem_side_is_known"),
            exactly_one(["commitment", "sanction"], name="exchangeitem_is_one_record"),
            models.UniqueConstraint(
                fields=["exchange", "commitment", "sanction"],
                nulls_distinct=False,
                name="exchangeitem_stands_on_one_side",
                violation_error_message="This stands in the exchange already; each thing stands once, on one side.",
            ),
        ]
        triggers = [
            has_two_sides(row="OLD.exchange_id", operation=operation, condition="OLD.exchange_id IS NOT NULL")
            for operation in (pgtrigger.Update, pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} of {self.exchange}: {self.record}"

    def natural_key(self) -> tuple[str | None, ...]:
        return (self.exchange.ref, *(each.ref if each else None for each in (self.commitment, self.sanction)))

    natural_key.dependencies = ["tracker.exchange", "tracker.commitment", "tracker.sanction"]  # type: ignore[attr-defined]

    @property
    def record(self) -> Commitment | Sanction | None:
        """What was given."""
        return self.commitment or self.sanction

    @property
    def given_on(self) -> PartialDate | None:
        """When it was given: the commitment's day, or the day the sanction was lifted."""
        if self.commitment:
            return self.commitment.made_on
        return self.sanction.lifted if self.sanction else None
