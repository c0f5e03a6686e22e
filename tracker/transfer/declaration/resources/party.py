"""Parties as files carry them: they have no ref, their commitment, actor and role name them.

The file of commitments lists the same parties by role; this one says more of each.
"""

from tracker.models import Party
from tracker.transfer.declaration.record_resource import RecordResource


class PartyResource(RecordResource):
    """A row for each part an actor has in a commitment."""

    meanings = {
        "commitment": "The commitment.",
        "actor": "Who has a part in it.",
        "role": "What part.",
    }

    class Meta:
        model = Party
        fields = ("commitment", "actor", "role", "certainty")
        import_id_fields = ("commitment", "actor", "role")
