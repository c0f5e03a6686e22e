"""Citations as files carry them."""

from tracker.models import CITABLE, Citation
from tracker.transfer.record_resource import RecordResource


class CitationResource(RecordResource):
    """A row for each citation."""

    class Meta:
        model = Citation
        fields = ("ref", "source", *CITABLE, "stance", "credibility", "paragraph", "quote", "field", "value", "note")
