-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_d1b53"
-- table "tracker_sanction"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionevent" ("id",
"issuer_id", "kind", "measures", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id",
"published_at", "recorded_at", "ref", "stage", "stated_reason", "summary", "title") SELECT new_values."id",
new_values."issuer_id", new_values."kind", new_values."measures", _pgh_attached_context.value, NOW(), 'insert',
new_values."id", new_values."programme_id", new_values."published_at", new_values."recorded_at", new_values."ref",
new_values."stage", new_values."stated_reason", new_values."summary", new_values."title" FROM ( SELECT new_values.*
FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_5701c"
-- table "tracker_sanction"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionevent" ("id",
"issuer_id", "kind", "measures", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id",
"published_at", "recorded_at", "ref", "stage", "stated_reason", "summary", "title") SELECT new_values."id",
new_values."issuer_id", new_values."kind", new_values."measures", _pgh_attached_context.value, NOW(), 'update',
new_values."id", new_values."programme_id", new_values."published_at", new_values."recorded_at", new_values."ref",
new_values."stage", new_values."stated_reason", new_values."summary", new_values."title" FROM ( SELECT new_values.*
FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM
new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_9cc05"
-- table "tracker_sanction"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionevent" ("id",
"issuer_id", "kind", "measures", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id",
"published_at", "recorded_at", "ref", "stage", "stated_reason", "summary", "title") SELECT old_values."id",
old_values."issuer_id", old_values."kind", old_values."measures", _pgh_attached_context.value, NOW(), 'delete',
old_values."id", old_values."programme_id", old_values."published_at", old_values."recorded_at", old_values."ref",
old_values."stage", old_values."stated_reason", old_values."summary", old_values."title" FROM ( SELECT old_values.*
FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
