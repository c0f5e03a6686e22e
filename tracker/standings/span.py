"""From when to when what a view counts reaches: found from the ends of indexes, without reading what lies between."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db import connection
from django.db.models import QuerySet

from tracker.parameters.filters import Filters
from tracker.partial_dates import PartialDate
from tracker.standings.readings import updates_that_count
from tracker.standings.selection import matching_commitments
from tracker.vocabulary import Axis


@dataclass(frozen=True, kw_only=True)
class Reach:
    """The first day on which a commitment of a view was made, or its status told on the view's axis; the newest
    evidence on any of them.
    """

    first_day: date | None
    newest: PartialDate | None

    @classmethod
    def read(cls, filters: Filters) -> Self:
        """The reach of a view, in one query."""
        commitments = matching_commitments(filters).scored().order_by()
        told = updates_that_count(filters).filter(commitment__in=commitments.values("pk"))
        on_axis = told.filter(axis=filters.axis, as_of_earliest__gt=date.min).order_by("as_of_earliest")
        made = commitments.filter(made_on_earliest__gt=date.min).order_by("made_on_earliest")
        newest = told.filter(axis=Axis.EVIDENCE).order_by("-as_of_earliest", "-as_of_latest", "-as_of")
        ends = (made.values("made_on_earliest"), on_axis.values("as_of_earliest"), newest.values("as_of"))
        first_made, first_told, text = first_of_each(*ends)
        return cls(
            first_day=min((day for day in (first_made, first_told) if day), default=None),
            newest=PartialDate.parse(text) if text else None,
        )


def first_of_each(*rows: "QuerySet[Any, Any]") -> tuple[Any, ...]:
    """The first value of each of the queries of one column; None where it finds none."""
    compiled = [found[:1].query.sql_with_params() for found in rows]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(f'({sql})' for sql, _ in compiled)}",
            [value for _, parameters in compiled for value in parameters],
        )
        (found,) = cursor.fetchall()
    return tuple(found)
