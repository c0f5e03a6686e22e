"""Status updates as files carry them."""

from typing import Any

from tracker.models import StatusUpdate
from tracker.models.review_rules import SAID_COLUMNS
from tracker.models.rules import columns_of
from tracker.permissions import may_publish
from tracker.transfer.load import Load
from tracker.transfer.record_resource import RecordResource
from tracker.vocabulary import Axis, Stage

NOT_YOURS_TO_PUBLISH = (
    "must be in_review: someone other than its author, who may publish, makes a status update public."
)
NOT_BY_FILE = "must be in_review: a verdict is published in the admin, by someone who has seen it as it stands."


class StatusUpdateResource(RecordResource):
    """A row for each status update."""

    class Meta:
        model = StatusUpdate
        fields = ("ref", "stage", "commitment", "axis", "status", "as_of", "summary", "searched")

    def complete(self, load: Load, user: Any) -> None:
        """Names who wrote or rewrote an update and who published it; publishing takes the right to."""
        if user is None:
            return
        proposed = load.temporary("proposed")
        load.run(f"UPDATE {proposed} SET author_id = %s WHERE is_new", [user.pk])
        load.run(
            f"UPDATE {proposed} AS proposed SET author_id = %s FROM tracker_statusupdate AS stored "
            f"WHERE stored.id = proposed.id AND stored.stage <> %s AND {columns_of('stored', SAID_COLUMNS)} "
            f"IS DISTINCT FROM {columns_of('proposed', SAID_COLUMNS)}",
            [user.pk, Stage.PUBLISHED],
        )
        becoming_public = load.ask(
            f"SELECT proposed.axis, proposed.author_id, array_agg(proposed.line) FROM {proposed} AS proposed "
            "LEFT JOIN tracker_statusupdate AS stored USING (id) "
            "WHERE proposed.stage = %s AND stored.stage IS DISTINCT FROM %s GROUP BY 1, 2",
            [Stage.PUBLISHED, Stage.PUBLISHED],
        )
        for axis, author, lines in becoming_public:
            may = may_publish(user, StatusUpdate(axis=axis, author_id=author))
            if not may or axis == Axis.EVIDENCE:
                for line in lines:
                    reason = NOT_BY_FILE if may else NOT_YOURS_TO_PUBLISH
                    load.refuse(line, reason, self.fields["stage"], value=Stage.PUBLISHED)
            elif author != user.pk:
                load.run(f"UPDATE {proposed} SET reviewer_id = %s WHERE line = ANY(%s)", [user.pk, lines])
