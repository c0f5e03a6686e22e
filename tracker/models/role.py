"""Role: a titled post that a person holds in an actor (Popolo's Membership)."""

import pgtrigger
from django.db import models

from tracker.models.actor import Actor
from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.models.integrity.refusals import Refusal
from tracker.partial_dates import (
    PartialDateField,
    earliest,
    latest,
    partial_date_constraint,
    period_order_constraint,
)


@track_history()
class Role(Referenced):
    """A titled post held in an actor, from one day to another; a person may hold two at once."""

    person = models.ForeignKey(Actor, models.CASCADE, related_name="roles_held")
    organisation = models.ForeignKey(Actor, models.PROTECT, related_name="roles_given")
    title = models.CharField(max_length=300)
    started = PartialDateField(null=True, blank=True)
    started_earliest = earliest("started")
    started_latest = latest("started")
    ended = PartialDateField(null=True, blank=True)
    ended_earliest = earliest("ended")
    ended_latest = latest("ended")

    objects = ReferencedQuerySet["Role"].as_manager()

    class Meta(Referenced.Meta):
        constraints = [
            *Referenced.Meta.constraints,
            filled("title", name="role_title_is_filled"),
            partial_date_constraint("role", "started"),
            partial_date_constraint("role", "ended"),
            period_order_constraint("role", "started", "ended"),
        ]
        triggers = [
            *Referenced.Meta.triggers,
            *[
                Refusal(
                    rule="role_is_held_by_a_person",
                    column="person",
                    operation=operation,
                    offenders=(
                        "SELECT new_rows.id, actor.ref FROM new_rows JOIN tracker_actor AS actor "
                        "ON actor.id = new_rows.person_id WHERE actor.kind <> 'person'"
                    ),
                    message='"%s" is not a person; a role is held by an actor of kind person.',
                )
                for operation in (pgtrigger.Insert, pgtrigger.Update)
            ],
        ]

    def __str__(self) -> str:
        return f"{self.person.name}, {self.title} [{self.ref}]"
