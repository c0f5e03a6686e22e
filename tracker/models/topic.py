"""Topic: a subject that commitments are filed under."""

from django.db import models

from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.search_index import SearchFields

SEARCHED = SearchFields(names=("name",), body=("description",))


@track_history()
class Topic(Published):
    """A subject that commitments are filed under, such as precursor chemicals."""

    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)

    searched = SEARCHED
    objects = PublishedQuerySet["Topic"].as_manager()

    class Meta(Published.Meta):
        indexes = SEARCHED.indexes("topic")
        constraints = [
            *Published.Meta.constraints,
            filled("name", name="topic_name_is_filled"),
        ]

    def __str__(self) -> str:
        return f"{self.name} [{self.ref}]"
