"""Actors as files carry them."""

from tracker.models import Actor
from tracker.transfer.declaration.record_resource import RecordResource


class ActorResource(RecordResource):
    """A row for each actor."""

    meanings = {
        "kind": "What sort of actor it is.",
        "name": "The name by which English sources know it.",
        "native_name": "Its name in its own language and script.",
        "aliases": "Other names and spellings used by sources; the search covers them.",
        "part_of": "The larger actor that it belongs to, such as the government of an office.",
        "description": "Who or what it is, in a sentence or two of your own.",
        "website": "Its own site.",
    }

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
