"""Criterion: one thing that would show a commitment fulfilled, partly fulfilled or broken."""

import pgtrigger
from django.db import models

from tracker.models.commitment import Commitment
from tracker.models.integrity.constraints import filled, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.models.integrity.refusals import Refusal, in_reverted_batch, qualified_columns
from tracker.models.integrity.search_index import SearchFields
from tracker.partial_dates import PartialDateField, earliest, latest, partial_date_constraint
from tracker.vocabulary import SHOWN_STATUS_CHOICES, SHOWN_STATUSES

# What verdicts are measured by.
LOCKED_COLUMNS = ["commitment_id", "shows", "text", "due", "position"]
LOCKED_SINCE = "fixed since its first verdict was published; say in the summary of a new verdict how it was judged."
GOES_WITH_ITS_BATCH = in_reverted_batch("tracker_criterion")


def has_a_verdict(*commitments: str) -> str:
    """The condition that a verdict was published on one of the commitments, given as SQL for their ids."""
    return (
        "EXISTS (SELECT FROM tracker_statusupdate AS verdict "
        f"WHERE verdict.commitment_id IN ({', '.join(commitments)}) "
        "AND verdict.axis = 'evidence' AND verdict.stage = 'published')"
    )


# What the fixed words of the guideline say already is no new measure when it is taken apart into criteria.
STANDS_IN_THE_GUIDELINE = (
    "(new_rows.due IS NULL AND EXISTS (SELECT FROM tracker_commitment AS judged "
    "WHERE judged.id = new_rows.commitment_id AND strpos(lower(judged.guideline), lower(new_rows.text)) > 0))"
)


SEARCHED = SearchFields(names=(), body=("text",))


@track_history()
class Criterion(Referenced):
    """A row of the assessment criteria; the list is fixed with the first verdict, as the guideline is."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField(default=1, help_text="Its place in the list.")
    shows = models.CharField(
        "would show",
        max_length=20,
        choices=SHOWN_STATUS_CHOICES,
        help_text="What the commitment would be if this is met.",
    )
    text = models.TextField("criterion", help_text="What has to be the case, so that two people would find the same.")
    due = PartialDateField(null=True, blank=True, help_text="By when, if the criterion has a day of its own.")
    due_earliest = earliest("due")
    due_latest = latest("due")

    searched = SEARCHED
    objects = ReferencedQuerySet["Criterion"].as_manager()

    class Meta(Referenced.Meta):
        indexes = [SEARCHED.words_index("criterion")]
        verbose_name = "assessment criterion"
        verbose_name_plural = "criteria"
        ordering = ["commitment", "position", "ref"]
        constraints = [
            *Referenced.Meta.constraints,
            one_of("shows", SHOWN_STATUSES, name="criterion_shows_is_known"),
            filled("text", name="criterion_text_is_filled"),
            partial_date_constraint("criterion", "due"),
        ]
        triggers = [
            *Referenced.Meta.triggers,
            Refusal(
                rule="criterion_list_is_locked",
                column="text",
                operation=pgtrigger.Insert,
                offenders=(
                    f"SELECT new_rows.id, new_rows.ref FROM new_rows WHERE {has_a_verdict('new_rows.commitment_id')} "
                    f"AND NOT {STANDS_IN_THE_GUIDELINE}"
                ),
                message=f'The criterion "%s" cannot be added: the criteria of its commitment are {LOCKED_SINCE}',
            ),
            Refusal(
                rule="criterion_list_is_locked",
                column="text",
                operation=pgtrigger.Update,
                offenders=(
                    "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) "
                    f"WHERE {qualified_columns('old_rows', LOCKED_COLUMNS)} IS DISTINCT FROM "
                    f"{qualified_columns('new_rows', LOCKED_COLUMNS)} "
                    f"AND {has_a_verdict('old_rows.commitment_id', 'new_rows.commitment_id')} "
                    f"AND NOT {GOES_WITH_ITS_BATCH}"
                ),
                message=f'The criterion "%s" cannot be changed: the criteria of its commitment are {LOCKED_SINCE}',
            ),
            Refusal(
                rule="criterion_list_is_locked",
                column="text",
                operation=pgtrigger.Delete,
                offenders=(
                    f"SELECT id, ref FROM old_rows WHERE {has_a_verdict('old_rows.commitment_id')} "
                    f"AND NOT {GOES_WITH_ITS_BATCH}"
                ),
                message=f'The criterion "%s" is never deleted: the criteria of its commitment are {LOCKED_SINCE}',
            ),
            Refusal(
                rule="criterion_keeps_its_findings",
                column="commitment",
                operation=pgtrigger.Update,
                offenders=(
                    "SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_finding AS finding "
                    "ON finding.criterion_id = new_rows.id JOIN tracker_statusupdate AS verdict "
                    "ON verdict.id = finding.status_update_id WHERE verdict.commitment_id <> new_rows.commitment_id"
                ),
                message=(
                    'A status update of another commitment has a finding on the criterion "%s"; leave its commitment '
                    "as it is, or delete that finding first."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_shows_display()}: {self.text} [{self.ref}]"
