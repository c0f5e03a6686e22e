-- trigger append_only
-- table "tracker_commitmenttopicevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_1efb2"
-- hash "79a23f523772e4d790026792e9f0f2b705646b3d"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger insert_insert
-- table "tracker_commitment_topics"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_685d4"
-- hash "b0e957df016cafbf344147383d0f5abafb9abbc2"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_commitmenttopicevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label", "topic_id") SELECT new_values."commitment_id", new_values."id", _pgh_attached_context.value, NOW(),
'insert', new_values."topic_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_commitment_topics"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_f22a1"
-- hash "ad57de1681d86779eb98a0ad5f1073b7e126059f"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_commitmenttopicevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label", "topic_id") SELECT new_values."commitment_id", new_values."id", _pgh_attached_context.value, NOW(),
'update', new_values."topic_id" FROM ( SELECT new_values.* FROM old_values
JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT
FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- table "tracker_commitment_topics"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_f6af8"
-- hash "1ccd6877611955f430cdc0050574d73b981e51f6"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_commitmenttopicevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label", "topic_id") SELECT old_values."commitment_id", old_values."id", _pgh_attached_context.value, NOW(),
'delete', old_values."topic_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;
