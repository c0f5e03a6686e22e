"""Sources as files carry them; their archived texts stay out of every file."""

from tracker.models import Source
from tracker.transfer.declaration.record_resource import RecordResource


class SourceResource(RecordResource):
    """A row for each source."""

    meanings = {
        "kind": "What sort of document it is.",
        "title": "Its headline or title, as published.",
        "publisher": "The actor that published it.",
        "authors": "Those named as its writers.",
        "url": "The web address at which it was read.",
        "archived_url": "The address of a copy in a web archive.",
        "retrieved_on": "The day on which it was read.",
        "reliability": "How reliable the source is, by the letters of the Admiralty code.",
    }

    class Meta:
        model = Source
        fields = (
            "ref",
            "stage",
            "kind",
            "title",
            "publisher",
            "authors",
            "published",
            "url",
            "archived_url",
            "language",
            "retrieved_on",
            "reliability",
            "syndicated_from",
        )
