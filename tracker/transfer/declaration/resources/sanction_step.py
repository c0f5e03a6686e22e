"""Steps in the life of a sanction as files carry them."""

from tracker.models import SanctionStep
from tracker.transfer.declaration.record_resource import RecordResource


class SanctionStepResource(RecordResource):
    """A row for each step."""

    meanings = {
        "sanction": "The sanction that it happened to.",
        "kind": "What happened; after lifted or expired nothing more does.",
        "happened_on": "When; may be empty for an imposition of which nobody states the day.",
        "reason": "Why, by the words of who did it, summed up in ours.",
        "summary": "What it changed, in our own words.",
    }

    class Meta:
        model = SanctionStep
        fields = ("ref", "stage", "sanction", "kind", "happened_on", "reason", "summary")
