"""Links as files carry them."""

from tracker.models import Link
from tracker.transfer.record_resource import RecordResource


class LinkResource(RecordResource):
    """A row for each link."""

    class Meta:
        model = Link
        fields = ("ref", "commitment", "kind", "to_commitment", "to_sanction", "note")
