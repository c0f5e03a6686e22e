"""Findings as files carry them."""

from tracker.models import Finding
from tracker.transfer.declaration.record_resource import RecordResource


class FindingResource(RecordResource):
    """A row for each finding."""

    meanings = {
        "status_update": "The status update on the evidence that makes the finding; fixed once that is published.",
        "criterion": "The criterion it is on.",
        "result": "Whether the criterion is met.",
    }

    class Meta:
        model = Finding
        fields = ("ref", "status_update", "criterion", "result", "reason")
