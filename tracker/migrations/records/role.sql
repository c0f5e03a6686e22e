-- trigger ref_never_changes_update
-- table "tracker_role"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_9ea69"
-- hash "4fe2d9dbda930d5d60ed3a31fd0bd7c43eb90ef6"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_role"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_3fcfb"
-- hash "9a78931de5a648b104b04e54c7b66ee348c7c9bb"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_role"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_72724"
-- hash "7fceb0b05a3e80398d9ebd5f6021a80a2ea29ea9"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_role"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_91128"
-- hash "18eb49ae39848f0462d10d6d4af79abd915445e9"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger role_is_held_by_a_person_insert
-- table "tracker_role"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_role_is_held_by_a_person_insert_d9a00"
-- hash "f0e1f85a3269208ea966bb96fd0fd2563c9e23a1"

SELECT name INTO offender FROM (SELECT new_rows.id, actor.ref
FROM new_rows JOIN tracker_actor AS actor ON actor.id = new_rows.person_id
WHERE actor.kind <> 'person') AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'role_is_held_by_a_person', TABLE = TG_TABLE_NAME,
COLUMN = 'person', MESSAGE = format('"%s" is not a person; a role is held by an actor of kind person.', offender);
END IF; RETURN NULL;

-- trigger role_is_held_by_a_person_update
-- table "tracker_role"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_role_is_held_by_a_person_update_07cc5"
-- hash "93ec1189b24f96016f64996880dac054e1c3f584"

SELECT name INTO offender FROM (SELECT new_rows.id, actor.ref
FROM new_rows JOIN tracker_actor AS actor ON actor.id = new_rows.person_id
WHERE actor.kind <> 'person') AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'role_is_held_by_a_person', TABLE = TG_TABLE_NAME,
COLUMN = 'person', MESSAGE = format('"%s" is not a person; a role is held by an actor of kind person.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- table "tracker_role"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_8441a"
-- hash "b17a8cb96b7fc6cb891e9c33306f6ff029749617"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_roleevent" ("ended", "id", "organisation_id", "person_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "started", "title")
SELECT new_values."ended", new_values."id", new_values."organisation_id", new_values."person_id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."recorded_at", new_values."ref",
new_values."started", new_values."title" FROM ( SELECT new_values.*
FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- table "tracker_role"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_20df1"
-- hash "b7565e06f0c709cb1dae8ab61b8425ff1b4b2a28"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_roleevent" ("ended", "id", "organisation_id", "person_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "started", "title")
SELECT new_values."ended", new_values."id", new_values."organisation_id", new_values."person_id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."recorded_at", new_values."ref",
new_values."started", new_values."title" FROM ( SELECT new_values.*
FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_role"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_35e20"
-- hash "7bfd0f593832e144c0a011cabe8c1d65a12343d0"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_roleevent" ("ended", "id", "organisation_id", "person_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "started", "title")
SELECT old_values."ended", old_values."id", old_values."organisation_id", old_values."person_id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."recorded_at", old_values."ref",
old_values."started", old_values."title" FROM ( SELECT old_values.*
FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- table "tracker_roleevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_5f188"
-- hash "5a69c906368ac7572b13e4e97adf3719958db90d"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
