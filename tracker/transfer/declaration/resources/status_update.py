"""Status updates as files carry them."""

from tracker.models import StatusUpdate
from tracker.transfer.declaration.record_resource import RecordResource


class StatusUpdateResource(RecordResource):
    """A row for each status update; one that was retracted says when, and why."""

    meanings = {
        "commitment": "The commitment that it follows up.",
        "axis": "Whose word it is: a party's own, or what the record supports.",
        "status": "Where the commitment stood.",
        "as_of": "The day for which it speaks.",
        "summary": "What was found, in our own words.",
        "retracted_at": "When it was taken back; the site writes it.",
        "retraction_reason": "Why it was taken back; to retract, give this alone.",
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
            "retracted_at",
            "retraction_reason",
        )
