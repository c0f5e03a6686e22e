"""Status updates as files carry them."""

from tracker.models import StatusUpdate
from tracker.transfer.declaration.record_resource import RecordResource


class StatusUpdateResource(RecordResource):
    """A row for each status update; one that was retracted says when, and why."""

    meanings = {
        "commitment": "The commitment that it follows up.",
        "axis": "Its basis: what a party says (official), or what the record supports (evidence).",
        "status": "Where the commitment stood.",
        "as_of": "The date it describes.",
        "summary": "What was found, in our own words.",
        "retracted_at": "When it was retracted; set by the site.",
        "retraction_reason": "Why it was retracted; to retract, fill only this.",
    }

    class Meta:
        model = StatusUpdate
        fields = (
            "ref",
            "stage",
            "commitment",
            "axis",
            "status",
            "as_of",
            "summary",
            "searched",
            "inference_reason",
            "retracted_at",
            "retraction_reason",
        )
