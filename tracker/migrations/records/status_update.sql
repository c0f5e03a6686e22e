-- trigger ref_never_changes_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_d576c"
-- hash "135a4ed18e7199ae1f6aab1fef4748b74108317f"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_d852b"
-- hash "a4b7e824a2d5e2f5a570fd678a3d5138cb2dbb40"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_abc85"
-- hash "0b961332e097158e2987869cf38fafc96ec8a4ad"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_0ae30"
-- hash "4a641cc9adb6a974a4047fbd8e6ee623b2ac0e49"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING;
RETURN NULL;

-- trigger publication_is_stamped
-- table "tracker_statusupdate"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
-- pgid "pgtrigger_publication_is_stamped_6cab1"
-- hash "61ae1cccb4c37ef1d0159976874a667d10e7fabb"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END;
RETURN NEW;

-- trigger publication_is_not_undone_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_publication_is_not_undone_update_70c74"
-- hash "ce1da317ac98f13562b739d3e4641558d0aa2f98"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published'
AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('"%s" is public and stays so; correct it, or have someone who may delete it do that.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_is_append_only_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_is_append_only_update_89938"
-- hash "ff0c8e33c83c8a580af5574a577cab19d5a871a3"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published'
AND NOT EXISTS (SELECT FROM tracker_statusupdateevent AS event
JOIN pghistory_context AS context ON context.id = event.pgh_context_id
JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint
WHERE event.id = old_rows.id AND batch.state = 'reverting') AND ((old_rows.commitment_id, old_rows.axis,
old_rows.status, old_rows.as_of, old_rows.summary, old_rows.searched, old_rows.stage, old_rows.author_id,
old_rows.reviewer_id, old_rows.published_at) IS DISTINCT FROM (new_rows.commitment_id, new_rows.axis,
new_rows.status, new_rows.as_of, new_rows.summary, new_rows.searched, new_rows.stage, new_rows.author_id,
new_rows.reviewer_id, new_rows.published_at) OR (old_rows.retracted_at IS NOT NULL
AND (old_rows.retracted_at, old_rows.retraction_reason) IS DISTINCT
FROM (new_rows.retracted_at, new_rows.retraction_reason)))) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_is_append_only', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE =
format('The published status update "%s" is never edited; retract it with a reason and add a new one.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_is_published_as_it_stood_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_is_published_as_it_stood_update_20c53"
-- hash "6338570d1d6ce4eb6582e0c66d0df31b4b16db53"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage <> 'published'
AND new_rows.stage = 'published' AND new_rows.axis = 'evidence'
AND new_rows.author_id IS NOT NULL AND (old_rows.commitment_id, old_rows.axis, old_rows.status, old_rows.as_of,
old_rows.summary, old_rows.searched) IS DISTINCT FROM (new_rows.commitment_id, new_rows.axis, new_rows.status,
new_rows.as_of, new_rows.summary, new_rows.searched)) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_is_published_as_it_stood', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('The verdict "%s" was changed in the same step that publishes it; save the change first, and let a second person publish it as it stands.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_speaks_of_the_past_insert
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_speaks_of_the_past_insert_6aca3"
-- hash "a13864a522a380ea726634b63c0697d5dd4acdc8"

SELECT name INTO offender FROM (SELECT id, as_of FROM new_rows
WHERE edtf_earliest(as_of) > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_speaks_of_the_past', TABLE = TG_TABLE_NAME,
COLUMN = 'as_of', MESSAGE = format('"%s" has not come yet; a status update speaks of a day that has.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_speaks_of_the_past_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_speaks_of_the_past_update_3af0e"
-- hash "d0bd08ee708e1d0f7f878abc2c19659e80ab7f5c"

SELECT name INTO offender FROM (SELECT id, as_of FROM new_rows
WHERE edtf_earliest(as_of) > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_speaks_of_the_past', TABLE = TG_TABLE_NAME,
COLUMN = 'as_of', MESSAGE = format('"%s" has not come yet; a status update speaks of a day that has.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_is_never_deleted_delete
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_is_never_deleted_delete_d6ae6"
-- hash "e41af1673f0f0f0abb7645c5d2a79e17d2c622fe"

SELECT name INTO offender FROM (SELECT id, ref FROM old_rows
WHERE stage = 'published' AND NOT EXISTS (SELECT FROM tracker_statusupdateevent AS event
JOIN pghistory_context AS context ON context.id = event.pgh_context_id
JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint
WHERE event.id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_is_never_deleted', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE = format('The published status update "%s" is never deleted; retract it with a reason.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_4d478"
-- hash "e189990c57bc77f0f7379a3311e4f6b212f8e6f8"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_statusupdateevent" ("as_of", "author_id", "axis", "commitment_id", "id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "retracted_at",
"retraction_reason", "reviewer_id", "searched", "stage", "status", "summary")
SELECT new_values."as_of", new_values."author_id", new_values."axis", new_values."commitment_id",
new_values."id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."published_at",
new_values."recorded_at", new_values."ref", new_values."retracted_at", new_values."retraction_reason",
new_values."reviewer_id", new_values."searched", new_values."stage", new_values."status", new_values."summary"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_738bf"
-- hash "3b4d6ef3e8b83942ad5b19a290b0abff12cd18ee"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_statusupdateevent" ("as_of", "author_id", "axis", "commitment_id", "id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "retracted_at",
"retraction_reason", "reviewer_id", "searched", "stage", "status", "summary")
SELECT new_values."as_of", new_values."author_id", new_values."axis", new_values."commitment_id",
new_values."id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."published_at",
new_values."recorded_at", new_values."ref", new_values."retracted_at", new_values."retraction_reason",
new_values."reviewer_id", new_values."searched", new_values."stage", new_values."status", new_values."summary"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_b17ed"
-- hash "39ed46d1a020370946a740f9b0bb2fab93d818c8"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_statusupdateevent" ("as_of", "author_id", "axis", "commitment_id", "id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "retracted_at",
"retraction_reason", "reviewer_id", "searched", "stage", "status", "summary")
SELECT old_values."as_of", old_values."author_id", old_values."axis", old_values."commitment_id",
old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."published_at",
old_values."recorded_at", old_values."ref", old_values."retracted_at", old_values."retraction_reason",
old_values."reviewer_id", old_values."searched", old_values."stage", old_values."status", old_values."summary"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_statusupdateevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_bcad5"
-- hash "644eb6b51c25e71b18437b245802591c3de494cc"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
