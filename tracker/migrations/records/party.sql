-- trigger insert_insert
-- table "tracker_party"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_c254b"
-- hash "cf16f88d8d128b7c4cc693333b8c4dedf693d17b"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_partyevent" ("actor_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "role") SELECT new_values."actor_id", new_values."commitment_id", new_values."id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."role"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_party"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_24678"
-- hash "00a990473f183da5e8ae53df1d8c33694ffbd3a5"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_partyevent" ("actor_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "role") SELECT new_values."actor_id", new_values."commitment_id", new_values."id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."role"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_party"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_91d51"
-- hash "dc1b52349214e36eb46091359e7c39b69a660671"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_partyevent" ("actor_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "role") SELECT old_values."actor_id", old_values."commitment_id", old_values."id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."role"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_partyevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_e4770"
-- hash "6f211f6c5c49e2d0e73f3f9adae4c2625b203ee7"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
