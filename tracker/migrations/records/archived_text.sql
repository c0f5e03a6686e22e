-- trigger insert_insert
-- table "tracker_archivedtext"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_28243"
-- hash "c9d651cf46e75fbc9c2357542f8312d7b044f1b2"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_archivedtextevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"recorded_at", "source_id", "text") SELECT new_values."id", _pgh_attached_context.value, NOW(), 'insert',
new_values."id", new_values."recorded_at", new_values."source_id", new_values."text"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_archivedtext"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_e605e"
-- hash "80a238692ca667a2bac9bf27deb0d124d3f83697"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_archivedtextevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"recorded_at", "source_id", "text") SELECT new_values."id", _pgh_attached_context.value, NOW(), 'update',
new_values."id", new_values."recorded_at", new_values."source_id", new_values."text"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_archivedtext"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_e7cac"
-- hash "667480d502cf3156516f873120c915cc4c1b0de7"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_archivedtextevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"recorded_at", "source_id", "text") SELECT old_values."id", _pgh_attached_context.value, NOW(), 'delete',
old_values."id", old_values."recorded_at", old_values."source_id", old_values."text"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_archivedtextevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_9d7b3"
-- hash "673ed6ea55c040d43963d930f2bbd94675634427"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
