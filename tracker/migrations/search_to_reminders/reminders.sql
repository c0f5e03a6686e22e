-- trigger insert_insert
-- table "tracker_reminder"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_0a70a"
-- hash "f8a77f78b1f3f2ef52bebe23ba618ae42a69cf3a"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_reminderevent" ("digest", "id", "person_id", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "sent_on") SELECT new_values."digest", new_values."id", new_values."person_id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."sent_on"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_reminder"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_c69ca"
-- hash "0e8e0e9413d11f197ae3ae80e23ea05cca4b9204"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_reminderevent" ("digest", "id", "person_id", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "sent_on") SELECT new_values."digest", new_values."id", new_values."person_id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."sent_on"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_reminder"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_e0a01"
-- hash "319448c6c6e7908dacc6d094aba0c16a9a1312bd"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_reminderevent" ("digest", "id", "person_id", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "sent_on") SELECT old_values."digest", old_values."id", old_values."person_id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."sent_on"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_reminderevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_1b698"
-- hash "d3e827caa8ca9f0b9897e6a995fe98b1221f813a"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
