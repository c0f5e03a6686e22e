"""SanctionStep: one dated event in the life of a sanction, from its imposition to its end.

It is called a step because `SanctionEvent` is what pghistory calls the history of `Sanction`.
"""

import pgtrigger
from django.db import models
from django.db.models import Q

from tracker.models.integrity.constraints import one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.refusals import Refusal
from tracker.models.integrity.search_index import SearchFields
from tracker.models.sanction import Sanction
from tracker.partial_dates import (
    PartialDateField,
    earliest,
    latest,
    partial_date_constraint,
)
from tracker.vocabulary import SANCTION_ENDS, SanctionStepKind

ENDS = ", ".join(f"'{kind}'" for kind in SANCTION_ENDS)
# Without a day these say nothing of when the sanction was in force.
DATED = (SanctionStepKind.SUSPENDED, SanctionStepKind.RESUMED, *SANCTION_ENDS)

# Steps of one sanction are written one transaction after the other, or two could each be half of a contradiction.
LOCK = "PERFORM FROM tracker_sanction WHERE id IN (SELECT sanction_id FROM {rows}) ORDER BY id FOR NO KEY UPDATE;"
SAID = "{0}.kind || coalesce(' ' || {0}.happened_on, '')"

# Each rule refuses only what is impossible by every reading of the days.
BEFORE_IMPOSITION = (
    f"SELECT new_rows.id, {SAID.format('step')} || ', ' || {SAID.format('imposed')} FROM new_rows "
    "JOIN tracker_sanctionstep AS imposed ON imposed.sanction_id = new_rows.sanction_id AND imposed.kind = 'imposed' "
    "JOIN tracker_sanctionstep AS step ON step.sanction_id = new_rows.sanction_id AND step.id <> imposed.id "
    "WHERE edtf_latest(step.happened_on) < edtf_earliest(imposed.happened_on)"
)
AFTER_THE_END = (
    f"SELECT new_rows.id, {SAID.format('step')} || ', ' || {SAID.format('ended')} FROM new_rows "
    f"JOIN tracker_sanctionstep AS ended ON ended.sanction_id = new_rows.sanction_id AND ended.kind IN ({ENDS}) "
    "JOIN tracker_sanctionstep AS step ON step.sanction_id = new_rows.sanction_id AND step.id <> ended.id "
    # Of an imposition after its end the rule above speaks.
    "WHERE step.kind <> 'imposed' AND edtf_earliest(step.happened_on) > edtf_latest(ended.happened_on)"
)
# Each resumption needs a suspension of its own before it, and one since any resumption that is certainly earlier.
NOT_SUSPENDED = (
    f"SELECT {{rows}}.id, {SAID.format('resumed')} FROM {{rows}} "
    "JOIN tracker_sanctionstep AS resumed ON resumed.sanction_id = {rows}.sanction_id AND resumed.kind = 'resumed' "
    "WHERE (SELECT count(*) FROM tracker_sanctionstep AS other WHERE other.sanction_id = resumed.sanction_id "
    "AND other.kind = 'resumed' AND edtf_latest(other.happened_on) <= edtf_latest(resumed.happened_on)) "
    "> (SELECT count(*) FROM tracker_sanctionstep AS suspended WHERE suspended.sanction_id = resumed.sanction_id "
    "AND suspended.kind = 'suspended' AND edtf_earliest(suspended.happened_on) <= edtf_latest(resumed.happened_on)) "
    "OR EXISTS (SELECT FROM tracker_sanctionstep AS before WHERE before.sanction_id = resumed.sanction_id "
    "AND before.kind = 'resumed' AND edtf_latest(before.happened_on) < edtf_earliest(resumed.happened_on) "
    "AND NOT EXISTS (SELECT FROM tracker_sanctionstep AS suspended "
    "WHERE suspended.sanction_id = resumed.sanction_id AND suspended.kind = 'suspended' "
    "AND edtf_latest(suspended.happened_on) >= edtf_earliest(before.happened_on) "
    "AND edtf_earliest(suspended.happened_on) <= edtf_latest(resumed.happened_on)))"
)


