"""Topic: a subject that commitments are filed under."""

from django.db import models

from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.models.integrity.search_index import SearchFields

SEARCHED = SearchFields(names=("name",), body=("description",))


@track_history()
class Topic(Referenced):
    """A subject that commitments are filed under, such as precursor chemicals."""

    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)

    searched = SEARCHED
    objects = ReferencedQuerySet["Topic"].as_manager()

    class Meta(Referenced.Meta):
        indexes = SEARCHED.indexes("topic", public=None)
        constraints = [
            *Referenced.Meta.constraints,
            filled("name", name="topic_name_is_filled"),
        ]

    def __str__(self) -> str:
        return f"{self.name} [{self.ref}]"
