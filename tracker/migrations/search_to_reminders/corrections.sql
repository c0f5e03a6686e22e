-- trigger ref_never_changes_update
-- table "tracker_correction"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_changes_update_83ec5"
-- hash "21acf3e229add0f631bf0f0ea4d18e0e4732ed16"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.ref IS DISTINCT
FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE = format('The ref "%s" may stand in links and files and can no longer be changed.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- table "tracker_correction"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_insert_fabe3"
-- hash "52133f45546f67feec2d997565b2d4913d683897"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- table "tracker_correction"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_ref_never_reused_update_f6c4a"
-- hash "280b01bf04f73099429a5879f9cf9bda3fd8d922"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_retiredref AS retired ON retired.ref = new_rows.ref
AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The ref "%s" belonged to a deleted record and is never used again; choose another.', offender);
END IF; RETURN NULL;

-- trigger ref_retires
-- table "tracker_correction"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_ref_retires_e6625"
-- hash "621f814eaa4b5ab4d90a053ce4ca11c4bcb30fa8"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now()
FROM old_rows WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger correction_is_of_a_public_record_insert
-- table "tracker_correction"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_correction_is_of_a_public_record_insert_4654c"
-- hash "1ea13c0c69fc7831ce300c05cd80babf73da6dc2"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.record_kind || '/' || new_rows.record_ref
FROM new_rows WHERE NOT (EXISTS (SELECT FROM tracker_commitment AS record
WHERE new_rows.record_kind = 'commitment' AND record.ref = new_rows.record_ref
AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_actor AS record
WHERE new_rows.record_kind = 'actor' AND record.ref = new_rows.record_ref
AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_meeting AS record
WHERE new_rows.record_kind = 'meeting' AND record.ref = new_rows.record_ref
AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_sanction AS record
WHERE new_rows.record_kind = 'sanction' AND record.ref = new_rows.record_ref
AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_source AS record
WHERE new_rows.record_kind = 'source' AND record.ref = new_rows.record_ref
AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_topic AS record
WHERE new_rows.record_kind = 'topic' AND record.ref = new_rows.record_ref)
OR EXISTS (SELECT FROM tracker_indicator AS record WHERE new_rows.record_kind = 'indicator'
AND record.ref = new_rows.record_ref AND record.stage = 'published'))) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'correction_is_of_a_public_record', TABLE = TG_TABLE_NAME,
COLUMN = 'record_ref', MESSAGE =
format('There is no public page of "%s"; name a published record by its kind and ref.', offender);
END IF; RETURN NULL;

-- trigger correction_is_kept_as_sent_update
-- table "tracker_correction"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_correction_is_kept_as_sent_update_98889"
-- hash "ca711a533afd77a4b8ff1b463c810ee579d479f9"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE (old_rows.record_kind, old_rows.record_ref, old_rows.wrong,
old_rows.should_be, old_rows.source_url) IS DISTINCT FROM (new_rows.record_kind, new_rows.record_ref,
new_rows.wrong, new_rows.should_be, new_rows.source_url)) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'correction_is_kept_as_sent', TABLE = TG_TABLE_NAME,
COLUMN = 'wrong', MESSAGE =
format('What the sender of "%s" wrote stays as it was sent; say in the reason what you make of it.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- table "tracker_correction"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_e831f"
-- hash "e4aabb5e056bb41ad14ac09fec4ae19fccde4502"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_correctionevent" ("decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "reason", "record_kind", "record_ref", "recorded_at", "ref", "should_be",
"source_url", "state", "wrong") SELECT new_values."decided_at", new_values."decided_by_id", new_values."id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."reason", new_values."record_kind",
new_values."record_ref", new_values."recorded_at", new_values."ref", new_values."should_be",
new_values."source_url", new_values."state", new_values."wrong"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_correction"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_df342"
-- hash "69124e724f1130ef45a981be7e7e28dd5c3ce694"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_correctionevent" ("decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "reason", "record_kind", "record_ref", "recorded_at", "ref", "should_be",
"source_url", "state", "wrong") SELECT new_values."decided_at", new_values."decided_by_id", new_values."id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."reason", new_values."record_kind",
new_values."record_ref", new_values."recorded_at", new_values."ref", new_values."should_be",
new_values."source_url", new_values."state", new_values."wrong"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values."decided_at" IS DISTINCT FROM (new_values."decided_at")
OR old_values."decided_by_id" IS DISTINCT FROM (new_values."decided_by_id")
OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."reason" IS DISTINCT
FROM (new_values."reason") OR old_values."record_kind" IS DISTINCT
FROM (new_values."record_kind") OR old_values."record_ref" IS DISTINCT
FROM (new_values."record_ref") OR old_values."recorded_at" IS DISTINCT
FROM (new_values."recorded_at") OR old_values."ref" IS DISTINCT
FROM (new_values."ref") OR old_values."should_be" IS DISTINCT
FROM (new_values."should_be") OR old_values."source_url" IS DISTINCT
FROM (new_values."source_url") OR old_values."state" IS DISTINCT
FROM (new_values."state") OR old_values."wrong" IS DISTINCT FROM (new_values."wrong")) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_correction"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_bf36a"
-- hash "30ed3601af8ab343804af3f541049cafa08ab6db"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_correctionevent" ("decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "reason", "record_kind", "record_ref", "recorded_at", "ref", "should_be",
"source_url", "state", "wrong") SELECT old_values."decided_at", old_values."decided_by_id", old_values."id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason", old_values."record_kind",
old_values."record_ref", old_values."recorded_at", old_values."ref", old_values."should_be",
old_values."source_url", old_values."state", old_values."wrong"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_correctionevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_38775"
-- hash "bddb7323df229ef93813a8947c52f3d374defd03"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
