"""Sanction: a coercive act against actors."""

from datetime import date
from typing import Any

from django.db import models

from tracker.models.actor import Actor
from tracker.models.collections.collection import Collection
from tracker.models.integrity.constraints import filled, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.measures import MeasuresField, measures_constraint
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.search_index import SearchFields
from tracker.models.programme import Programme
from tracker.status import sanctions_in_sql
from tracker.status.sanction_rules import SanctionSpell
from tracker.vocabulary import GROUPS_OF_KINDS, SanctionGroup, SanctionKind, SanctionState

SEARCHED = SearchFields(names=("title",), body=("summary", "stated_reason"))


class SanctionQuerySet(PublishedQuerySet["Sanction"]):
    """Sanctions; whether one is in force on a day is derived from the steps of its life."""

    def with_life(self, *, as_of: date, known_on: date | None, press_by: date | None = None) -> "SanctionQuerySet":
        """Each with its `state`, and when it was `imposed` and `ended`, by what was public on `known_on`."""
        return sanctions_in_sql.with_life(self, as_of=as_of, known_on=known_on, press_by=press_by)

    def in_force(self, as_of: date, known_on: date | None = None) -> "SanctionQuerySet":
        """Those in force on the day; without `known_on` by all steps, drafts among them."""
        lived: Any = self.with_life(as_of=as_of, known_on=known_on)
        found: SanctionQuerySet = lived.filter(state=SanctionState.IN_FORCE)
        return found

    def spells(
        self, *, as_of: date, known_on: date, press_by: date | None = None
    ) -> dict[str, tuple[SanctionSpell, ...]]:
        """The stretches of each state, by ref, in one query."""
        return sanctions_in_sql.spells(self, as_of=as_of, known_on=known_on, press_by=press_by)


@track_history()
class Sanction(Published):
    """A listing, freeze, ban, designation or indictment. When it was imposed, eased and lifted, its steps say.

    `stated_reason` is why it exists; a step has a reason of its own, such as why it was lifted.
    """

    kind = models.CharField(max_length=30, choices=SanctionKind)
    title = models.CharField(max_length=300)
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, blank=True, related_name="sanctions")
    issuer = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="sanctions_issued")
    targets = models.ManyToManyField(Actor, blank=True, related_name="sanctions_suffered")
    collections = models.ManyToManyField(Collection, blank=True, related_name="sanctions")
    measures = MeasuresField()
    stated_reason = models.TextField(blank=True)
    summary = models.TextField(blank=True)

    searched = SEARCHED
    objects = SanctionQuerySet.as_manager()

    class Meta(Published.Meta):
        indexes = SEARCHED.indexes("sanction")
        constraints = [
            *Published.Meta.constraints,
            one_of("kind", SanctionKind.values, name="sanction_kind_is_known"),
            filled("title", name="sanction_title_is_filled"),
            measures_constraint("sanction"),
        ]

    def __str__(self) -> str:
        return f"{self.title} [{self.ref}]"

    @property
    def in_group(self) -> SanctionGroup:
        """What it is counted with."""
        return GROUPS_OF_KINDS.get(SanctionKind(self.kind), SanctionGroup.SANCTION)


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
