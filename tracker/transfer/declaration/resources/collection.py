"""Collections as files carry them."""

from tracker.models import Collection
from tracker.transfer.declaration.record_resource import RecordResource


class CollectionResource(RecordResource):
    """A row for each collection."""

    meanings = {
        "title": "What the collection is called.",
    }

    class Meta:
        model = Collection
        fields = ("ref", "stage", "title", "subtitle", "covers", "maintainers", "contact", "licence")
