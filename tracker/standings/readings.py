"""What a view goes by: what this site had published by a day, or what is public now and was in the press by a day.

Of every kind of record, the condition that it counts. A passage counts as soon as its source was out, whatever it does
for its record; a record, as soon as a passage that supports it was.
"""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import Count, Q, QuerySet

from tracker.access import public
from tracker.models import Citation, Source, StatusUpdate
from tracker.models.integrity.referenced import Published
from tracker.parameters.filters import Filters
from tracker.standings.known_on import known_by, recorded_by, standing_on
from tracker.status.in_the_press import (
    NEVER,
    commitment_is_in_the_press,
    has_passage_by,
    update_is_in_the_press,
    with_out_on,
)


def known(filters: Filters, record: str) -> Q:
    """The condition that a record with a stage of its own counts in the view."""
    return known_by(filters.known_on) & in_the_press(filters, record)


def recorded(filters: Filters, record: str) -> Q:
    """The condition that a row which is public with others counts in the view."""
    return recorded_by(filters.known_on) & in_the_press(filters, record)


def in_the_press(filters: Filters, record: str) -> Q:
    """The condition that a record was in the press by the day that the view asks for; none where it asks for none.

    `record` is the kind's name: that of the column by which citations name it, or "source" or "indicator".
    """
    day = filters.press_by
    # What a commitment is filed under no source tells: we do.
    if day is None or record == "topic":
        return Q()
    match record:
        case "commitment":
            return commitment_is_in_the_press(day, known_on=filters.known_on)
        case "status_update":
            return update_is_in_the_press(day)
        case "source":
            return Q(published_latest__lte=day)
        case "indicator":
            return has_passage_by("observation__indicator", day)
    return has_passage_by(record, day)


def meeting_in_the_press(filters: Filters) -> Q:
    """The condition that the meeting that a row is of was in the press by the day; none where none is asked for."""
    return Q() if filters.press_by is None else has_passage_by("meeting", filters.press_by, outer="meeting")


def passages_read(filters: Filters) -> Q:
    """The condition that a passage counts in the view: recorded by the one day, or its source out by the other."""
    return recorded_by(filters.known_on) & passages_out(filters.press_by)


def passages_out(press_by: date | None) -> Q:
    """The condition that the source of a passage was surely out by the day; none where no day is asked for."""
    return Q() if press_by is None else Q(source__published_latest__lte=press_by)


def citations(filters: Filters) -> "QuerySet[Citation]":
    """Public citations, of sources that were out by then where the view goes by the press."""
    return public.citations().filter(passages_out(filters.press_by))


def updates_that_count(filters: Filters) -> "QuerySet[StatusUpdate]":
    """The status updates that the rules count on the days of the view: those it reaches that stand."""
    return StatusUpdate.objects.published().filter(
        known(filters, "status_update"), standing_on(filters.known_on), as_of_earliest__lte=filters.as_of
    )


def with_first_day(updates: "QuerySet[StatusUpdate]", filters: Filters) -> "QuerySet[StatusUpdate]":
    """The updates, each with when it was first in the press where the view goes by the press."""
    return updates if filters.press_by is None else with_out_on(updates)


def was_in_the_press(record: Published, filters: Filters) -> bool:
    """Whether a record with a page was in the press by the day of the view; true where it asks for no such day."""
    if filters.press_by is None:
        return True
    same = type(record)._default_manager.filter(pk=record.pk)
    return bool(same.filter(in_the_press(filters, str(record._meta.model_name))).exists())


@dataclass(frozen=True, kw_only=True)
class SourcesLeftOut:
    """How many public sources count on no day, since they have none, and how many may have been out by the day."""

    without_day: int
    perhaps_out: int

    @classmethod
    def read(cls, day: date) -> Self:
        """Those of one day, in one query."""
        without = Q(published_latest__isnull=True) | Q(published_latest=NEVER)
        perhaps = Q(published_earliest__lte=day, published_latest__gt=day, published_latest__lt=NEVER)
        counts = Source.objects.published().aggregate(
            without_day=Count("pk", filter=without), perhaps_out=Count("pk", filter=perhaps)
        )
        return cls(**counts)
