"""Meeting: where it was said."""

from django.db import models

from tracker.database.keyset import newest
from tracker.models.collections.collection import Collection
from tracker.models.integrity.constraints import TWO_LETTERS, filled, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.refusals import no_cycle
from tracker.models.integrity.search_index import PUBLIC, SearchFields, holding
from tracker.partial_dates import (
    PartialDateField,
    earliest,
    latest,
    partial_date_constraint,
)
from tracker.vocabulary import COUNTRY_CODES, MeetingKind

SEARCHED = SearchFields(names=("title",), body=("place", "summary"))


@track_history()
class Meeting(Published):
    """An occasion on which actors met, spoke or visited."""

    kind = models.CharField(max_length=30, choices=MeetingKind)
    title = models.CharField(max_length=300)
    held = PartialDateField(null=True, blank=True)
    held_earliest = earliest("held")
    held_latest = latest("held")
    place = models.CharField(max_length=300, blank=True)
    country = models.CharField(
        max_length=2,
        blank=True,
        help_text="ISO 3166-1 code of two capital letters, such as CN.",
        error_messages={"max_length": TWO_LETTERS},
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The conference or series this meeting belongs to.",
    )
    summary = models.TextField(blank=True)
    collections = models.ManyToManyField(Collection, blank=True, related_name="meetings")

    searched = SEARCHED
    objects = PublishedQuerySet["Meeting"].as_manager()

    class Meta(Published.Meta):
        ordering = ["held_earliest", "ref"]
        indexes = [
            *SEARCHED.indexes("meeting"),
            models.Index(newest("held_earliest"), "ref", name="meeting_by_newest", condition=PUBLIC),
            models.Index(fields=["held_earliest", "ref"], name="meeting_by_day"),
            holding("title", name="meeting_title_trigrams"),
        ]
        constraints = [
            *Published.Meta.constraints,
            one_of("kind", MeetingKind.values, name="meeting_kind_is_known"),
            filled("title", name="meeting_title_is_filled"),
            partial_date_constraint("meeting", "held"),
            models.CheckConstraint(
                condition=models.Q(country__in=["", *sorted(COUNTRY_CODES)]),
                name="meeting_country_is_iso_3166",
                violation_error_message=(
                    "country must be an ISO 3166-1 code of two capital letters, such as CN or US."
                ),
            ),
        ]
        triggers = [
            *Published.Meta.triggers,
            *no_cycle(
                table="tracker_meeting",
                column="part_of_id",
                message='"%s" would be part of itself; choose a part_of that does not lead back to it.',
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} [{self.ref}]"


@track_history(obj_field=None)
class MeetingCollection(Meeting.collections.through):  # type: ignore[name-defined,misc]
    """A collection a meeting belongs to: the row behind `Meeting.collections`."""

    class Meta:
        proxy = True

    def __str__(self) -> str:
        return f"{self.meeting.title}: collection {self.collection.title}"


# Where rows are listed before they are deleted, they are of the table and not of its proxy.
Meeting.collections.through.__str__ = MeetingCollection.__str__  # type: ignore[assignment,method-assign]
