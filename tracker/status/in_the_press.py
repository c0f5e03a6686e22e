"""What was in the press by a day: by the end of it, which passages a reader could have read.

A record is *in the press by* a day when a passage that supports it stands in a source that was surely out by then.
The pure function is followed by its twin in SQL; tests/unit/status/test_in_the_press.py runs both over one table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any

from django.apps import apps
from django.db.models import DateField, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, TruncDate
from django.db.models.lookups import GreaterThan, LessThanOrEqual

from tracker.partial_dates import PartialDate
from tracker.vocabulary import Stage, Stance

# The end of a source that came out in a period without one.
NEVER = date.max

# The fields of a status update for which a passage may give another value; one that does supports another verdict.
OF_UPDATES = ("axis", "status", "as_of", "summary")

# The condition on a row of tracker_statusupdate; the twin of `supporting` in the SQL of tracker/status/in_sql.py.
UPDATE_IS_IN_THE_PRESS = """
          AND as_of_earliest <= %(press_by)s::date
          AND EXISTS (
              SELECT FROM tracker_citation AS passage
              JOIN tracker_source AS source ON source.id = passage.source_id
              WHERE passage.status_update_id = tracker_statusupdate.id
                AND passage.stance = 'supports'
                AND source.stage = 'published'
                AND source.published_latest <= %(press_by)s::date
                AND (passage.field = '' OR passage.value = CASE passage.field
                    WHEN 'axis' THEN axis
                    WHEN 'status' THEN status
                    WHEN 'as_of' THEN as_of::text
                    ELSE summary
                END)
          )
"""


@dataclass(frozen=True, kw_only=True)
class PressPassage:
    """One passage cited for a record, with what is known of the day on which its source came out."""

    published: PartialDate | None
    stance: Stance = Stance.SUPPORTS
    is_public: bool = True
    gives_another_value: bool = False


def out_on(passages: Iterable[PressPassage]) -> date | None:
    """The first day by whose end a supporting passage was surely out; None where none has such a day.

    It is the latest day that the source's date allows. A mark of doubt moves no day. Whether the passage says it in so
    many words or we infer it does not matter: it could be read, and inferred from, on that day.
    """
    days = (
        passage.published.latest
        for passage in passages
        if passage.published
        and passage.stance is Stance.SUPPORTS
        and passage.is_public
        and not passage.gives_another_value
    )
    return min((day for day in days if day != NEVER), default=None)


def supporting(record: str, outer: str = "pk") -> "QuerySet[Any]":
    """The passages of public sources that support the outer query's record, which they cite by the column `record`.

    One that gives another value for a field of a status update supports another update.
    """
    citations = apps.get_model("tracker", "Citation")._default_manager
    found = citations.filter(
        stance=Stance.SUPPORTS, source__stage=Stage.PUBLISHED, source__published_latest__lt=NEVER
    ).order_by()
    if record == "status_update":
        same = Q(field="")
        for name in OF_UPDATES:
            same |= Q(field=name, value=Cast(F(f"status_update__{name}"), TextField()))
        found = found.filter(same)
    of_it: QuerySet[Any] = found.filter(**{record: OuterRef(outer)})
    return of_it


def has_passage_by(record: str, day: date, outer: str = "pk") -> Q:
    """The condition that a supporting passage of the record was out by the day."""
    return Q(Exists(supporting(record, outer).filter(source__published_latest__lte=day)))


def update_is_in_the_press(day: date) -> Q:
    """The condition that a status update was in the press by the day, which may not lie before the update's own."""
    return Q(as_of_earliest__lte=day) & has_passage_by("status_update", day)


def commitment_is_in_the_press(day: date, *, known_on: date) -> Q:
    """The condition that a commitment was in the press by the day: it itself, or an update known on the other day."""
    updates = apps.get_model("tracker", "StatusUpdate")._default_manager.order_by()
    retracted = GreaterThan(TruncDate("retracted_at", tzinfo=UTC), known_on)
    told = updates.filter(
        update_is_in_the_press(day),
        LessThanOrEqual(TruncDate("published_at", tzinfo=UTC), known_on),
        Q(retracted_at__isnull=True) | Q(retracted),
        stage=Stage.PUBLISHED,
        commitment=OuterRef("pk"),
    )
    return has_passage_by("commitment", day) | Q(Exists(told))


def with_out_on(updates: "QuerySet[Any]") -> "QuerySet[Any]":
    """The status updates, each with its `out_on`."""
    first = supporting("status_update").values("status_update").annotate(first=Min("source__published_latest"))
    dated: QuerySet[Any] = updates.annotate(out_on=Subquery(first.values("first"), output_field=DateField(null=True)))
    return dated
