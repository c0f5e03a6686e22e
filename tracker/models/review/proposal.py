"""Proposal: a change to one published record, which a second person publishes."""

from typing import Any

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.functional import cached_property

from tracker.models.correction import Correction
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import filled, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.refusals import Refusal
from tracker.vocabulary import OPEN_PROPOSALS, ProposalState

OLD_AND_NEW = (
    "SELECT new_rows.id, new_rows.record_kind || ' ' || new_rows.record_key FROM old_rows JOIN new_rows USING (id)"
)
TO_DO = {"add": "added", "change": "changed", "delete": "deleted"}
BECOMES_ACCEPTED = f"old_rows.state <> '{ProposalState.ACCEPTED}' AND new_rows.state = '{ProposalState.ACCEPTED}'"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals."""

    def about(self, record: models.Model) -> "ProposalQuerySet":
        """Those for the record that are not decided."""
        kind = record._meta.model_name
        return self.undecided().filter(record_kind=kind, record_key=record.pk).select_related("author")

    def undecided(self) -> "ProposalQuerySet":
        """Those that are open or were sent back."""
        return self.filter(state__in=OPEN_PROPOSALS)

    def waiting_for(self, person: int | None) -> "ProposalQuerySet":
        """Open ones that someone else made."""
        return self.filter(state=ProposalState.OPEN).exclude(author=person).select_related("author")


@track_history()
class Proposal(BatchedChecks):
    """Other values for some columns of a published record, and of what hangs on it, and why.

    `changes` lists cells of the record's row as column, old and new, as a plan of an import does; `base_event` is the
    event of the record's history that it started from. `parts` lists rows that are added, changed or deleted with it:
    the kind of row by its name in files, its key, what is done with it, what it is called and its cells.
    """

    record_kind = models.CharField(max_length=40)
    record_key = models.BigIntegerField()
    changes = models.JSONField()
    parts = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    base_event = models.BigIntegerField()
    reason = models.TextField(help_text="Why the record should say so, and where that is to be read.")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="proposals")
    correction = models.ForeignKey(
        Correction,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        help_text="The reader's report that it is made from.",
    )
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    proposed_at = models.DateTimeField(db_default=Now(), editable=False)
    answer = models.TextField(blank=True, help_text="What a reviewer says of it.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="proposals_decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        default_permissions = ["view", "add"]
        permissions = [("accept_proposal", "Can publish changes of published records, and what others propose")]
        indexes = [models.Index(fields=["record_kind", "record_key"], name="proposal_record")]
        constraints = [
            one_of("state", ProposalState.values, name="proposal_state_is_known"),
            filled("reason", name="proposal_reason_is_filled"),
            models.CheckConstraint(
                condition=~Q(changes=[], parts=[]),
                name="proposal_changes_something",
                violation_error_message="changes must hold at least one cell, or parts a row, that would change.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.ACCEPTED)
                | (Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(decided_by=F("author"))),
                name="proposal_is_published_by_a_second_person",
                violation_error_message="decided_by must be someone other than the author, who publishes the change.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.SENT_BACK) | Q(answer__regex=r"\S"),
                name="proposal_sent_back_has_an_answer",
                violation_error_message="answer must say what is to be mended.",
            ),
        ]
        triggers = [
            Refusal(
                rule="proposal_is_for_a_published_record",
                column="record_key",
                operation=pgtrigger.Insert,
                offenders=(
                    "SELECT id, record_kind || ' ' || record_key FROM new_rows "
                    "WHERE record_stage(record_kind, record_key) IS DISTINCT FROM 'published' "
                    # What a status update says stays as it is; sources may still be added to it.
                    "OR (record_kind = 'statusupdate' AND changes <> '[]')"
                ),
                message='"%s" is no published record whose changes are proposed; change it in its form.',
            ),
            Refusal(
                rule="proposal_is_decided_once",
                column="state",
                operation=pgtrigger.Update,
                offenders=(
                    f"{OLD_AND_NEW} WHERE old_rows.state IN ('{ProposalState.ACCEPTED}', '{ProposalState.WITHDRAWN}') "
                    "AND (to_jsonb(old_rows) - 'correction_id') <> (to_jsonb(new_rows) - 'correction_id')"
                ),
                message='The proposal for "%s" is decided and stays as it is; make another.',
            ),
            Refusal(
                rule="proposal_is_published_by_who_may",
                column="decided_by",
                operation=pgtrigger.Update,
                offenders=(
                    f"{OLD_AND_NEW} WHERE {BECOMES_ACCEPTED} "
                    "AND NOT has_permission(new_rows.decided_by_id, 'accept_proposal')"
                ),
                message='The proposal for "%s" is published by someone who may publish changes.',
            ),
            Refusal(
                rule="proposal_meets_the_record_as_it_was",
                column="base_event",
                operation=pgtrigger.Update,
                offenders=(
                    f"{OLD_AND_NEW} WHERE {BECOMES_ACCEPTED} AND changed_since("
                    "new_rows.record_kind, new_rows.record_key, new_rows.base_event, new_rows.id)"
                ),
                message='"%s" has changed since this was proposed; compare it with the record as it is now.',
            ),
        ]

    def __str__(self) -> str:
        return f"{self.columns} of {self.record_kind} {self.record_key}, proposed by {self.author} [{self.pk}]"

    @property
    def columns(self) -> str:
        """The columns that it would change, and what it would do with which parts."""
        columns = [str(change["column"]).replace("_", " ") for change in self.changes]
        return ", ".join([*columns, *(f"{part['what']} {TO_DO[part['to_do']]}" for part in self.parts)])

    @cached_property
    def record(self) -> Any:
        """The record that it is for; None once that is deleted."""
        return apps.get_model("tracker", self.record_kind)._default_manager.filter(pk=self.record_key).first()
