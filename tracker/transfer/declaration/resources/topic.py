"""Topics as files carry them."""

from tracker.models import Topic
from tracker.transfer.declaration.record_resource import RecordResource


class TopicResource(RecordResource):
    """A row for each topic."""

    meanings = {
        "name": "What the topic is called.",
        "description": "What belongs under it, and what does not.",
    }

    class Meta:
        model = Topic
        fields = ("ref", "stage", "name", "description")
