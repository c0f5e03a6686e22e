"""Roles as files carry them."""

from tracker.models import Role
from tracker.transfer.declaration.record_resource import RecordResource


class RoleResource(RecordResource):
    """A row for each role."""

    meanings = {
        "person": "Who holds the post: an actor of kind person.",
        "organisation": "The actor in which the post is held.",
        "title": "What the post is called.",
        "started": "Since when; empty when no source says.",
        "ended": "Until when; empty while it lasts, or when no source says.",
    }

    class Meta:
        model = Role
        fields = ("ref", "person", "organisation", "title", "started", "ended")
