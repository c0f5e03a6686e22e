-- trigger insert_insert
-- table "tracker_participation"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_61da5"
-- hash "833f4d41221883ebd0c8ed81296434d01697ce61"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_participationevent" ("actor_id", "id", "meeting_id", "on_behalf_of_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."actor_id", new_values."id",
new_values."meeting_id", new_values."on_behalf_of_id", _pgh_attached_context.value, NOW(), 'insert',
new_values."id", new_values."role" FROM ( SELECT new_values.*
FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- table "tracker_participation"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_5ade0"
-- hash "938086cc0b9bb53e1f3a43ed2772d78f399d8e9a"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_participationevent" ("actor_id", "id", "meeting_id", "on_behalf_of_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."actor_id", new_values."id",
new_values."meeting_id", new_values."on_behalf_of_id", _pgh_attached_context.value, NOW(), 'update',
new_values."id", new_values."role" FROM ( SELECT new_values.*
FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_participation"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_051fc"
-- hash "9e0520356ac5e320576a2ef786bba35d9f3a2eed"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_participationevent" ("actor_id", "id", "meeting_id", "on_behalf_of_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT old_values."actor_id", old_values."id",
old_values."meeting_id", old_values."on_behalf_of_id", _pgh_attached_context.value, NOW(), 'delete',
old_values."id", old_values."role" FROM ( SELECT old_values.*
FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- table "tracker_participationevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_86862"
-- hash "f35af079f640eaaf0fa5eb963173d6744128cde3"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
