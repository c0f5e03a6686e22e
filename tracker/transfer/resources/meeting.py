"""Meetings as files carry them."""

from tracker.models import Meeting
from tracker.transfer.record_resource import RecordResource


class MeetingResource(RecordResource):
    """A row for each meeting."""

    class Meta:
        model = Meeting
        fields = ("ref", "stage", "kind", "title", "held", "place", "country", "part_of", "summary")
