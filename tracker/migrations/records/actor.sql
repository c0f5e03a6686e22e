-- trigger ref_never_changes_update
-- table "tracker_actor"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_7b291"
-- hash "d4b1243a355dea1d64c6f3e7067d1587913b5d3e"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_actor"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_c7902"
-- hash "d22dcbf858bd82547e309d35a0282590fa143460"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_actor"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_01859"
-- hash "b01b37cf7258b3840dd341f6b849f8ba5ceee1c8"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_actor"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_1e2bc"
-- hash "95eb174c4a1ac2aeb2e071f1892547d620fda37a"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING;
RETURN NULL;

-- trigger publication_is_stamped
-- table "tracker_actor"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
-- pgid "pgtrigger_publication_is_stamped_810e1"
-- hash "704ec518d7464a903292f79cb6b46830b94e8b74"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END;
RETURN NEW;

-- trigger publication_is_not_undone_update
-- table "tracker_actor"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_publication_is_not_undone_update_c9a21"
-- hash "92c769228131230c97dcf9e6ef7fe6cf7d80dc79"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published'
AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('"%s" is public and stays so; correct it, or have someone who may delete it do that.', offender);
END IF; RETURN NULL;

-- trigger tracker_actor_part_of_no_cycle_insert
-- table "tracker_actor"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_tracker_actor_part_of_no_cycle_insert_9fae5"
-- hash "1d51128a8d7e18533841e4a6a8306adb2ac5908e"
IF EXISTS (SELECT FROM new_rows WHERE part_of_id IS NOT NULL)
THEN PERFORM pg_advisory_xact_lock(hashtext('tracker_actor.part_of_id'));
END IF; SELECT name INTO offender FROM (WITH RECURSIVE ancestry(start_id, id) AS (SELECT id, part_of_id
FROM new_rows WHERE part_of_id IS NOT NULL UNION SELECT ancestry.start_id, parent.part_of_id
FROM ancestry JOIN tracker_actor AS parent ON parent.id = ancestry.id
WHERE parent.part_of_id IS NOT NULL) SELECT new_rows.id, new_rows.ref
FROM ancestry JOIN new_rows ON new_rows.id = ancestry.start_id
WHERE ancestry.id = ancestry.start_id) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'tracker_actor_part_of_no_cycle', TABLE = TG_TABLE_NAME,
COLUMN = 'part_of', MESSAGE =
format('"%s" would be part of itself; choose a part_of that does not lead back to it.', offender);
END IF; RETURN NULL;

-- trigger tracker_actor_part_of_no_cycle_update
-- table "tracker_actor"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_tracker_actor_part_of_no_cycle_update_1f74d"
-- hash "319200f44e54bbe66791a76a3d0785a140bdf272"
IF EXISTS (SELECT FROM new_rows WHERE part_of_id IS NOT NULL)
THEN PERFORM pg_advisory_xact_lock(hashtext('tracker_actor.part_of_id'));
END IF; SELECT name INTO offender FROM (WITH RECURSIVE ancestry(start_id, id) AS (SELECT id, part_of_id
FROM new_rows WHERE part_of_id IS NOT NULL UNION SELECT ancestry.start_id, parent.part_of_id
FROM ancestry JOIN tracker_actor AS parent ON parent.id = ancestry.id
WHERE parent.part_of_id IS NOT NULL) SELECT new_rows.id, new_rows.ref
FROM ancestry JOIN new_rows ON new_rows.id = ancestry.start_id
WHERE ancestry.id = ancestry.start_id) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'tracker_actor_part_of_no_cycle', TABLE = TG_TABLE_NAME,
COLUMN = 'part_of', MESSAGE =
format('"%s" would be part of itself; choose a part_of that does not lead back to it.', offender);
END IF; RETURN NULL;

-- trigger role_is_held_by_a_person_update
-- table "tracker_actor"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_role_is_held_by_a_person_update_3f991"
-- hash "27c2f9c32533e98f4129d9137b24aef463578fae"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN old_rows USING (id) JOIN tracker_role AS role ON role.person_id = new_rows.id
WHERE old_rows.kind = 'person' AND new_rows.kind <> 'person') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'role_is_held_by_a_person', TABLE = TG_TABLE_NAME,
COLUMN = 'kind', MESSAGE = format('"%s" holds a role and must stay of kind person.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- table "tracker_actor"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_0a676"
-- hash "cba1a348d70884b75928091b6355effcbc96d466"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_actorevent" ("aliases", "country", "description", "id", "kind", "name", "native_name",
"part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at",
"ref", "stage", "website", "wikidata_id") SELECT new_values."aliases", new_values."country",
new_values."description", new_values."id", new_values."kind", new_values."name", new_values."native_name",
new_values."part_of_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id",
new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."website", new_values."wikidata_id"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_actor"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_b3325"
-- hash "fdd75de872cc7f875cacf2086a5002ebf8675edc"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_actorevent" ("aliases", "country", "description", "id", "kind", "name", "native_name",
"part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at",
"ref", "stage", "website", "wikidata_id") SELECT new_values."aliases", new_values."country",
new_values."description", new_values."id", new_values."kind", new_values."name", new_values."native_name",
new_values."part_of_id", _pgh_attached_context.value, NOW(), 'update', new_values."id",
new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."website", new_values."wikidata_id"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_actor"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_7c44a"
-- hash "5a8de049887cfa01e329a26df2b1f7c47459d02a"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_actorevent" ("aliases", "country", "description", "id", "kind", "name", "native_name",
"part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_at",
"ref", "stage", "website", "wikidata_id") SELECT old_values."aliases", old_values."country",
old_values."description", old_values."id", old_values."kind", old_values."name", old_values."native_name",
old_values."part_of_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id",
old_values."published_at", old_values."recorded_at", old_values."ref", old_values."stage", old_values."website", old_values."wikidata_id"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_actorevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_db50d"
-- hash "c1b8e2925391c8535d02bff2e5ed9f845a41d9f6"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
