"""Status updates as files carry them."""

from typing import Any

from tracker.models import StatusUpdate
from tracker.permissions import may_publish
from tracker.transfer.plan import Row
from tracker.transfer.record_resource import RecordResource
from tracker.vocabulary import Stage


class StatusUpdateResource(RecordResource):
    """A row for each status update."""

    class Meta:
        model = StatusUpdate
        fields = ("ref", "stage", "commitment", "axis", "status", "as_of", "summary", "searched")

    def complete(self, row: Row, user: Any) -> None:
        """Names who wrote a new update and who published it; publishing takes the right to."""
        if user is None:
            return
        update = row.record
        if row.is_new:
            update.author = user
        stage = self.fields["stage"]
        if stage not in row.changes or update.stage != Stage.PUBLISHED:
            return
        if not may_publish(user, update):
            row.refuse(
                "must be in_review: someone other than its author, who may publish, makes a status update public.",
                stage,
            )
        elif update.author_id != user.pk:
            update.reviewer = user
            row.further_fields.add("reviewer")
