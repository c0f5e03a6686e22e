"""Indicators as files carry them."""

from tracker.models import Indicator
from tracker.transfer.record_resource import RecordResource


class IndicatorResource(RecordResource):
    """A row for each indicator."""

    class Meta:
        model = Indicator
        fields = ("ref", "stage", "name", "unit", "definition")
