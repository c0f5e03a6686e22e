"""Sanctions as files carry them."""

from tracker.models import Sanction
from tracker.transfer.record_resource import RecordResource


class SanctionResource(RecordResource):
    """A row for each sanction."""

    class Meta:
        model = Sanction
        fields = (
            "ref",
            "stage",
            "kind",
            "title",
            "programme",
            "issuer",
            "targets",
            "imposed",
            "lifted",
            "stated_reason",
            "lifting_reason",
            "summary",
        )
