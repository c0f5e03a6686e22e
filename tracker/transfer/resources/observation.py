"""Observations as files carry them."""

from tracker.models import Observation
from tracker.transfer.record_resource import RecordResource


class ObservationResource(RecordResource):
    """A row for each observation."""

    class Meta:
        model = Observation
        fields = ("ref", "indicator", "period", "value", "qualifier", "note")
