-- trigger ref_never_changes_update
-- table "tracker_source"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_871c1"
-- hash "f66dd8eba34193f0bef01c8bbac243466070c1d4"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_source"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_290c6"
-- hash "806e623fc6f8ce57694cd0eb9a71be912c136362"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_source"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_11a34"
-- hash "fcc6c45e126dbda570c8f3586499eb58df00e37a"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_source"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_b4401"
-- hash "b9f4c62341b13087bfc4e991336504607d5d947d"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING;
RETURN NULL;

-- trigger publication_is_stamped
-- table "tracker_source"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
-- pgid "pgtrigger_publication_is_stamped_793f0"
-- hash "a04ab4accf5bdf96caa6879fe92c054c073524f2"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END;
RETURN NEW;

-- trigger publication_is_not_undone_update
-- table "tracker_source"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_publication_is_not_undone_update_baba6"
-- hash "d2e117846a322a7e3b8c2f919a1a3d838b7ae19d"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published'
AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('"%s" is public and stays so; correct it, or have someone who may delete it do that.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- table "tracker_source"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_7a971"
-- hash "98b584f28e06c84d29e0cb4d0f9c68524f51cc17"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_sourceevent" ("archived_url", "authors", "id", "kind", "language", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_at", "publisher_id", "recorded_at", "ref",
"reliability", "retrieved_on", "stage", "syndicated_from_id", "title", "url")
SELECT new_values."archived_url", new_values."authors", new_values."id", new_values."kind",
new_values."language", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."published",
new_values."published_at", new_values."publisher_id", new_values."recorded_at", new_values."ref",
new_values."reliability", new_values."retrieved_on", new_values."stage", new_values."syndicated_from_id",
new_values."title", new_values."url" FROM ( SELECT new_values.*
FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- table "tracker_source"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_3b705"
-- hash "5beaf048a503bf2e65c8cae60a99b97afe67619f"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_sourceevent" ("archived_url", "authors", "id", "kind", "language", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_at", "publisher_id", "recorded_at", "ref",
"reliability", "retrieved_on", "stage", "syndicated_from_id", "title", "url")
SELECT new_values."archived_url", new_values."authors", new_values."id", new_values."kind",
new_values."language", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."published",
new_values."published_at", new_values."publisher_id", new_values."recorded_at", new_values."ref",
new_values."reliability", new_values."retrieved_on", new_values."stage", new_values."syndicated_from_id",
new_values."title", new_values."url" FROM ( SELECT new_values.*
FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_source"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_0b8b4"
-- hash "db840cd9e4d96d82665fe84d475efd55a8911614"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_sourceevent" ("archived_url", "authors", "id", "kind", "language", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_at", "publisher_id", "recorded_at", "ref",
"reliability", "retrieved_on", "stage", "syndicated_from_id", "title", "url")
SELECT old_values."archived_url", old_values."authors", old_values."id", old_values."kind",
old_values."language", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."published",
old_values."published_at", old_values."publisher_id", old_values."recorded_at", old_values."ref",
old_values."reliability", old_values."retrieved_on", old_values."stage", old_values."syndicated_from_id",
old_values."title", old_values."url" FROM ( SELECT old_values.*
FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- table "tracker_sourceevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_27e71"
-- hash "04b95955b2d610f83a3593cf63bfae924a7b9857"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
