"""Links as files carry them."""

from tracker.models import Link
from tracker.transfer.declaration.record_resource import RecordResource


class LinkResource(RecordResource):
    """A row for each link."""

    meanings = {
        "commitment": "The commitment from which the link is read.",
        "kind": "How the two are related.",
        "to_commitment": "The commitment it links to; fill this or `to_sanction`.",
        "to_sanction": "The sanction it links to; fill this or `to_commitment`.",
        "note": "A note for readers on the link.",
    }

    class Meta:
        model = Link
        fields = ("ref", "commitment", "kind", "to_commitment", "to_sanction", "to_step", "note")