def _refused(*, rule: str, offenders: str, message: str, deletes: bool = False) -> list[Refusal]:
    """A rule for all steps of the sanctions whose steps were written."""
    operations = [(pgtrigger.Insert, "new_rows"), (pgtrigger.Update, "new_rows")]
    if deletes:
        operations.append((pgtrigger.Delete, "old_rows"))
    return [
        Refusal(
            rule=rule,
            column="happened_on",
            operation=operation,
            offenders=offenders.replace("{rows}", rows),
            message=message,
            lock=LOCK.replace("{rows}", rows),
        )
        for operation, rows in operations
    ]


class SanctionStepQuerySet(PublishedQuerySet["SanctionStep"]):
    """Steps of sanctions."""


SEARCHED = SearchFields(names=(), body=("reason", "summary"))


@track_history()
class SanctionStep(Published):
    """What happened to a sanction on a day: imposed, extended, eased, suspended, resumed, lifted and so on.

    `reason` is why, by the words of who did it, in our summary. In force on a day is derived from the steps.
    """

    sanction = models.ForeignKey(Sanction, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20, choices=SanctionStepKind)
    # `on` alone is a reserved word of SQL.
    happened_on = PartialDateField("on", null=True, blank=True)
    happened_on_earliest = earliest("happened_on")
    happened_on_latest = latest("happened_on")
    reason = models.TextField("stated reason", blank=True)
    summary = models.TextField(blank=True)

    searched = SEARCHED
    objects = SanctionStepQuerySet.as_manager()

    class Meta(Published.Meta):
        ordering = ["sanction", "happened_on_earliest", "happened_on_latest", "ref"]
        verbose_name = "sanction step"
        verbose_name_plural = "sanction steps"
        indexes = [
            SEARCHED.words_index("sanction_step"),
            models.Index(
                fields=["kind", "happened_on_earliest"],
                condition=models.Q(stage="published"),
                name="sanctionstep_by_day",
            ),
        ]
        constraints = [
            *Published.Meta.constraints,
            one_of("kind", SanctionStepKind.values, name="sanctionstep_kind_is_known"),
            partial_date_constraint("sanctionstep", "happened_on"),
            models.CheckConstraint(
                condition=~Q(kind__in=DATED) | Q(happened_on__isnull=False),
                name="sanctionstep_that_ends_or_suspends_has_its_day",
                violation_error_message=(
                    "happened_on must say when it was suspended, resumed, lifted or expired, if only roughly, such as "
                    "2023 or ../2023."
                ),
            ),
            models.UniqueConstraint(
                fields=["sanction"],
                condition=Q(kind=SanctionStepKind.IMPOSED),
                name="sanctionstep_imposes_once",
                violation_error_message=(
                    "This sanction has its imposition already; what is imposed anew after its end is a sanction of "
                    "its own."
                ),
            ),
            models.UniqueConstraint(
                fields=["sanction"],
                condition=Q(kind__in=SANCTION_ENDS),
                name="sanctionstep_ends_once",
                violation_error_message=(
                    "This sanction has its end already, lifted or expired; correct that step, or write partly lifted."
                ),
            ),
        ]
        triggers = [
            *Published.Meta.triggers,
            *_refused(
                rule="sanctionstep_not_before_the_imposition",
                offenders=BEFORE_IMPOSITION,
                message="Nothing happens to a sanction before it is imposed: %s. Correct one of the two days.",
            ),
            *_refused(
                rule="sanctionstep_not_after_the_end",
                offenders=AFTER_THE_END,
                message=(
                    "Nothing happens to a sanction after its end: %s. Correct one of the two days; what is imposed "
                    "anew is a sanction of its own."
                ),
            ),
            *_refused(
                rule="sanctionstep_resumes_what_was_suspended",
                offenders=NOT_SUSPENDED,
                message=(
                    "What is resumed was suspended before: %s has no suspension. Record the suspension first, or "
                    "correct the days."
                ),
                deletes=True,
            ),
            Refusal(
                rule="sanctionstep_stays_where_links_point",
                column="sanction",
                operation=pgtrigger.Update,
                offenders=(
                    "SELECT new_rows.id, link.ref FROM new_rows JOIN tracker_link AS link "
                    "ON link.to_step_id = new_rows.id WHERE link.to_sanction_id IS DISTINCT FROM new_rows.sanction_id"
                ),
                message='The link "%s" means this step of its sanction; change the link first.',
            ),
        ]

    def __str__(self) -> str:
        when = f", {self.happened_on}" if self.happened_on else ""
        return f"{self.sanction.title}: {self.get_kind_display().lower()}{when} [{self.ref}]"
