-- trigger ref_never_changes_update
-- table "tracker_indicator"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_0976b"
-- hash "89bb0890a4b620a3403cc8972637075e2ef6aa9d"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_indicator"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_8ca16"
-- hash "7931e2d6354d2db6bc14b41a69527ed1af7a8126"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_indicator"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_729d9"
-- hash "a8a3346936eee4c92ad4631f50d7337c6756b684"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_indicator"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_6aa34"
-- hash "aa43d6b578bae1b4bfb55f3ab8330c2ba1c0fd33"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING;
RETURN NULL;

-- trigger publication_is_stamped
-- table "tracker_indicator"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
-- pgid "pgtrigger_publication_is_stamped_e70dc"
-- hash "9734dc3ed52250dace18e054d759183fc74abee6"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END;
RETURN NEW;

-- trigger publication_is_not_undone_update
-- table "tracker_indicator"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_publication_is_not_undone_update_63b65"
-- hash "bb3ea8e36b40d757c37c3ef649b55fc84feabcbf"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published'
AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('"%s" is public and stays so; correct it, or have someone who may delete it do that.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- table "tracker_indicator"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_50e5d"
-- hash "159a16fbbb71300b69d9a2205352aaa01d49013e"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_indicatorevent" ("definition", "id", "name", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "stage", "unit")
SELECT new_values."definition", new_values."id", new_values."name", _pgh_attached_context.value, NOW(),
'insert', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref",
new_values."stage", new_values."unit" FROM ( SELECT new_values.*
FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- table "tracker_indicator"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_f63f7"
-- hash "74e058a4442af3aa92fe485edf3ffc7cc24182b9"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_indicatorevent" ("definition", "id", "name", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "stage", "unit")
SELECT new_values."definition", new_values."id", new_values."name", _pgh_attached_context.value, NOW(),
'update', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref",
new_values."stage", new_values."unit" FROM ( SELECT new_values.*
FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_indicator"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_b0cf0"
-- hash "57cf0c4b0ad8b47e065d534b85b3e48878d16e96"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_indicatorevent" ("definition", "id", "name", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "stage", "unit")
SELECT old_values."definition", old_values."id", old_values."name", _pgh_attached_context.value, NOW(),
'delete', old_values."id", old_values."published_at", old_values."recorded_at", old_values."ref",
old_values."stage", old_values."unit" FROM ( SELECT old_values.*
FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- table "tracker_indicatorevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_e512c"
-- hash "3efa01f761fd159b9a4e3af568d92035b905e4ae"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
