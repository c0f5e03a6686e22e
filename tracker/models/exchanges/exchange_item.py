"""ExchangeItem: one thing that a side of an exchange gave."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from tracker.models.commitment import Commitment
from tracker.models.exchanges.exchange import Exchange, has_two_sides
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import exactly_one, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.sanction import Sanction
from tracker.models.sanction_step import SanctionStep
from tracker.vocabulary import ExchangeSide

# What an item can be.
GIVEN = ("commitment", "sanction", "sanction_step")


class ExchangeItemQuerySet(models.QuerySet["ExchangeItem"]):
    """Items, named by their exchange and what they are."""

    def get_by_natural_key(
        self, exchange: str, commitment: str | None, sanction: str | None, sanction_step: str | None
    ) -> "ExchangeItem":
        return self.get(
            exchange__ref=exchange,
            commitment__ref=commitment,
            sanction__ref=sanction,
            sanction_step__ref=sanction_step,
        )


@track_history()
class ExchangeItem(BatchedChecks):
    """A commitment, a step of a sanction such as its lifting, or a whole sanction, on one side of an exchange."""

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="items")
    side = models.CharField(max_length=1, choices=ExchangeSide)
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="exchange_items")
    sanction = models.ForeignKey(Sanction, models.PROTECT, null=True, blank=True, related_name="exchange_items")
    sanction_step = models.ForeignKey(
        SanctionStep, models.PROTECT, null=True, blank=True, related_name="exchange_items"
    )
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ExchangeItemQuerySet.as_manager()

    class Meta:
        ordering = ["exchange", "side", "pk"]
        constraints = [
            one_of("side", ExchangeSide.values, name="exchangeitem_side_is_known"),
            exactly_one(GIVEN, name="exchangeitem_is_one_record"),
            models.UniqueConstraint(
                fields=["exchange", *GIVEN],
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
        return (self.exchange.ref, *(each.ref if each else None for each in (getattr(self, name) for name in GIVEN)))

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "tracker.exchange",
        "tracker.commitment",
        "tracker.sanction",
        "tracker.sanctionstep",
    ]

    @property
    def record(self) -> Commitment | Sanction | SanctionStep | None:
        """What was given."""
        return self.commitment or self.sanction or self.sanction_step
