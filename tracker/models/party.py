"""Party: an actor's part in a commitment."""

from django.db import models

from tracker.models.actor import Actor
from tracker.models.commitment import Commitment
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.composed_ref import ComposedRef, cited_part_stays
from tracker.models.integrity.constraints import one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import PERMISSIONS
from tracker.vocabulary import Certainty, PartyRole


class PartyQuerySet(models.QuerySet["Party"]):
    """Parties, named by commitment, actor and role."""

    def get_by_natural_key(self, commitment: str, actor: str, role: str) -> "Party":
        return self.get(commitment__ref=commitment, actor__ref=actor, role=role)


@track_history()
class Party(ComposedRef, BatchedChecks):
    """An actor bound by, facing, carrying out or gaining from a commitment."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="parties")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="parties")
    role = models.CharField(max_length=20, choices=PartyRole, default=PartyRole.COMMITTED)
    certainty = models.CharField(
        max_length=10,
        choices=Certainty,
        default=Certainty.CERTAIN,
        db_default=Certainty.CERTAIN,
        help_text="Whether it is sure that this actor has this part.",
    )

    ref_parts = ("commitment", "role", "actor")
    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["commitment", "role", "actor"]
        verbose_name_plural = "parties"
        default_permissions = PERMISSIONS
        constraints = [
            one_of("role", PartyRole.values, name="party_role_is_known"),
            one_of("certainty", Certainty.values, name="party_certainty_is_known"),
            models.UniqueConstraint(
                fields=["commitment", "actor", "role"],
                name="party_stands_once",
                violation_error_message="This actor already has this role in this commitment.",
            ),
        ]
        triggers = [cited_part_stays("party")]

    def __str__(self) -> str:
        return f"{self.actor}, {self.get_role_display().lower()} in {self.commitment}"

    def natural_key(self) -> tuple[str, ...]:
        return (self.commitment.ref, self.actor.ref, self.role)

    natural_key.dependencies = ["tracker.commitment", "tracker.actor"]  # type: ignore[attr-defined]
