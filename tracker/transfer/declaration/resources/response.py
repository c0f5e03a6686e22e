"""Responses to demands as files carry them."""

from tracker.models import Response
from tracker.transfer.declaration.record_resource import RecordResource


class ResponseResource(RecordResource):
    """A row for each response."""

    meanings = {
        "demand": "The demand or statement that was answered.",
        "asked_on": "When it was asked for.",
        "answered_on": "When it was answered; empty where the outcome is `silent`.",
        "outcome": "What those who were asked made of it.",
        "summary": "What was answered, in our own words.",
    }

    class Meta:
        model = Response
        fields = (
            "ref",
            "demand",
            "actor",
            "on_behalf_of",
            "asked_on",
            "answered_on",
            "outcome",
            "summary",
            "leads_to",
        )
