-- trigger append_only
-- table "tracker_sanctiontargetevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_14e93"
-- hash "b1bd1f2ab5d2cfdb48e805c3a96cfe5cb8f08e14"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger insert_insert
-- table "tracker_sanction_targets"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_1e0a6"
-- hash "98f6ba8d17f1dac19c5fa165799958641233c382"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_sanctiontargetevent" ("actor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "sanction_id")
SELECT new_values."actor_id", new_values."id", _pgh_attached_context.value, NOW(), 'insert', new_values."sanction_id"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_sanction_targets"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_f7c01"
-- hash "3199d7e287aadc3eae7368ea0780c6937f2e6ee4"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_sanctiontargetevent" ("actor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "sanction_id")
SELECT new_values."actor_id", new_values."id", _pgh_attached_context.value, NOW(), 'update', new_values."sanction_id"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_sanction_targets"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_0ae29"
-- hash "8f6499a952ac215f9b283fd647d812d3af3f1a39"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_sanctiontargetevent" ("actor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "sanction_id")
SELECT old_values."actor_id", old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."sanction_id"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;
