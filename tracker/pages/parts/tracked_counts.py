"""How many commitments are tracked under each of the topics or collections that a page lists."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Model

from tracker.kept_counts.counts import totals_on
from tracker.models import Commitment
from tracker.parameters.filters import Filters


def with_tracked(rows: Iterable[Any], ties: type[Model], filters: Filters) -> None:
    """Sets `commitment_count` on each of the rows, in one query for all of them.

    `ties` is the table that ties commitments to such records. What the database keeps is read, else all that hangs on
    the rows is counted.
    """
    found = list(rows)
    if not found:
        return
    name = found[0]._meta.model_name
    counts = totals_on(filters, name, [row.pk for row in found])
    if counts is None:
        tracked = Commitment.objects.tracked(**filters.days).order_by().values("pk")
        tied = ties._default_manager.filter(**{f"{name}__in": found}, commitment__in=tracked).order_by()
        counts = dict(tied.values_list(name).annotate(count=Count("pk")))
    for row in found:
        row.commitment_count = counts.get(row.pk, 0)
