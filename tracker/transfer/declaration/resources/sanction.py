"""Sanctions as files carry them."""

from tracker.models import Sanction
from tracker.transfer.declaration.record_resource import RecordResource


class SanctionResource(RecordResource):
    """A row for each sanction."""

    meanings = {
        "kind": "What sort of measure it is.",
        "title": "What it is called here.",
        "programme": "The law, list or programme that it was taken under.",
        "issuer": "The actor that imposed it.",
        "targets": "The actors it is aimed at.",
        "imposed": "From when it is in force.",
        "lifted": "When it ended; empty while it is in force.",
        "stated_reason": "Why it was imposed, by the words of its issuer.",
        "lifting_reason": "Why it was lifted, by the words of its issuer.",
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
            "imposed",
            "lifted",
            "stated_reason",
            "lifting_reason",
            "summary",
            "collections",
        )
