"""Sanctions programmes as files carry them."""

from tracker.models import Programme
from tracker.transfer.declaration.record_resource import RecordResource


class ProgrammeResource(RecordResource):
    """A row for each programme."""

    meanings = {
        "title": "What the law, list or order is called.",
        "issuer": "The actor that runs it.",
        "legal_basis": "The law or order that it rests on.",
        "summary": "What it is for, in our own words.",
    }

    class Meta:
        model = Programme
        fields = ("ref", "stage", "title", "issuer", "legal_basis", "measures", "summary")
