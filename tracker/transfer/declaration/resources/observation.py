"""Observations as files carry them."""

from tracker.models import Observation
from tracker.transfer.declaration.record_resource import RecordResource


class ObservationResource(RecordResource):
    """A row for each observation."""

    meanings = {
        "indicator": "The indicator that the figure measures.",
        "period": "The time for which the figure holds.",
        "value": "The figure itself.",
        "qualifier": "Whether it is exact, a bound or approximate.",
        "note": "A note for readers on the figure.",
    }

    class Meta:
        model = Observation
        fields = ("ref", "indicator", "period", "value", "qualifier", "note")
