-- trigger ref_never_changes_update
-- table "tracker_sanction"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_af68e"
-- hash "e9b856ef1c927ef3daf4c4fe1da2a196c7541973"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_sanction"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_1ee5d"
-- hash "aa5f92831d1a092775f4a096d2ba1e319c2962fd"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_sanction"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_a4061"
-- hash "f6e70203e7d87903ab5a28d065015dfb9f88a913"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_sanction"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_eb3d6"
-- hash "fc5ad9d98d574f92bb1cbf425c41fd2957e53dc5"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING;
RETURN NULL;

-- trigger publication_is_stamped
-- table "tracker_sanction"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
-- pgid "pgtrigger_publication_is_stamped_fe5f8"
-- hash "f0585187b3d77d9b621660dc0686ff8cf5d03fcf"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END;
RETURN NEW;

-- trigger publication_is_not_undone_update
-- table "tracker_sanction"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_publication_is_not_undone_update_6d770"
-- hash "8cf1ed781b99243b6bc1dea80e8eeca515dfd70e"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published'
AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('"%s" is public and stays so; correct it, or have someone who may delete it do that.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- table "tracker_sanction"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_d1b53"
-- hash "1fd486413d92fbc25a7527e1bad221f22fbf89a5"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_sanctionevent" ("id", "imposed", "issuer_id", "kind", "lifted", "lifting_reason",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "published_at", "recorded_at",
"ref", "stage", "stated_reason", "summary", "title") SELECT new_values."id", new_values."imposed",
new_values."issuer_id", new_values."kind", new_values."lifted", new_values."lifting_reason",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."programme",
new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage",
new_values."stated_reason", new_values."summary", new_values."title"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_sanction"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_5701c"
-- hash "36fc3ece3de0d17b3ac22aefdb8601f32f6cee67"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_sanctionevent" ("id", "imposed", "issuer_id", "kind", "lifted", "lifting_reason",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "published_at", "recorded_at",
"ref", "stage", "stated_reason", "summary", "title") SELECT new_values."id", new_values."imposed",
new_values."issuer_id", new_values."kind", new_values."lifted", new_values."lifting_reason",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."programme",
new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage",
new_values."stated_reason", new_values."summary", new_values."title"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_sanction"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_9cc05"
-- hash "1199a484364f78297cb2e414a27118814cd3967d"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_sanctionevent" ("id", "imposed", "issuer_id", "kind", "lifted", "lifting_reason",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "published_at", "recorded_at",
"ref", "stage", "stated_reason", "summary", "title") SELECT old_values."id", old_values."imposed",
old_values."issuer_id", old_values."kind", old_values."lifted", old_values."lifting_reason",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."programme",
old_values."published_at", old_values."recorded_at", old_values."ref", old_values."stage",
old_values."stated_reason", old_values."summary", old_values."title"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_sanctionevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_7c6cc"
-- hash "ce57d890f5065bf6878fc6ee11840b8dc246b97a"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
