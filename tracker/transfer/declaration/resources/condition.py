"""Conditions as files carry them."""

from tracker.models import Condition
from tracker.transfer.declaration.record_resource import RecordResource


class ConditionResource(RecordResource):
    """A row for each condition."""

    meanings = {
        "commitment": "The commitment that depends on it; fill this or `sanction`.",
        "sanction": "The sanction that depends on it; fill this or `commitment`.",
        "depends_on_commitment": "The commitment it depends on; of this, `depends_on_sanction` and `words` fill one.",
        "depends_on_sanction": "The sanction it depends on.",
        "state": "Whether the condition was met.",
        "note": "A note for readers on the condition.",
    }

    class Meta:
        model = Condition
        fields = (
            "ref",
            "commitment",
            "sanction",
            "depends_on_commitment",
            "depends_on_sanction",
            "words",
            "state",
            "as_of",
            "note",
        )
