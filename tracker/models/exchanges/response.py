"""Response: what those who were asked for something said to it."""

import pgtrigger
from django.db import models
from django.db.models import Q

from tracker.models.actor import Actor
from tracker.models.commitment import Commitment
from tracker.models.integrity.constraints import one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.models.integrity.refusals import Refusal
from tracker.models.integrity.search_index import SearchFields
from tracker.models.party import Party
from tracker.partial_dates import (
    PartialDateField,
    earliest,
    latest,
    partial_date_constraint,
    period_order_constraint,
)
from tracker.vocabulary import ResponseOutcome

# Each rule: its name, the column it is about, which rows break it, and what would be right.
RULES = (
    (
        "response_is_to_a_demand",
        "demand",
        (
            "EXISTS (SELECT FROM tracker_commitment AS asked "
            "WHERE asked.id = new_rows.demand_id AND asked.kind NOT IN ('demand', 'statement'))"
        ),
        'The response "%s" is to something that asks for nothing; demand must name a demand or a statement.',
    ),
    (
        "response_comes_from_whom_was_asked",
        "actor",
        (
            f"NOT EXISTS (SELECT FROM {Party._meta.db_table} AS party WHERE party.commitment_id = new_rows.demand_id "
            "AND party.role IN ('addressee', 'target') "
            "AND party.actor_id = coalesce(new_rows.on_behalf_of_id, new_rows.actor_id))"
        ),
        (
            'The response "%s" comes from somebody who was not asked; actor must be an addressee or a target of the '
            "demand, or on_behalf_of must say for which of them the actor speaks."
        ),
    ),
    (
        "response_leads_to_a_promise",
        "leads_to",
        (
            "EXISTS (SELECT FROM tracker_commitment AS pledge "
            "WHERE pledge.id = new_rows.leads_to_id AND pledge.kind NOT IN ('pledge', 'agreement', 'measure'))"
        ),
        (
            'The response "%s" leads to something that is no promise; leads_to must name a pledge, an agreement or a '
            "measure."
        ),
    ),
)


SEARCHED = SearchFields(names=(), body=("summary",))


@track_history()
class Response(Referenced):
    """An addressee's answer to a demand, or its silence, and the promise that came of it."""

    demand = models.ForeignKey(Commitment, models.CASCADE, related_name="responses")
    actor = models.ForeignKey(
        Actor, models.PROTECT, related_name="responses", help_text="Who answers, or stays silent."
    )
    on_behalf_of = models.ForeignKey(
        Actor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="responses_given_for_it",
        help_text="The one who was asked, where somebody else answers for it.",
    )
    asked_on = PartialDateField(null=True, blank=True)
    asked_on_earliest = earliest("asked_on")
    asked_on_latest = latest("asked_on")
    answered_on = PartialDateField(null=True, blank=True)
    answered_on_earliest = earliest("answered_on")
    answered_on_latest = latest("answered_on")
    outcome = models.CharField(max_length=10, choices=ResponseOutcome)
    summary = models.TextField(blank=True)
    leads_to = models.ForeignKey(
        Commitment,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="made_in_answer",
        help_text="The promise that was made in answer, if any.",
    )

    searched = SEARCHED
    objects = ReferencedQuerySet["Response"].as_manager()

    class Meta(Referenced.Meta):
        ordering = ["answered_on_earliest", "asked_on_earliest", "ref"]
        indexes = [SEARCHED.words_index("response")]
        constraints = [
            *Referenced.Meta.constraints,
            one_of("outcome", ResponseOutcome.values, name="response_outcome_is_known"),
            partial_date_constraint("response", "asked_on"),
            partial_date_constraint("response", "answered_on"),
            period_order_constraint("response", "asked_on", "answered_on"),
            models.CheckConstraint(
                condition=~Q(outcome=ResponseOutcome.SILENT) | Q(answered_on__isnull=True),
                name="response_of_the_silent_has_no_day",
                violation_error_message="answered_on must be empty where the outcome is silent: nobody answered.",
            ),
            models.CheckConstraint(
                condition=Q(leads_to__isnull=True) | Q(outcome__in=[ResponseOutcome.ACCEPTED, ResponseOutcome.NOTED]),
                name="response_that_leads_to_a_promise_takes_it_up",
                violation_error_message=(
                    "leads_to must be empty where the outcome is rejected or silent; "
                    "choose accepted or noted where a promise was made in answer."
                ),
            ),
            models.UniqueConstraint(
                fields=["demand", "actor", "on_behalf_of", "asked_on", "answered_on"],
                nulls_distinct=False,
                name="response_stands_once",
                violation_error_message="This response already exists.",
            ),
        ]
        triggers = [
            *Referenced.Meta.triggers,
            *(
                Refusal(
                    rule=rule,
                    column=column,
                    operation=operation,
                    offenders=f"SELECT new_rows.id, new_rows.ref FROM new_rows WHERE {broken}",
                    message=message,
                )
                for rule, column, broken, message in RULES
                for operation in (pgtrigger.Insert, pgtrigger.Update)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor.name}, {self.get_outcome_display().lower()}: {self.demand.title} [{self.ref}]"
