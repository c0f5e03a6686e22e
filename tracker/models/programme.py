"""Programme: the law, list or order that sanctions are taken under."""

from django.db import models

from tracker.models.actor import Actor
from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.measures import MeasuresField, measures_constraint
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.search_index import SearchFields

SEARCHED = SearchFields(names=("title",), body=("summary", "legal_basis"))


@track_history()
class Programme(Published):
    """A sanctions programme: who runs it, on what legal basis, and what it may do."""

    title = models.CharField(max_length=300)
    issuer = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="programmes")
    legal_basis = models.TextField(blank=True)
    measures = MeasuresField()
    summary = models.TextField(blank=True)

    searched = SEARCHED
    objects = PublishedQuerySet["Programme"].as_manager()

    class Meta(Published.Meta):
        ordering = ["title", "ref"]
        indexes = SEARCHED.indexes("programme")
        constraints = [
            *Published.Meta.constraints,
            filled("title", name="programme_title_is_filled"),
            measures_constraint("programme"),
        ]

    def __str__(self) -> str:
        return f"{self.title} [{self.ref}]"
