-- trigger insert_insert
-- table "tracker_mergedref"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_92718"
-- hash "c8e84cb745a649df4c163a729fb1fbfb4edaca86"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_mergedrefevent" ("actor_id", "id", "merged_at", "merged_by_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "ref") SELECT new_values."actor_id", new_values."id",
new_values."merged_at", new_values."merged_by_id", _pgh_attached_context.value, NOW(), 'insert',
new_values."id", new_values."ref" FROM ( SELECT new_values.*
FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- table "tracker_mergedref"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_e76df"
-- hash "cad836050334c753925365782db352386077c4f4"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_mergedrefevent" ("actor_id", "id", "merged_at", "merged_by_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "ref") SELECT new_values."actor_id", new_values."id",
new_values."merged_at", new_values."merged_by_id", _pgh_attached_context.value, NOW(), 'update',
new_values."id", new_values."ref" FROM ( SELECT new_values.*
FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_mergedref"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_b0f4e"
-- hash "4b2f505bd951acb80218c62c48f78571ebc4fa8f"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_mergedrefevent" ("actor_id", "id", "merged_at", "merged_by_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "ref") SELECT old_values."actor_id", old_values."id",
old_values."merged_at", old_values."merged_by_id", _pgh_attached_context.value, NOW(), 'delete',
old_values."id", old_values."ref" FROM ( SELECT old_values.*
FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- table "tracker_mergedrefevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_9e196"
-- hash "5654174547c311716f6edcee75951a39d60667e9"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger ref_is_merged_insert
-- table "tracker_actor"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_is_merged_insert_88453"
-- hash "b40f3f6f968cb587318066637f3a94421ae74063"

SELECT name INTO offender FROM (SELECT new_rows.id, merged.ref || '" was merged into "' || kept.ref
FROM new_rows JOIN tracker_mergedref AS merged ON merged.ref = new_rows.ref
JOIN tracker_actor AS kept ON kept.id = merged.actor_id) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_is_merged', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The actor "%s"; write the ref of that one.', offender);
END IF; RETURN NULL;

-- trigger ref_is_merged_update
-- table "tracker_actor"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_is_merged_update_cee5a"
-- hash "6ec063e77868d66454b3f890df1d728a30301a97"

SELECT name INTO offender FROM (SELECT new_rows.id, merged.ref || '" was merged into "' || kept.ref
FROM new_rows JOIN tracker_mergedref AS merged ON merged.ref = new_rows.ref
JOIN tracker_actor AS kept ON kept.id = merged.actor_id) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_is_merged', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The actor "%s"; write the ref of that one.', offender);
END IF; RETURN NULL;
