"""Sanction: a coercive measure and its end."""

from datetime import date

from django.db import models
from django.db.models import Q

from tracker.models.actor import Actor
from tracker.models.collections.collection import Collection
from tracker.models.integrity.constraints import filled, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.search_index import SearchFields
from tracker.partial_dates import (
    PartialDateField,
    earliest,
    latest,
    partial_date_constraint,
    period_order_constraint,
)
from tracker.vocabulary import SanctionKind

SEARCHED = SearchFields(names=("title",), body=("programme", "summary", "stated_reason", "lifting_reason"))


class SanctionQuerySet(PublishedQuerySet["Sanction"]):
    """Sanctions; whether one is in force on a day is derived from its two dates."""

    def in_force(self, day: date) -> "SanctionQuerySet":
        """Those imposed by `day` and not lifted by then."""
        return self.filter(imposed_earliest__lte=day).filter(Q(lifted__isnull=True) | Q(lifted_earliest__gt=day))


@track_history()
class Sanction(Published):
    """A listing, freeze, ban, designation or indictment, and the day it ended if it did."""

    kind = models.CharField(max_length=30, choices=SanctionKind)
    title = models.CharField(max_length=300)
    programme = models.CharField(max_length=300, blank=True)
    issuer = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="sanctions_issued")
    targets = models.ManyToManyField(Actor, blank=True, related_name="sanctions_suffered")
    collections = models.ManyToManyField(Collection, blank=True, related_name="sanctions")
    imposed = PartialDateField(null=True, blank=True)
    imposed_earliest = earliest("imposed")
    imposed_latest = latest("imposed")
    lifted = PartialDateField(null=True, blank=True)
    lifted_earliest = earliest("lifted")
    lifted_latest = latest("lifted")
    stated_reason = models.TextField(blank=True)
    lifting_reason = models.TextField(blank=True)
    summary = models.TextField(blank=True)

    searched = SEARCHED
    objects = SanctionQuerySet.as_manager()

    class Meta(Published.Meta):
        ordering = ["imposed_earliest", "ref"]
        indexes = SEARCHED.indexes("sanction")
        constraints = [
            *Published.Meta.constraints,
            one_of("kind", SanctionKind.values, name="sanction_kind_is_known"),
            filled("title", name="sanction_title_is_filled"),
            partial_date_constraint("sanction", "imposed"),
            partial_date_constraint("sanction", "lifted"),
            period_order_constraint("sanction", "imposed", "lifted"),
            models.CheckConstraint(
                condition=Q(lifted__isnull=False) | ~Q(lifting_reason__regex=r"\S"),
                name="sanction_lifted_for_a_reason_has_its_day",
                violation_error_message=(
                    "lifted must say when it ended, if only roughly, where lifting_reason says why; "
                    "fill in the one or empty the other."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} [{self.ref}]"

    def is_in_force(self, day: date) -> bool:
        """Whether it was imposed by `day` and not lifted by then."""
        imposed = self.imposed is not None and self.imposed.earliest <= day
        return imposed and (self.lifted is None or self.lifted.earliest > day)


@track_history(obj_field=None)
class SanctionTarget(Sanction.targets.through):  # type: ignore[name-defined,misc]
    """An actor a sanction is aimed at: the row behind `Sanction.targets`, for its history."""

    class Meta:
        proxy = True

    def __str__(self) -> str:
        return f"{self.sanction.title}: target {self.actor.name}"


# Where rows are listed before they are deleted, they are of the table and not of its proxy.
Sanction.targets.through.__str__ = SanctionTarget.__str__  # type: ignore[assignment,method-assign]


@track_history(obj_field=None)
class SanctionCollection(Sanction.collections.through):  # type: ignore[name-defined,misc]
    """A collection a sanction belongs to: the row behind `Sanction.collections`."""

    class Meta:
        proxy = True

    def __str__(self) -> str:
        return f"{self.sanction.title}: collection {self.collection.title}"


# Where rows are listed before they are deleted, they are of the table and not of its proxy.
Sanction.collections.through.__str__ = SanctionCollection.__str__  # type: ignore[assignment,method-assign]
