"""What was on record by a day: conditions for what was published, recorded or decided by its end in UTC."""

from datetime import UTC, date

from django.db.models import Q
from django.db.models.functions import TruncDate
from django.db.models.lookups import GreaterThan, LessThanOrEqual


def known_by(day: date) -> Q:
    """The condition that a record was published by the end of the day in UTC."""
    return Q(LessThanOrEqual(TruncDate("published_at", tzinfo=UTC), day))


def recorded_by(day: date) -> Q:
    """The condition that a row which is public with its record was recorded by the end of the day in UTC."""
    return Q(LessThanOrEqual(TruncDate("recorded_at", tzinfo=UTC), day))


def decided_by(day: date) -> Q:
    """The condition that a reviewer had decided by the end of the day in UTC."""
    return Q(LessThanOrEqual(TruncDate("decided_at", tzinfo=UTC), day))


def standing_on(day: date, update: str = "") -> Q:
    """The condition that the status update (at the end of the path) was not retracted by the end of the day in UTC."""
    retracted = f"{update}__retracted_at" if update else "retracted_at"
    return Q(**{f"{retracted}__isnull": True}) | Q(GreaterThan(TruncDate(retracted, tzinfo=UTC), day))
