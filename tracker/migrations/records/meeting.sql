-- trigger ref_never_changes_update
-- table "tracker_meeting"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_453e4"
-- hash "1f1952f733d8564cc48a3c9ea72df61ea2fe20dd"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND old_rows.stage = 'published') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_meeting"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_a8ae8"
-- hash "59e4a00ce68714a586eec7a993abadb24882490f"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_meeting"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_d9e9f"
-- hash "92db4b7ee172dfae6ba773f5fbb476f2befdb87c"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_meeting"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_fbb2a"
-- hash "11b6212217fc70cec604e7c1447a74fb1b745a07"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING;
RETURN NULL;

-- trigger publication_is_stamped
-- table "tracker_meeting"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
-- pgid "pgtrigger_publication_is_stamped_cc3d2"
-- hash "a0c2a8de8ad9cf4c8e32b4318c232642ac74b1f4"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END;
RETURN NEW;

-- trigger publication_is_not_undone_update
-- table "tracker_meeting"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_publication_is_not_undone_update_22ba3"
-- hash "b9ae75e30afeefbe53111f08b2198060eb25c26e"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage = 'published'
AND new_rows.stage <> 'published' AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('"%s" is public and stays so; correct it, or have someone who may delete it do that.', offender);
END IF; RETURN NULL;

-- trigger tracker_meeting_part_of_no_cycle_insert
-- table "tracker_meeting"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_tracker_meeting_part_of_no_cycle_insert_e2714"
-- hash "15c0a5a59dd180d5bdf770ef23d9f73f43729823"
IF EXISTS (SELECT FROM new_rows WHERE part_of_id IS NOT NULL)
THEN PERFORM pg_advisory_xact_lock(hashtext('tracker_meeting.part_of_id'));
END IF; SELECT name INTO offender FROM (WITH RECURSIVE ancestry(start_id, id) AS (SELECT id, part_of_id
FROM new_rows WHERE part_of_id IS NOT NULL UNION SELECT ancestry.start_id, parent.part_of_id
FROM ancestry JOIN tracker_meeting AS parent ON parent.id = ancestry.id
WHERE parent.part_of_id IS NOT NULL) SELECT new_rows.id, new_rows.ref
FROM ancestry JOIN new_rows ON new_rows.id = ancestry.start_id
WHERE ancestry.id = ancestry.start_id) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'tracker_meeting_part_of_no_cycle', TABLE = TG_TABLE_NAME,
COLUMN = 'part_of', MESSAGE =
format('"%s" would be part of itself; choose a part_of that does not lead back to it.', offender);
END IF; RETURN NULL;

-- trigger tracker_meeting_part_of_no_cycle_update
-- table "tracker_meeting"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_tracker_meeting_part_of_no_cycle_update_36cb3"
-- hash "d7f84e0e6c3d822223348de7e125945d687cabdc"
IF EXISTS (SELECT FROM new_rows WHERE part_of_id IS NOT NULL)
THEN PERFORM pg_advisory_xact_lock(hashtext('tracker_meeting.part_of_id'));
END IF; SELECT name INTO offender FROM (WITH RECURSIVE ancestry(start_id, id) AS (SELECT id, part_of_id
FROM new_rows WHERE part_of_id IS NOT NULL UNION SELECT ancestry.start_id, parent.part_of_id
FROM ancestry JOIN tracker_meeting AS parent ON parent.id = ancestry.id
WHERE parent.part_of_id IS NOT NULL) SELECT new_rows.id, new_rows.ref
FROM ancestry JOIN new_rows ON new_rows.id = ancestry.start_id
WHERE ancestry.id = ancestry.start_id) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'tracker_meeting_part_of_no_cycle', TABLE = TG_TABLE_NAME,
COLUMN = 'part_of', MESSAGE =
format('"%s" would be part of itself; choose a part_of that does not lead back to it.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- table "tracker_meeting"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_78b88"
-- hash "f4f627cc891bcc52874a42750cdb676836c3b336"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_meetingevent" ("country", "held", "id", "kind", "part_of_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "recorded_at", "ref", "stage", "summary", "title")
SELECT new_values."country", new_values."held", new_values."id", new_values."kind", new_values."part_of_id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."place", new_values."published_at",
new_values."recorded_at", new_values."ref", new_values."stage", new_values."summary", new_values."title"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_meeting"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_0d526"
-- hash "ffaa70899a617397962c6044a8adb8fba33f22c2"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_meetingevent" ("country", "held", "id", "kind", "part_of_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "recorded_at", "ref", "stage", "summary", "title")
SELECT new_values."country", new_values."held", new_values."id", new_values."kind", new_values."part_of_id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."place", new_values."published_at",
new_values."recorded_at", new_values."ref", new_values."stage", new_values."summary", new_values."title"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_meeting"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_15507"
-- hash "c52c982c52a3d7e9a7ba9ea03a518716d283df74"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_meetingevent" ("country", "held", "id", "kind", "part_of_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "recorded_at", "ref", "stage", "summary", "title")
SELECT old_values."country", old_values."held", old_values."id", old_values."kind", old_values."part_of_id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place", old_values."published_at",
old_values."recorded_at", old_values."ref", old_values."stage", old_values."summary", old_values."title"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_meetingevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_213dc"
-- hash "1849867028c3bd73f506f9bcc98f0344ed11f31d"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
