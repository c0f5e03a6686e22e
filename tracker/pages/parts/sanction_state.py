"""Whether a sanction is in force on a day, for lists: worked out by the database beside each row."""

from datetime import date

from django.db.models import Case, CharField, F, QuerySet, TextChoices, Value, When

from tracker.models import Sanction


class SanctionState(TextChoices):
    """Where a sanction is between its start and its end; agrees with `Sanction.objects.in_force`."""

    IN_FORCE = "in_force", "In force"
    LIFTED = "lifted", "Lifted"
    NOT_YET = "not_yet", "Not yet imposed"
    UNKNOWN = "unknown", "Start not known"


def with_state(sanctions: "QuerySet[Sanction]", day: date) -> "QuerySet[Sanction]":
    """The sanctions, each with its `state` on the day."""
    return sanctions.annotate(
        state=Case(
            When(lifted_earliest__lte=day, then=Value(SanctionState.LIFTED)),
            When(imposed_earliest__isnull=True, then=Value(SanctionState.UNKNOWN)),
            When(imposed_earliest__gt=day, then=Value(SanctionState.NOT_YET)),
            default=Value(SanctionState.IN_FORCE),
            output_field=CharField(),
        )
    )


def newest_first(sanctions: "QuerySet[Sanction]") -> "QuerySet[Sanction]":
    """By the day imposed, the latest first and the unknown last."""
    return sanctions.order_by(F("imposed_earliest").desc(nulls_last=True), "ref")
