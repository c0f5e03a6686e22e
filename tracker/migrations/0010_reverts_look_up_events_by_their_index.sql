-- trigger citation_of_a_public_update_stays_update
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_of_a_public_update_stays_update_182f7"
-- hash "fdaf80443bec6f8920dca48895e8ac88ae9a167a"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.status_update_id, old_rows.stance,
old_rows.credibility, old_rows.paragraph, old_rows.quote, old_rows.field, old_rows.value) IS DISTINCT
FROM (new_rows.source_id, new_rows.status_update_id, new_rows.stance, new_rows.credibility, new_rows.paragraph,
new_rows.quote, new_rows.field, new_rows.value) AND EXISTS (SELECT
FROM tracker_statusupdate AS told WHERE told.id = old_rows.status_update_id
AND told.stage = 'published') AND NOT EXISTS (SELECT FROM tracker_citationevent AS event
JOIN pghistory_context AS context ON context.id = event.pgh_context_id
JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint
WHERE event.pgh_obj_id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_of_a_public_update_stays', TABLE = TG_TABLE_NAME,
COLUMN = 'status_update', MESSAGE =
format('The citation "%s" stands behind a published status update and stays as it is; add another citation, or have a reviewer retract the update.', offender);
END IF; RETURN NULL;

-- trigger citation_of_a_public_update_stays_delete
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_of_a_public_update_stays_delete_452b7"
-- hash "3937edb41f0d667e34991f608e7f699584ea3fe3"

SELECT name INTO offender FROM (SELECT id, ref FROM old_rows
WHERE EXISTS (SELECT FROM tracker_statusupdate AS told WHERE told.id = old_rows.status_update_id
AND told.stage = 'published') AND NOT EXISTS (SELECT FROM tracker_citationevent AS event
JOIN pghistory_context AS context ON context.id = event.pgh_context_id
JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint
WHERE event.pgh_obj_id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_of_a_public_update_stays', TABLE = TG_TABLE_NAME,
COLUMN = 'status_update', MESSAGE =
format('The citation "%s" stands behind a published status update and is never deleted; add another citation, or have a reviewer retract the update.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_is_append_only_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_is_append_only_update_89938"
-- hash "b52b7ab8ccd4419c1b11088679ad1450a2bd5009"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published'
AND NOT EXISTS (SELECT FROM tracker_statusupdateevent AS event
JOIN pghistory_context AS context ON context.id = event.pgh_context_id
JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint
WHERE event.pgh_obj_id = old_rows.id AND batch.state = 'reverting')
AND ((old_rows.commitment_id, old_rows.axis, old_rows.status, old_rows.as_of, old_rows.summary,
old_rows.searched, old_rows.stage, old_rows.author_id, old_rows.reviewer_id, old_rows.published_at) IS DISTINCT
FROM (new_rows.commitment_id, new_rows.axis, new_rows.status, new_rows.as_of, new_rows.summary,
new_rows.searched, new_rows.stage, new_rows.author_id, new_rows.reviewer_id, new_rows.published_at)
OR (old_rows.retracted_at IS NOT NULL AND (old_rows.retracted_at, old_rows.retraction_reason) IS DISTINCT
FROM (new_rows.retracted_at, new_rows.retraction_reason)))) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_is_append_only', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE =
format('The published status update "%s" is never edited; retract it with a reason and add a new one.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_is_never_deleted_delete
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_is_never_deleted_delete_d6ae6"
-- hash "f8ff0aa44a46dc784b9134b4066f9891181e1396"

SELECT name INTO offender FROM (SELECT id, ref FROM old_rows
WHERE stage = 'published' AND NOT EXISTS (SELECT FROM tracker_statusupdateevent AS event
JOIN pghistory_context AS context ON context.id = event.pgh_context_id
JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint
WHERE event.pgh_obj_id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_is_never_deleted', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE = format('The published status update "%s" is never deleted; retract it with a reason.', offender);
END IF; RETURN NULL;
