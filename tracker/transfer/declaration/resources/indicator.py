"""Indicators as files carry them."""

from tracker.models import Indicator
from tracker.transfer.declaration.record_resource import RecordResource


class IndicatorResource(RecordResource):
    """A row for each indicator."""

    meanings = {
        "name": "What is measured.",
        "unit": "What its figures count, such as deaths a year.",
        "definition": "What is counted and what is not, and by whom.",
        "collections": "The collections it belongs to.",
    }

    class Meta:
        model = Indicator
        fields = ("ref", "stage", "name", "unit", "definition", "collections")
