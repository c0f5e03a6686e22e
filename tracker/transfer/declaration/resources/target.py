"""Targets as files carry them."""

from tracker.models import Target
from tracker.transfer.declaration.record_resource import RecordResource


class TargetResource(RecordResource):
    """A row for each target."""

    meanings = {
        "commitment": "The commitment whose terms set it.",
        "indicator": "The indicator it is measured by; its unit is that of the two figures.",
        "note": "A note for readers on the target.",
    }

    class Meta:
        model = Target
        fields = (
            "ref",
            "commitment",
            "indicator",
            "baseline",
            "baseline_period",
            "direction",
            "value",
            "due",
            "note",
        )
