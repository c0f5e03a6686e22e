"""Link: how one commitment bears on another commitment or on a sanction."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from tracker.models.commitment import Commitment
from tracker.models.integrity.constraints import exactly_one, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.models.integrity.refusals import Refusal
from tracker.models.sanction import Sanction
from tracker.models.sanction_step import SanctionStep
from tracker.vocabulary import LinkKind


@track_history()
class Link(Referenced):
    """A tie such as "in exchange for", read from `commitment` to what it points at."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=20, choices=LinkKind)
    to_commitment = models.ForeignKey(
        Commitment,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="links_from_commitments",
    )
    to_sanction = models.ForeignKey(
        Sanction,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="links_from_commitments",
    )
    to_step = models.ForeignKey(
        SanctionStep,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="links_from_commitments",
        verbose_name="step of the sanction",
        help_text="The event that is meant, such as the lifting; empty where it is the sanction as a whole.",
    )
    note = models.TextField(blank=True)

    objects = ReferencedQuerySet["Link"].as_manager()

    class Meta(Referenced.Meta):
        constraints = [
            *Referenced.Meta.constraints,
            one_of("kind", LinkKind.values, name="link_kind_is_known"),
            exactly_one(["to_commitment", "to_sanction"], name="link_points_at_one_record"),
            models.CheckConstraint(
                condition=Q(to_commitment__isnull=True) | ~Q(to_commitment=F("commitment")),
                name="link_points_elsewhere",
                violation_error_message="to_commitment must name another commitment.",
            ),
            models.UniqueConstraint(
                fields=["commitment", "kind", "to_commitment", "to_sanction", "to_step"],
                nulls_distinct=False,
                name="link_stands_once",
                violation_error_message="This link already exists.",
            ),
        ]
        triggers = [
            *Referenced.Meta.triggers,
            *[
                Refusal(
                    rule="link_means_a_step_of_its_sanction",
                    column="to_step",
                    operation=operation,
                    offenders=(
                        "SELECT new_rows.id, step.ref FROM new_rows "
                        "JOIN tracker_sanctionstep AS step ON step.id = new_rows.to_step_id "
                        "WHERE step.sanction_id IS DISTINCT FROM new_rows.to_sanction_id"
                    ),
                    message='to_step must be a step of the sanction that the link points at; "%s" is not.',
                )
                for operation in (pgtrigger.Insert, pgtrigger.Update)
            ],
        ]

    def __str__(self) -> str:
        target = self.to_commitment or self.to_sanction
        return f"{self.commitment.title}: {self.get_kind_display().lower()} {target} [{self.ref}]"
