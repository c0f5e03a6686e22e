"""Correction: what a reader says is wrong on the page of a record, and what became of it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.crypto import get_random_string

from tracker.models.integrity.constraints import SLUG, filled, one_of, web_address
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.models.integrity.refusals import Refusal
from tracker.models.integrity.web_address import WebAddressField
from tracker.vocabulary import CorrectionState, RecordWithPage

LONGEST = 4000
# Without letters and digits that look alike.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
IS_DECIDED = Q(state__in=[CorrectionState.ACCEPTED, CorrectionState.DECLINED])
AS_SENT = ["record_kind", "record_ref", "wrong", "should_be", "source_url"]


def new_ref() -> str:
    """A reference number that nobody guesses: whoever has it may read what became of the correction."""
    return f"correction-{get_random_string(12, LETTERS)}"


def _is_public() -> str:
    """The condition, over `new_rows`, that the record the correction is about has a public page."""
    of_kind = [
        f"SELECT FROM tracker_{kind} AS record WHERE new_rows.record_kind = '{kind}' "
        "AND record.ref = new_rows.record_ref AND record.stage = 'published'"
        for kind in RecordWithPage.values
    ]
    return " OR ".join(f"EXISTS ({query})" for query in of_kind)


def _short_enough(field: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(LessThanOrEqual(Length(field), LONGEST)),
        name=f"correction_{field}_is_short_enough",
        violation_error_message=f"{field} must have at most {LONGEST} characters.",
    )


# Whoever wants their address forgotten is forgotten: the history never holds it.
@track_history(exclude=["email"])
class Correction(Referenced):
    """An error that a reader reports, and how a reviewer decided on it.

    The record is named by kind and ref and not by a link, because the report outlives it: an accepted correction may
    be that the record should not exist. A ref is never given to another record, so it means the same for ever.
    """

    record_kind = models.CharField(max_length=20, choices=RecordWithPage)
    record_ref = models.CharField(max_length=120)
    wrong = models.TextField("what is wrong")
    should_be = models.TextField("what would be right")
    source_url = WebAddressField("link that shows it", blank=True)
    email = models.EmailField("e-mail of the sender", blank=True, help_text="To ask back; never shown or given on.")
    state = models.CharField(max_length=10, choices=CorrectionState, default=CorrectionState.NEW)
    reason = models.TextField(blank=True, help_text="The sender can read it, with the reference number.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections_decided",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ReferencedQuerySet["Correction"].as_manager()

    class Meta(Referenced.Meta):
        ordering = ["-recorded_at", "ref"]
        default_permissions = ["view", "change"]
        constraints = [
            *Referenced.Meta.constraints,
            one_of("record_kind", RecordWithPage.values, name="correction_record_kind_is_known"),
            models.CheckConstraint(
                condition=Q(record_ref__regex=SLUG),
                name="correction_record_ref_is_a_ref",
                violation_error_message="record_ref must be the ref of a record, such as state-department.",
            ),
            one_of("state", CorrectionState.values, name="correction_state_is_known"),
            filled("wrong", name="correction_says_what_is_wrong"),
            filled("should_be", name="correction_says_what_would_be_right"),
            _short_enough("wrong"),
            _short_enough("should_be"),
            web_address("source_url", name="correction_source_url_is_a_web_address"),
            models.CheckConstraint(
                condition=~IS_DECIDED | Q(reason__regex=r"\S"),
                name="correction_decision_has_a_reason",
                violation_error_message="reason must say why the correction is accepted or declined.",
            ),
            models.CheckConstraint(
                condition=(
                    ~IS_DECIDED & Q(decided_by__isnull=True, decided_at__isnull=True)
                    | IS_DECIDED & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                name="correction_decision_has_a_person_and_a_moment",
                violation_error_message="A decision needs decided_by and decided_at; what is new has neither.",
            ),
        ]
        triggers = [
            *Referenced.Meta.triggers,
            Refusal(
                rule="correction_is_of_a_public_record",
                column="record_ref",
                operation=pgtrigger.Insert,
                offenders=(
                    "SELECT new_rows.id, new_rows.record_kind || '/' || new_rows.record_ref FROM new_rows "
                    f"WHERE NOT ({_is_public()})"
                ),
                message='There is no public page of "%s"; name a published record by its kind and ref.',
            ),
            Refusal(
                rule="correction_is_kept_as_sent",
                column="wrong",
                operation=pgtrigger.Update,
                offenders=(
                    "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) "
                    f"WHERE ({', '.join(f'old_rows.{column}' for column in AS_SENT)}) "
                    f"IS DISTINCT FROM ({', '.join(f'new_rows.{column}' for column in AS_SENT)})"
                ),
                message='What the sender of "%s" wrote cannot be changed; give your answer to it in the reason.',
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_record_kind_display()} {self.record_ref} [{self.ref}]"
