"""Sources as files carry them; their archived texts stay out of every file."""

from tracker.models import Source
from tracker.transfer.record_resource import RecordResource


class SourceResource(RecordResource):
    """A row for each source."""

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
