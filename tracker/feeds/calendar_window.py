"""The days around the present that a calendar of many records keeps to."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from tracker.standings.formatting import full_date

# Of each kind of day so many before the present, and from then on.
MOST = 150


class Window:
    """As many days as a calendar has room for, those nearest to `day`; it remembers whether any lay beyond.

    Without a day it holds all, as the calendar of one record does.
    """

    def __init__(self, day: date | None = None) -> None:
        self.day = day
        self.is_cut = False

    def around(self, records: "QuerySet[Any]", name: str) -> list[Any]:
        """The records with a day in that field, by ref, each with the time of its last change, in one query or two."""
        dated = with_last_change(records.filter(**{f"{name}__isnull": False}))
        if self.day is None:
            return list(dated.order_by("ref"))
        ahead = list(dated.filter(**{f"{name}__gte": self.day}).order_by(name, "ref")[: MOST + 1])
        back = list(dated.filter(**{f"{name}__lt": self.day}).order_by(f"-{name}", "-ref")[: MOST + 1])
        self.is_cut = self.is_cut or max(len(ahead), len(back)) > MOST
        return sorted((*ahead[:MOST], *back[:MOST]), key=ref_of)

    @property
    def remark(self) -> str:
        """That some days are left out, where they are."""
        if not self.is_cut or self.day is None:
            return ""
        return (
            f"Of very many days, this calendar has for each kind the {MOST} before and the {MOST} after "
            f"{full_date(self.day)}. Narrow the view to see others."
        )


def ref_of(record: Any) -> str:
    """The record's ref."""
    return str(record.ref)


def with_last_change(records: "QuerySet[Any]") -> "QuerySet[Any]":
    """The records, each with the time of its newest history event as `changed_at`."""
    model: Any = records.model
    events = model.pgh_event_model.objects
    newest = events.filter(pgh_obj=OuterRef("pk")).order_by("-pgh_id")
    dated: QuerySet[Any] = records.annotate(changed_at=Subquery(newest.values("pgh_created_at")[:1]))
    return dated
