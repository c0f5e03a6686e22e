"""Indicator: an outcome that is measured."""

from django.db import models

from tracker.models.collections.collection import Collection
from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.search_index import SearchFields

SEARCHED = SearchFields(names=("name",), body=("definition", "unit"))


@track_history()
class Indicator(Published):
    """A measured outcome with its unit and definition; two definitions are two indicators."""

    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=100)
    definition = models.TextField(blank=True)
    collections = models.ManyToManyField(Collection, blank=True, related_name="indicators")

    searched = SEARCHED
    objects = PublishedQuerySet["Indicator"].as_manager()

    class Meta(Published.Meta):
        ordering = ["name", "ref"]
        indexes = SEARCHED.indexes("indicator")
        constraints = [
            *Published.Meta.constraints,
            filled("name", name="indicator_name_is_filled"),
            filled("unit", name="indicator_unit_is_filled"),
        ]

    def __str__(self) -> str:
        return f"{self.name} [{self.ref}]"


@track_history(obj_field=None)
class IndicatorCollection(Indicator.collections.through):  # type: ignore[name-defined,misc]
    """A collection an indicator belongs to: the row behind `Indicator.collections`."""

    class Meta:
        proxy = True

    def __str__(self) -> str:
        return f"{self.indicator.name}: collection {self.collection.title}"


# Where rows are listed before they are deleted, they are of the table and not of its proxy.
Indicator.collections.through.__str__ = IndicatorCollection.__str__  # type: ignore[assignment,method-assign]
