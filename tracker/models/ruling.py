"""Ruling: which of the values that sources give for one field of a record was accepted, and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.db.models.lookups import IsNull

from tracker.models.actor import Actor
from tracker.models.citation import CITABLE, DATE_FIELDS, field_belongs_to_record
from tracker.models.commitment import Commitment
from tracker.models.exchanges.condition import Condition
from tracker.models.exchanges.exchange import Exchange
from tracker.models.exchanges.response import Response
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import exactly_one, filled
from tracker.models.integrity.history_tracking import track_history
from tracker.models.link import Link
from tracker.models.meeting import Meeting
from tracker.models.observation import Observation
from tracker.models.role import Role
from tracker.models.sanction import Sanction
from tracker.models.status_update import StatusUpdate
from tracker.partial_dates import Earliest


def _ruled(
    model: type[models.Model],
) -> models.ForeignKey[models.Model | None, models.Model | None]:
    return models.ForeignKey(model, models.CASCADE, null=True, blank=True, related_name="rulings")


@track_history()
class Ruling(BatchedChecks):
    """A reviewer's decision on a disagreement. The values not accepted stay, each with its citations.

    A field of a record has one ruling; to decide anew rewrites it, and its history keeps what it said before. It holds
    as long as the record goes by the value it accepts.
    """

    actor = _ruled(Actor)
    role = _ruled(Role)
    meeting = _ruled(Meeting)
    commitment = _ruled(Commitment)
    status_update = _ruled(StatusUpdate)
    link = _ruled(Link)
    sanction = _ruled(Sanction)
    observation = _ruled(Observation)
    exchange = _ruled(Exchange)
    condition = _ruled(Condition)
    response = _ruled(Response)
    field = models.CharField(max_length=50)
    value = models.TextField(help_text="The value accepted, as written in files.")
    reason = models.TextField(help_text="Shown to the public beside the values.")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="rulings")
    decided_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "decision on a dispute"
        verbose_name_plural = "decisions on disputes"
        ordering = ["-decided_at", "-pk"]
        default_permissions = ["add", "delete", "view"]
        constraints = [
            exactly_one(CITABLE, name="ruling_is_on_one_record"),
            filled("field", name="ruling_field_is_filled"),
            filled("value", name="ruling_value_is_filled"),
            filled("reason", name="ruling_reason_is_filled"),
            models.CheckConstraint(
                condition=field_belongs_to_record(),
                name="ruling_field_is_one_of_the_record",
                violation_error_message="field must be a field of the record that is decided on.",
            ),
            models.CheckConstraint(
                condition=~Q(field__in=sorted(DATE_FIELDS)) | Q(IsNull(Earliest(F("value")), False)),
                name="ruling_value_of_a_date_is_partial_date",
                violation_error_message="value must be a date that exists, because the field is a date.",
            ),
            models.UniqueConstraint(
                fields=[*CITABLE, "field"],
                nulls_distinct=False,
                name="ruling_stands_once_a_field",
                violation_error_message="This field of the record has a decision already; change that one.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field.replace('_', ' ')} of {self.ruled}"

    @property
    def ruled(self) -> models.Model:
        """The one record this ruling is on."""
        records: list[models.Model | None] = [getattr(self, name) for name in CITABLE]
        return next(record for record in records if record is not None)
