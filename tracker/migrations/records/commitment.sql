-- trigger ref_never_changes_update
-- table "tracker_commitment"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_1cc6e"
-- hash "1af0e73a8bfd56f6eb2a083cc35730cce01cf67b"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_commitment"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_68bcb"
-- hash "262dd6517b3c3749c627dea0c491434b1ad9a928"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_commitment"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_d4294"
-- hash "961c173012b911cf0a082638b3d5d08382fa6031"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_commitment"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_3aed6"
-- hash "a63c9f8a3b29707bef4c35bd7a9a3961386143a4"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING;
RETURN NULL;

-- trigger publication_is_stamped
-- table "tracker_commitment"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
-- pgid "pgtrigger_publication_is_stamped_5ba3f"
-- hash "ce6eb1c60664363e03d5971513dd8ab858da9040"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END;
RETURN NEW;

-- trigger publication_is_not_undone_update
-- table "tracker_commitment"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_publication_is_not_undone_update_1a2e5"
-- hash "ccdf6c738502efd81363d8aa3b35ff0bbae45640"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published'
AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('"%s" is public and stays so; correct it, or have someone who may delete it do that.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- table "tracker_commitment"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_ccf95"
-- hash "97e506ae50190e4d921c70a4adc7651c8ad58db1"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_commitmentevent" ("deliverable", "due", "guideline", "id", "kind", "made_at_id", "made_on",
"next_review_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"recorded_at", "ref", "review_every", "stage", "summary", "title")
SELECT new_values."deliverable", new_values."due", new_values."guideline", new_values."id", new_values."kind",
new_values."made_at_id", new_values."made_on", new_values."next_review_on", new_values."owner_id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."published_at",
new_values."recorded_at", new_values."ref", new_values."review_every", new_values."stage", new_values."summary", new_values."title"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_commitment"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_67eda"
-- hash "e792f2104098c3b7e76bc1e55e83be988d2d56f6"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_commitmentevent" ("deliverable", "due", "guideline", "id", "kind", "made_at_id", "made_on",
"next_review_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"recorded_at", "ref", "review_every", "stage", "summary", "title")
SELECT new_values."deliverable", new_values."due", new_values."guideline", new_values."id", new_values."kind",
new_values."made_at_id", new_values."made_on", new_values."next_review_on", new_values."owner_id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."published_at",
new_values."recorded_at", new_values."ref", new_values."review_every", new_values."stage", new_values."summary", new_values."title"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_commitment"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_b8401"
-- hash "2e56aac1449629731559f48bf79a1be7485bf844"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_commitmentevent" ("deliverable", "due", "guideline", "id", "kind", "made_at_id", "made_on",
"next_review_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"recorded_at", "ref", "review_every", "stage", "summary", "title")
SELECT old_values."deliverable", old_values."due", old_values."guideline", old_values."id", old_values."kind",
old_values."made_at_id", old_values."made_on", old_values."next_review_on", old_values."owner_id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."published_at",
old_values."recorded_at", old_values."ref", old_values."review_every", old_values."stage", old_values."summary", old_values."title"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_commitmentevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_b6125"
-- hash "fc5e6b37e1a941712976e8b3f3f81feb1f5ace58"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
