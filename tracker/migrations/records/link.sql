-- trigger ref_never_changes_update
-- table "tracker_link"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_500b4"
-- hash "a7001ea4378da4c74cdf087c234ac0acdc04528d"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_link"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_ece6a"
-- hash "0852348b2b1a2f7e448e9c727111928a543a6cf3"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_link"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_f4f63"
-- hash "9ce883b602d5f5c94f539e931b48c205531405dc"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_link"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_fa52b"
-- hash "1e6164da415920451b2ecf13e35257c632cd6b86"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger insert_insert
-- table "tracker_link"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_aff07"
-- hash "176dcf7ae08702d1fae86396bd526cc55c92c22f"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_linkevent" ("commitment_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "recorded_at", "ref", "to_commitment_id", "to_sanction_id")
SELECT new_values."commitment_id", new_values."id", new_values."kind", new_values."note",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."recorded_at", new_values."ref",
new_values."to_commitment_id", new_values."to_sanction_id" FROM (
SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_link"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_82586"
-- hash "4c74cbb4a01dd8ab8b15a2b091efc564a83df198"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_linkevent" ("commitment_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "recorded_at", "ref", "to_commitment_id", "to_sanction_id")
SELECT new_values."commitment_id", new_values."id", new_values."kind", new_values."note",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."recorded_at", new_values."ref",
new_values."to_commitment_id", new_values."to_sanction_id" FROM (
SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_link"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_67ea9"
-- hash "d0ca144578d3594060566e42e63a6ec922afd8ac"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_linkevent" ("commitment_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "recorded_at", "ref", "to_commitment_id", "to_sanction_id")
SELECT old_values."commitment_id", old_values."id", old_values."kind", old_values."note",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."recorded_at", old_values."ref",
old_values."to_commitment_id", old_values."to_sanction_id" FROM (
SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_linkevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_f89cc"
-- hash "cb0a6c457357314592dde36e3d617129cbdbfb74"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
