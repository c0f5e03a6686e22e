"""Participation: who took part in a meeting, in what capacity and for whom."""

from typing import Self

from django.db import models

from tracker.models.actor import Actor
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.composed_ref import ComposedRef, cited_part_stays
from tracker.models.integrity.constraints import one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import PERMISSIONS
from tracker.models.meeting import Meeting
from tracker.vocabulary import Certainty, ParticipationRole


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """Participations, named by meeting, actor and role."""

    def get_by_natural_key(self, meeting: str, actor: str, role: str) -> "Participation":
        return self.get(meeting__ref=meeting, actor__ref=actor, role=role)

    def with_names(self) -> Self:
        return self.select_related("meeting", "actor", "on_behalf_of")


@track_history()
class Participation(ComposedRef, BatchedChecks):
    """An attendance record: an actor's part in a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participations")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="participations")
    role = models.CharField(max_length=20, choices=ParticipationRole, default=ParticipationRole.PARTICIPANT)
    on_behalf_of = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="representations")

    certainty = models.CharField(
        max_length=10,
        choices=Certainty,
        default=Certainty.CERTAIN,
        db_default=Certainty.CERTAIN,
        help_text="Whether it is sure that this actor took part so.",
    )

    ref_parts = ("meeting", "role", "actor")
    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = "attendance record"
        ordering = ["meeting", "role", "actor"]
        default_permissions = PERMISSIONS
        constraints = [
            one_of("role", ParticipationRole.values, name="participation_role_is_known"),
            one_of("certainty", Certainty.values, name="participation_certainty_is_known"),
            models.UniqueConstraint(
                fields=["meeting", "actor", "role"],
                name="participation_stands_once",
                violation_error_message="This actor already has this role at this meeting.",
            ),
        ]
        triggers = [cited_part_stays("participation")]

    def __str__(self) -> str:
        return f"{self.actor}, {self.get_role_display().lower()} at {self.meeting}"

    def natural_key(self) -> tuple[str, ...]:
        return (self.meeting.ref, self.actor.ref, self.role)

    natural_key.dependencies = ["tracker.meeting", "tracker.actor"]  # type: ignore[attr-defined]
