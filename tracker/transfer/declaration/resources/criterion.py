"""Assessment criteria as files carry them."""

from tracker.models import Criterion
from tracker.transfer.declaration.record_resource import RecordResource


class CriterionResource(RecordResource):
    """A row for each criterion."""

    meanings = {
        "commitment": "The commitment that is judged by it; fixed, with the rest, once a verdict on it is published.",
    }

    class Meta:
        model = Criterion
        fields = ("ref", "commitment", "position", "shows", "text", "due")
