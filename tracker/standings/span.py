"""From when to when what a view counts reaches: found from the ends of indexes, without reading what lies between."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db import connection
from django.db.models import QuerySet

from tracker.models import StatusUpdate
from tracker.parameters.filters import Filters
from tracker.parameters.view_queries import compiled
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
        first_made, first_told, text = first_of_each(
            *(compiled(make, filters) for make in (days_made, days_told, days_of_evidence))
        )
        return cls(
            first_day=min((day for day in (first_made, first_told) if day), default=None),
            newest=PartialDate.parse(text) if text else None,
        )


def days_made(filters: Filters) -> "QuerySet[Any, Any]":
    """The first day on which a commitment of the view was made."""
    made = matching_commitments(filters).scored().filter(made_on_earliest__gt=date.min)
    return made.order_by("made_on_earliest").values("made_on_earliest")[:1]


def days_told(filters: Filters) -> "QuerySet[Any, Any]":
    """The first day on which a status is told on the view's axis."""
    on_axis = told_of(filters).filter(axis=filters.axis, as_of_earliest__gt=date.min)
    return on_axis.order_by("as_of_earliest").values("as_of_earliest")[:1]


def days_of_evidence(filters: Filters) -> "QuerySet[Any, Any]":
    """The day of the newest evidence."""
    evidence = told_of(filters).filter(axis=Axis.EVIDENCE)
    return evidence.order_by("-as_of_earliest", "-as_of_latest", "-as_of").values("as_of")[:1]


def told_of(filters: Filters) -> "QuerySet[StatusUpdate]":
    """What is told of the commitments of the view."""
    return updates_that_count(filters).filter(
        commitment__in=matching_commitments(filters).scored().order_by().values("pk")
    )


def first_of_each(*queries: tuple[str, tuple[Any, ...]]) -> tuple[Any, ...]:
    """The first value of each of the queries of one column; None where it finds none."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(f'({sql})' for sql, _ in queries)}",
            [value for _, parameters in queries for value in parameters],
        )
        (found,) = cursor.fetchall()
    return tuple(found)
