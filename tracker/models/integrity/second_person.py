"""Who publishes a record is not who last changed what it says, and what is published is neither changed nor deleted by
one person, unless a rule for the kind of record says that one person will do.

Verdicts have stricter rules of their own, and no status update changes once it is published. What hangs on a published
record is held to the same by `models/second_person_of_parts.py`.
"""

import pgtrigger

from tracker.models.integrity.refusals import WriterRefusal

KIND = "substr(TG_TABLE_NAME, length('tracker_') + 1)"
# A batch that is being reverted puts back what was there.
IS_BOUND = (
    f"(SELECT needs_second_person({KIND})) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'"
)
IS_NO_VERDICT = "to_jsonb(new_rows) ->> 'axis' IS DISTINCT FROM 'evidence'"
# Who does it is who says it: nobody approves, as with a proposal or a file of somebody else's.
BY_ONE = "(SELECT writer_in(acting_in()) = acting_person())"
# Merging actors and deciding on disputes are acts of a reviewer, whose reason is kept with them.
IS_NO_ACT_OF_ITS_OWN = "NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))"
# Files that are loaded on the command line are reviewed where they are kept.
BY_COMMAND = "(SELECT acting_person() IS NULL AND coalesce(acting_in() ? 'import_batch', FALSE))"

SECOND_PERSON = [
    *[
        WriterRefusal(
            rule="record_has_a_second_person",
            column="stage",
            operation=operation,
            offenders=offenders,
            message=(
                '"%s" needs a second person: whoever last changed it cannot publish it too. '
                "Leave it in review; someone else publishes it as it stands."
            ),
        )
        for operation, offenders in (
            (
                pgtrigger.Insert,
                (
                    "SELECT new_rows.id, new_rows.ref FROM new_rows "
                    f"WHERE {BY_ONE} AND {IS_BOUND} AND new_rows.stage = 'published' AND {IS_NO_VERDICT} "
                    # What was public and is brought back had its second person.
                    f"AND NOT was_published({KIND}, new_rows.id)"
                ),
            ),
            (
                pgtrigger.Update,
                (
                    "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) "
                    f"WHERE {IS_BOUND} AND NOT {BY_COMMAND} "
                    f"AND old_rows.stage <> 'published' AND new_rows.stage = 'published' AND {IS_NO_VERDICT} "
                    f"AND last_writer({KIND}, new_rows.id) = "
                    f"coalesce(acting_person(), last_writer({KIND}, new_rows.id))"
                ),
            ),
        )
    ],
    WriterRefusal(
        rule="published_record_is_proposed",
        column="stage",
        operation=pgtrigger.Update,
        offenders=(
            "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) "
            f"WHERE {BY_ONE} AND {IS_BOUND} AND {IS_NO_ACT_OF_ITS_OWN} "
            "AND old_rows.stage = 'published' AND new_rows.stage = 'published' "
            "AND NOT to_jsonb(new_rows) ? 'axis' "
            "AND said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows))"
        ),
        message='"%s" is published: propose the change, with your reason, and a second person publishes it.',
    ),
    WriterRefusal(
        rule="published_record_goes_by_two",
        column="stage",
        operation=pgtrigger.Delete,
        offenders=(
            "SELECT old_rows.id, old_rows.ref FROM old_rows "
            f"WHERE {BY_ONE} AND {IS_BOUND} AND {IS_NO_ACT_OF_ITS_OWN} AND old_rows.stage = 'published'"
        ),
        message='"%s" is published: propose to delete it, with your reason, and a second person does.',
    ),
]
