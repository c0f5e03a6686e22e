"""Sanctions as files carry them."""

from tracker.models import Sanction
from tracker.transfer.declaration.record_resource import RecordResource


class SanctionResource(RecordResource):
    """A row for each sanction."""

    meanings = {
        "kind": "What sort of measure it is.",
        "title": "What it is called here.",
        "programme": "The programme that it was taken under.",
        "issuer": "The actor that imposed it.",
        "targets": "The actors it is aimed at.",
        "stated_reason": "Why it was imposed, by the words of its issuer.",
        "summary": "What it does, in our own words.",
        "collections": "The collections it belongs to.",
    }

    class Meta:
        model = Sanction
        fields = (
            "ref",
            "stage",
            "kind",
            "title",
            "programme",
            "issuer",
            "targets",
            "measures",
            "stated_reason",
            "summary",
            "collections",
        )
