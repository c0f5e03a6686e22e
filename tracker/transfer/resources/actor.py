"""Actors as files carry them."""

from tracker.models import Actor
from tracker.transfer.record_resource import RecordResource


class ActorResource(RecordResource):
    """A row for each actor."""

    class Meta:
        model = Actor
        fields = (
            "ref",
            "stage",
            "kind",
            "name",
            "native_name",
            "aliases",
            "country",
            "part_of",
            "description",
            "wikidata_id",
            "website",
        )
