"""When a commitment is to be looked at again: one rule, in Python and in SQL.

The day set for its next review holds until a status update is published on that day or later. From then on, and
where no day is set, it is due `review_every` days after the last status update was published, or after the
commitment itself was, if there is none. With neither, nobody has said when to look again.
"""

from datetime import UTC, date, timedelta
from typing import Any, TypeVar

from django.db.models import Case, DateField, F, Max, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce, TruncDate

Commitments = TypeVar("Commitments", bound="QuerySet[Any]")


def next_review(
    *, day_set: date | None, every: int | None, public_since: date, followed_up: date | None
) -> date | None:
    """The day of the next review; None where nobody has set one.

    `day_set` is the day set by hand, `every` the days between reviews, `followed_up` when the last update was
    published.
    """
    if day_set and (followed_up is None or followed_up < day_set):
        return day_set
    return (followed_up or public_since) + timedelta(days=every) if every else None


def with_next_review(commitments: Commitments) -> Commitments:
    """Each of the published commitments with `followed_up`, the day of its last update, and `review_due`."""
    updates = commitments.model._meta.get_field("status_updates").related_model._default_manager
    standing = updates.in_effect().filter(commitment=OuterRef("pk")).order_by().values("commitment")
    last = standing.annotate(last=TruncDate(Max("published_at"), tzinfo=UTC)).values("last")
    of_followed_up = CombinedExpression(
        Coalesce(F("followed_up"), TruncDate("published_at", tzinfo=UTC)), "+", F("review_every"), DateField()
    )
    return commitments.annotate(followed_up=Subquery(last, output_field=DateField())).annotate(
        review_due=Case(
            When(
                Q(next_review_on__isnull=False)
                & (Q(followed_up__isnull=True) | Q(followed_up__lt=F("next_review_on"))),
                then=F("next_review_on"),
            ),
            default=of_followed_up,
            output_field=DateField(),
        )
    )


def due_for_review(commitments: Commitments, *, on: date) -> Commitments:
    """The published commitments whose review is due by that day, the longest due first."""
    return with_next_review(commitments).filter(review_due__lte=on).order_by("review_due", "ref")
