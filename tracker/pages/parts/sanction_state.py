"""Sanctions in lists: each with where it stands on a day, worked out by the database beside each row."""

from datetime import date

from django.db.models import Case, CharField, F, QuerySet, Value, When

from tracker.models import Sanction, SanctionQuerySet
from tracker.vocabulary import GROUPS_OF_KINDS, SanctionGroup


def with_state(
    sanctions: SanctionQuerySet, *, as_of: date, known_on: date, press_by: date | None = None
) -> SanctionQuerySet:
    """The sanctions, each with its `state` on the day and the `group` that it is counted with."""
    return sanctions.with_life(as_of=as_of, known_on=known_on, press_by=press_by).annotate(
        group=Case(
            *(When(kind=kind, then=Value(group)) for kind, group in GROUPS_OF_KINDS.items()),
            default=Value(SanctionGroup.SANCTION),
            output_field=CharField(),
        )
    )


def newest_first(sanctions: "QuerySet[Sanction]") -> "QuerySet[Sanction]":
    """By the day imposed, the latest first and the unknown last."""
    return sanctions.order_by(F("imposed_earliest").desc(nulls_last=True), "ref")
