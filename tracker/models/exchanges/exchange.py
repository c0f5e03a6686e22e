"""Exchange: what two sides gave each other, as one record however many things stand on each side."""

import pgtrigger
from django.db import models

from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.refusals import DeferredRefusal
from tracker.models.integrity.search_index import SearchFields
from tracker.models.meeting import Meeting
from tracker.partial_dates import PartialDateField, earliest, latest, partial_date_constraint

SEARCHED = SearchFields(names=("title",), body=("summary",))

# A public exchange of which one side gives nothing.
LACKS_A_SIDE = "told.stage = 'published' AND NOT ({})".format(
    " AND ".join(
        f"EXISTS (SELECT FROM tracker_exchangeitem AS item WHERE item.exchange_id = told.id AND item.side = '{side}')"
        for side in ("a", "b")
    )
)


def has_two_sides(*, row: str, operation: pgtrigger.Operation, condition: str) -> DeferredRefusal:
    """Refuses, at the end of the transaction, a public exchange that has nothing on one of its sides."""
    return DeferredRefusal(
        rule="exchange_has_two_sides",
        column="stage",
        operation=operation,
        condition=condition,
        offender=f"SELECT told.ref FROM tracker_exchange AS told WHERE told.id = {row} AND {LACKS_A_SIDE}",
        offenders=f"SELECT told.id, told.ref FROM tracker_exchange AS told WHERE {LACKS_A_SIDE}",
        message=(
            'The exchange "%s" cannot be public while one side gives nothing: '
            "name a commitment, a sanction or a step of one on side a and on side b first."
        ),
    )


@track_history()
class Exchange(Published):
    """A bargain: something was given for something else. What stands on its two sides are its items."""

    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    agreed_at = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="exchanges")
    agreed_on = PartialDateField(null=True, blank=True)
    agreed_on_earliest = earliest("agreed_on")
    agreed_on_latest = latest("agreed_on")

    searched = SEARCHED
    objects = PublishedQuerySet["Exchange"].as_manager()

    class Meta(Published.Meta):
        ordering = ["agreed_on_earliest", "ref"]
        indexes = SEARCHED.indexes("exchange")
        constraints = [
            *Published.Meta.constraints,
            filled("title", name="exchange_title_is_filled"),
            partial_date_constraint("exchange", "agreed_on"),
        ]
        triggers = [
            *Published.Meta.triggers,
            has_two_sides(row="NEW.id", operation=pgtrigger.Insert, condition="NEW.stage = 'published'"),
            has_two_sides(
                row="NEW.id",
                operation=pgtrigger.Update,
                condition="NEW.stage = 'published' AND OLD.stage <> 'published'",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} [{self.ref}]"
