-- trigger ref_never_changes_update
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_9d52c"
-- hash "087ab8ff3dfba139d8511e6457fb7e6ae069fae6"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_ca0c1"
-- hash "00ab418f19f7663bc2eb50fb6f1b857600229907"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_51095"
-- hash "4691a3fd57c8be34f3d719876adb446d48d968e1"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_16012"
-- hash "c8e3514d64269cdae8a7491e69df7c07bb91abac"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger insert_insert
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_f4eb8"
-- hash "0de206abd45923b7b3155baee82eff2ca09ef903"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_citationevent" ("actor_id", "commitment_id", "credibility", "field", "id", "link_id",
"meeting_id", "note", "observation_id", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref",
"role_id", "sanction_id", "source_id", "stance", "status_update_id", "value")
SELECT new_values."actor_id", new_values."commitment_id", new_values."credibility", new_values."field",
new_values."id", new_values."link_id", new_values."meeting_id", new_values."note", new_values."observation_id",
new_values."paragraph", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."quote",
new_values."quote_end", new_values."quote_prefix", new_values."quote_start", new_values."quote_suffix",
new_values."recorded_at", new_values."ref", new_values."role_id", new_values."sanction_id",
new_values."source_id", new_values."stance", new_values."status_update_id", new_values."value"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_733e5"
-- hash "b22aba87af9f31233630ed6196d5053f0ad5f7ea"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_citationevent" ("actor_id", "commitment_id", "credibility", "field", "id", "link_id",
"meeting_id", "note", "observation_id", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref",
"role_id", "sanction_id", "source_id", "stance", "status_update_id", "value")
SELECT new_values."actor_id", new_values."commitment_id", new_values."credibility", new_values."field",
new_values."id", new_values."link_id", new_values."meeting_id", new_values."note", new_values."observation_id",
new_values."paragraph", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."quote",
new_values."quote_end", new_values."quote_prefix", new_values."quote_start", new_values."quote_suffix",
new_values."recorded_at", new_values."ref", new_values."role_id", new_values."sanction_id",
new_values."source_id", new_values."stance", new_values."status_update_id", new_values."value"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_8d900"
-- hash "023e1644831a964e2ddcc5cdc10b0eba6a9a4439"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_citationevent" ("actor_id", "commitment_id", "credibility", "field", "id", "link_id",
"meeting_id", "note", "observation_id", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref",
"role_id", "sanction_id", "source_id", "stance", "status_update_id", "value")
SELECT old_values."actor_id", old_values."commitment_id", old_values."credibility", old_values."field",
old_values."id", old_values."link_id", old_values."meeting_id", old_values."note", old_values."observation_id",
old_values."paragraph", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."quote",
old_values."quote_end", old_values."quote_prefix", old_values."quote_start", old_values."quote_suffix",
old_values."recorded_at", old_values."ref", old_values."role_id", old_values."sanction_id",
old_values."source_id", old_values."stance", old_values."status_update_id", old_values."value"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_citationevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_6a305"
-- hash "8885e8eb126873d1bd9ce7e3d0986399c33f867d"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
