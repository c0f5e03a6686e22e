"""Finding: what one verdict makes of one criterion (ISO 19011: audit evidence evaluated against audit criteria)."""

import pgtrigger
from django.db import models

from tracker.models.integrity.constraints import filled, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.models.integrity.refusals import Refusal, in_reverted_batch, qualified_columns
from tracker.models.status_update import StatusUpdate
from tracker.models.terms.criterion import Criterion
from tracker.vocabulary import FindingResult

SAID_COLUMNS = ["status_update_id", "criterion_id", "result", "reason"]
OF_A_PUBLIC_ONE = "belongs to a published status update and"
HOW_TO_CORRECT = "have a reviewer retract the update, and write a new one."
# The one exception: a batch that is being reverted takes back what it brought.
GOES_WITH_ITS_BATCH = in_reverted_batch("tracker_finding")


def of_a_public_update(row: str) -> str:
    """The condition that the finding `row` belongs to a published update."""
    return (
        "EXISTS (SELECT FROM tracker_statusupdate AS told "
        f"WHERE told.id = {row}.status_update_id AND told.stage = 'published')"
    )


@track_history()
class Finding(Referenced):
    """Whether a criterion is met, by one status update on the evidence; fixed once that is published."""

    status_update = models.ForeignKey(StatusUpdate, models.CASCADE, related_name="findings")
    # Goes with its commitment, whose updates take their findings along; by itself it stays while it is judged.
    criterion = models.ForeignKey(Criterion, models.RESTRICT, related_name="findings")
    result = models.CharField(max_length=20, choices=FindingResult)
    reason = models.TextField(help_text="Why, in our own words.")

    objects = ReferencedQuerySet["Finding"].as_manager()

    class Meta(Referenced.Meta):
        ordering = ["status_update", "criterion__position", "ref"]
        constraints = [
            *Referenced.Meta.constraints,
            one_of("result", FindingResult.values, name="finding_result_is_known"),
            filled("reason", name="finding_reason_is_filled"),
            models.UniqueConstraint(
                fields=["status_update", "criterion"],
                name="finding_stands_once",
                violation_error_message="This status update has a finding on this criterion already.",
            ),
        ]
        triggers = [
            *Referenced.Meta.triggers,
            *(
                Refusal(
                    rule="finding_is_on_its_own_commitment",
                    column="criterion",
                    operation=operation,
                    offenders=(
                        "SELECT new_rows.id, new_rows.ref FROM new_rows "
                        "JOIN tracker_criterion AS criterion ON criterion.id = new_rows.criterion_id "
                        "JOIN tracker_statusupdate AS told ON told.id = new_rows.status_update_id "
                        "WHERE criterion.commitment_id <> told.commitment_id"
                    ),
                    message=(
                        'The finding "%s" is on a criterion of another commitment; choose one of the commitment that '
                        "the status update is on."
                    ),
                )
                for operation in (pgtrigger.Insert, pgtrigger.Update)
            ),
            *(
                Refusal(
                    rule="finding_is_of_a_verdict",
                    column="status_update",
                    operation=operation,
                    offenders=(
                        "SELECT new_rows.id, new_rows.ref FROM new_rows "
                        "JOIN tracker_statusupdate AS told ON told.id = new_rows.status_update_id "
                        "WHERE told.axis <> 'evidence'"
                    ),
                    message=(
                        'The finding "%s" belongs to what a party says; criteria are judged by a status update on the '
                        "evidence only."
                    ),
                )
                for operation in (pgtrigger.Insert, pgtrigger.Update)
            ),
            Refusal(
                rule="finding_of_a_public_update_stays",
                column="status_update",
                operation=pgtrigger.Insert,
                offenders=(
                    "SELECT new_rows.id, new_rows.ref FROM new_rows "
                    "JOIN tracker_statusupdate AS told ON told.id = new_rows.status_update_id "
                    # What nobody wrote came with a dataset, without a second person; findings may follow it.
                    "WHERE told.stage = 'published' AND told.author_id IS NOT NULL AND told.published_at <> now()"
                ),
                message=(
                    f'The finding "%s" comes too late: its status update is published as it was seen; {HOW_TO_CORRECT}'
                ),
            ),
            Refusal(
                rule="finding_of_a_public_update_stays",
                column="status_update",
                operation=pgtrigger.Update,
                offenders=(
                    "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) "
                    f"WHERE {qualified_columns('old_rows', SAID_COLUMNS)} IS DISTINCT FROM "
                    f"{qualified_columns('new_rows', SAID_COLUMNS)} "
                    f"AND ({of_a_public_update('old_rows')} OR {of_a_public_update('new_rows')}) "
                    f"AND NOT {GOES_WITH_ITS_BATCH}"
                ),
                message=f'The finding "%s" {OF_A_PUBLIC_ONE} cannot be changed; {HOW_TO_CORRECT}',
            ),
            Refusal(
                rule="finding_of_a_public_update_stays",
                column="status_update",
                operation=pgtrigger.Delete,
                offenders=(
                    f"SELECT id, ref FROM old_rows WHERE {of_a_public_update('old_rows')} "
                    f"AND NOT {GOES_WITH_ITS_BATCH}"
                ),
                message=f'The finding "%s" {OF_A_PUBLIC_ONE} is never deleted; {HOW_TO_CORRECT}',
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()}: {self.criterion.text} [{self.ref}]"
