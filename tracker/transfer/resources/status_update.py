"""Status updates as files carry them."""

from typing import Any

from tracker.models import StatusUpdate
from tracker.permissions import may_publish
from tracker.transfer.load import Load
from tracker.transfer.record_resource import RecordResource
from tracker.vocabulary import Stage

NOT_YOURS_TO_PUBLISH = (
    "must be in_review: someone other than its author, who may publish, makes a status update public."
)


class StatusUpdateResource(RecordResource):
    """A row for each status update."""

    class Meta:
        model = StatusUpdate
        fields = ("ref", "stage", "commitment", "axis", "status", "as_of", "summary", "searched")

    def complete(self, load: Load, user: Any) -> None:
        """Names who wrote a new update and who published it; publishing takes the right to."""
        if user is None:
            return
        proposed = load.temporary("proposed")
        load.run(f"UPDATE {proposed} SET author_id = %s WHERE is_new", [user.pk])
        becoming_public = load.ask(
            f"SELECT proposed.axis, proposed.author_id, array_agg(proposed.line) FROM {proposed} AS proposed "
            "LEFT JOIN tracker_statusupdate AS stored USING (id) "
            "WHERE proposed.stage = %s AND stored.stage IS DISTINCT FROM %s GROUP BY 1, 2",
            [Stage.PUBLISHED, Stage.PUBLISHED],
        )
        for axis, author, lines in becoming_public:
            if not may_publish(user, StatusUpdate(axis=axis, author_id=author)):
                for line in lines:
                    load.refuse(line, NOT_YOURS_TO_PUBLISH, self.fields["stage"], value=Stage.PUBLISHED)
            elif author != user.pk:
                load.run(f"UPDATE {proposed} SET reviewer_id = %s WHERE line = ANY(%s)", [user.pk, lines])
