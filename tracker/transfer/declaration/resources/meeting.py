"""Meetings as files carry them."""

from tracker.models import Meeting
from tracker.transfer.declaration.record_resource import RecordResource


class MeetingResource(RecordResource):
    """A row for each meeting."""

    meanings = {
        "kind": "What sort of meeting it was.",
        "title": "What it is called here.",
        "held": "When it took place.",
        "place": "The town or building.",
        "summary": "What was said and agreed, in our own words.",
        "collections": "The collections it belongs to.",
    }

    class Meta:
        model = Meeting
        fields = ("ref", "stage", "kind", "title", "held", "place", "country", "part_of", "summary", "collections")
