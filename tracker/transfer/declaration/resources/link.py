"""Links as files carry them."""

from tracker.models import Link
from tracker.transfer.declaration.record_resource import RecordResource


class LinkResource(RecordResource):
    """A row for each link."""

    meanings = {
        "commitment": "The commitment from which the link is read.",
        "kind": "How it bears on the other.",
        "to_commitment": "The commitment it points at; fill this or `to_sanction`.",
        "to_sanction": "The sanction it points at; fill this or `to_commitment`.",
        "note": "What a reader should know of the tie.",
    }

    class Meta:
        model = Link
        fields = ("ref", "commitment", "kind", "to_commitment", "to_sanction", "note")
