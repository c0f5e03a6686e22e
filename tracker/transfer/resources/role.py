"""Roles as files carry them."""

from tracker.models import Role
from tracker.transfer.record_resource import RecordResource


class RoleResource(RecordResource):
    """A row for each role."""

    class Meta:
        model = Role
        fields = ("ref", "person", "organisation", "title", "started", "ended")
