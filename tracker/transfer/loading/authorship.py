"""What no column says of a proposed row, such as who wrote it, and whether its author may say what it says."""

from collections.abc import Callable
from typing import Any

from tracker.access.groups import may_publish
from tracker.models import StatusUpdate
from tracker.models.integrity.review_rules import SAID_COLUMNS
from tracker.transfer.loading.file_load import Load, line_array
from tracker.vocabulary import Axis, Stage

NOT_YOURS_TO_PUBLISH = (
    "must be in_review: someone other than its author, who may publish, makes a status update public."
)
NOT_BY_FILE = "must be in_review: a verdict is published in the admin, by someone who has reviewed it."
CHANGE_FIRST = (
    "must be in_review: the same row changes what the status update says. Import the change first; "
    "a second person publishes it as it stands."
)
NEW_AND_RETRACTED = "must be empty in a new row: a status update is published first, and retracted when it is wrong."
NOT_YOURS_TO_RETRACT = "may be given by those who may retract; ask a reviewer."
NOT_PUBLISHED = "must be empty: only what was published is retracted. Correct this status update, or delete it."
NOT_YOURS_TO_DATE = "must stay as it is, or be empty: the site sets the time of a retraction."

STORED = "LEFT JOIN tracker_statusupdate AS stored USING (id)"
IS_EDITED = "(stored.id IS NOT NULL AND ({}) IS DISTINCT FROM ({}))".format(
    *(", ".join(f"{row}.{column}" for column in SAID_COLUMNS) for row in ("stored", "proposed"))
)


def add_authorship(load: Load, user: Any) -> None:
    """Fills what no column says of the proposed rows; `user` is None on the command line, which may do everything."""
    completion = COMPLETIONS.get(load.resource.record_name())
    if completion:
        completion(load, user)


def complete_status_updates(load: Load, user: Any) -> None:
    """Names who wrote, published and retracted what; publishing and retracting take the right to."""
    proposed = load.temp_table("proposed")
    if user is not None:
        _check_publications(load, user)
        _check_retractions(load, user)
        load.execute(
            f"UPDATE {proposed} SET author_id = %s WHERE line IN ("
            f"SELECT line FROM {proposed} AS proposed {STORED} "
            f"WHERE is_new OR ({IS_EDITED} AND stored.stage <> %s))",
            [user.pk, Stage.PUBLISHED],
        )
    load.execute(
        f"UPDATE {proposed} SET retracted_at = now() WHERE retracted_at IS NULL AND retraction_reason ~ '\\S'"
    )


def _check_publications(load: Load, user: Any) -> None:
    proposed = load.temp_table("proposed")
    becoming_public = load.query(
        f"SELECT proposed.axis, CASE WHEN is_new THEN %s ELSE stored.author_id END, {IS_EDITED}, "
        f"array_agg(proposed.line) FROM {proposed} AS proposed {STORED} "
        "WHERE proposed.stage = %s AND stored.stage IS DISTINCT FROM %s GROUP BY 1, 2, 3",
        [user.pk, Stage.PUBLISHED, Stage.PUBLISHED],
    )
    for axis, author, is_edited, lines in becoming_public:
        update = StatusUpdate(axis=axis, author_id=author)
        reason = "" if may_publish(user, update) else NOT_YOURS_TO_PUBLISH
        if is_edited and not (axis == Axis.OFFICIAL and author == user.pk):
            reason = CHANGE_FIRST
        elif axis == Axis.EVIDENCE:
            reason = reason or NOT_BY_FILE
        if reason:
            for line in lines:
                load.reject(line, reason, load.resource.fields["stage"], value=Stage.PUBLISHED)
        elif author != user.pk:
            load.execute(
                f"UPDATE {proposed} SET reviewer_id = %s WHERE line = ANY(%s::bigint[])", [user.pk, line_array(lines)]
            )


def _check_retractions(load: Load, user: Any) -> None:
    """Notes retractions that are not the user's to make, or that claim a moment of their own."""
    may_retract = user.has_perm("tracker.retract_statusupdate")
    changing = load.query(
        "SELECT line, is_new, stored.stage, coalesce(proposed.retraction_reason, ''), "
        "proposed.retracted_at IS DISTINCT FROM stored.retracted_at, "
        "proposed.retraction_reason IS DISTINCT FROM coalesce(stored.retraction_reason, '') "
        f"FROM {load.temp_table('proposed')} AS proposed {STORED} WHERE "
        "(proposed.retracted_at, proposed.retraction_reason) IS DISTINCT FROM "
        "(stored.retracted_at, coalesce(stored.retraction_reason, '')) ORDER BY line"
    )
    at, why = load.resource.fields["retracted_at"], load.resource.fields["retraction_reason"]
    for line, is_new, stage, reason, is_dated, is_reasoned in changing:
        if is_new:
            load.reject(line, NEW_AND_RETRACTED, why if is_reasoned else at, value=reason)
        elif is_reasoned and not may_retract:
            load.reject(line, NOT_YOURS_TO_RETRACT, why, value=reason)
        elif is_reasoned and stage != Stage.PUBLISHED:
            load.reject(line, NOT_PUBLISHED, why, value=reason)
        elif is_dated:
            load.reject(line, NOT_YOURS_TO_DATE, at)


COMPLETIONS: dict[str, Callable[[Load, Any], None]] = {"status_updates": complete_status_updates}
