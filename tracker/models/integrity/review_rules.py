"""How a status update becomes public: by a second person, as it stood in review, and on some source."""

import pgtrigger

from tracker.models.integrity.refusals import DeferredRefusal, Refusal, qualified_columns

# What an update says.
SAID_COLUMNS = ["commitment_id", "axis", "status", "as_of", "summary", "searched"]

# A verdict that somebody wrote, in the step that makes it public.
BECOMES_PUBLIC = (
    "old_rows.stage <> 'published' AND new_rows.stage = 'published' "
    "AND new_rows.axis = 'evidence' AND new_rows.author_id IS NOT NULL"
)
IS_WRITTEN_PUBLIC = "stage = 'published' AND axis = 'evidence' AND author_id IS NOT NULL"
SAYS_OTHERWISE = (
    f"({qualified_columns('old_rows', SAID_COLUMNS)} IS DISTINCT FROM {qualified_columns('new_rows', SAID_COLUMNS)})"
)
OLD_AND_NEW = "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id)"
MAY_PUBLISH = (
    "EXISTS (SELECT FROM auth_user AS person WHERE person.id = new_rows.reviewer_id AND person.is_active "
    "AND (person.is_superuser OR EXISTS (SELECT FROM auth_permission AS permission "
    "WHERE permission.codename = 'publish_statusupdate' AND ("
    "EXISTS (SELECT FROM auth_user_user_permissions AS given "
    "WHERE given.permission_id = permission.id AND given.user_id = person.id) "
    "OR EXISTS (SELECT FROM auth_group_permissions AS given JOIN auth_user_groups AS membership USING (group_id) "
    "WHERE given.permission_id = permission.id AND membership.user_id = person.id)))))"
)
HAS_SOURCE = (
    "EXISTS (SELECT FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id "
    "WHERE citation.status_update_id = told.id AND citation.stance IN ('supports', 'mentions') "
    "AND (citation.attribution <> 'implied' OR told.inference_reason <> '') AND source.stage = 'published')"
)


# A public update that needs a source and has none.
LACKS_A_SOURCE = (
    "told.stage = 'published' AND told.retracted_at IS NULL AND told.status <> 'no_evidence_found' "
    f"AND NOT {HAS_SOURCE}"
)


def stands_on_a_source(*, row: str, operation: pgtrigger.Operation, condition: str) -> DeferredRefusal:
    """Refuses, at the end of the transaction, a public update that no public source speaks for.

    Only *no evidence found* may do without: it says where one searched.
    """
    return DeferredRefusal(
        rule="statusupdate_stands_on_a_source",
        column="stage",
        operation=operation,
        condition=condition,
        offender=f"SELECT told.ref FROM tracker_statusupdate AS told WHERE told.id = {row} AND {LACKS_A_SOURCE}",
        offenders=f"SELECT told.id, told.ref FROM tracker_statusupdate AS told WHERE {LACKS_A_SOURCE}",
        message=(
            'The status update "%s" cannot be public without a source: cite a published source that supports or '
            "mentions it first. What is only implied needs inference_reason, the reviewer's word on it."
        ),
    )


REVIEW_RULES = [
    Refusal(
        rule="statusupdate_is_published_as_it_stood",
        column="stage",
        operation=pgtrigger.Update,
        offenders=(f"{OLD_AND_NEW} WHERE {BECOMES_PUBLIC} AND {SAYS_OTHERWISE}"),
        message=(
            'The verdict "%s" was changed in the same step that publishes it; save the change first, '
            "and let a second person publish it as it stands."
        ),
    ),
    Refusal(
        rule="statusupdate_verdict_comes_from_review",
        column="stage",
        operation=pgtrigger.Update,
        offenders=f"{OLD_AND_NEW} WHERE {BECOMES_PUBLIC} AND old_rows.stage = 'draft'",
        message='The verdict "%s" is still a draft; it must be in review before someone else publishes it.',
    ),
    Refusal(
        rule="statusupdate_keeps_its_author",
        column="author",
        operation=pgtrigger.Update,
        offenders=(
            f"{OLD_AND_NEW} WHERE old_rows.author_id IS NOT NULL AND (new_rows.author_id IS NULL "
            f"OR (old_rows.author_id <> new_rows.author_id AND NOT {SAYS_OTHERWISE})) "
            # A batch that is being reverted gives back the author there was.
            "AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'"
        ),
        message=(
            'The status update "%s" keeps its author, unless someone rewrites what it says and becomes its author.'
        ),
    ),
    Refusal(
        rule="statusupdate_reviewer_wrote_none_of_it",
        column="stage",
        operation=pgtrigger.Update,
        offenders=(
            f"{OLD_AND_NEW} WHERE {BECOMES_PUBLIC} AND EXISTS (SELECT FROM tracker_statusupdateevent AS event "
            "WHERE event.id = new_rows.id AND event.author_id = new_rows.reviewer_id)"
        ),
        message=(
            'The verdict "%s" was partly written by the person publishing it; '
            "someone who wrote none of it must publish it."
        ),
    ),
    *[
        Refusal(
            rule="statusupdate_reviewer_may_publish",
            column="stage",
            operation=operation,
            offenders=f"{offenders} AND NOT {MAY_PUBLISH}",
            message='The verdict "%s" needs a reviewer: someone who has the right to publish verdicts.',
        )
        for operation, offenders in (
            (pgtrigger.Update, f"{OLD_AND_NEW} WHERE {BECOMES_PUBLIC}"),
            (pgtrigger.Insert, f"SELECT id, ref FROM new_rows WHERE {IS_WRITTEN_PUBLIC}"),
        )
    ],
    Refusal(
        rule="statusupdate_fits_its_findings",
        column="commitment",
        operation=pgtrigger.Update,
        offenders=(
            "SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_finding AS finding "
            "ON finding.status_update_id = new_rows.id JOIN tracker_criterion AS criterion "
            "ON criterion.id = finding.criterion_id "
            "WHERE criterion.commitment_id <> new_rows.commitment_id OR new_rows.axis <> 'evidence'"
        ),
        message=(
            'The status update "%s" has findings on the criteria of its commitment; leave its commitment and its '
            "basis as they are, or delete the findings first."
        ),
    ),
    stands_on_a_source(row="NEW.id", operation=pgtrigger.Insert, condition="NEW.stage = 'published'"),
    stands_on_a_source(
        row="NEW.id",
        operation=pgtrigger.Update,
        condition="NEW.stage = 'published' AND OLD.stage <> 'published'",
    ),
]
