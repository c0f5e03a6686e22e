-- trigger correction_is_of_a_public_record_insert
-- pgid "pgtrigger_correction_is_of_a_public_record_insert_4654c"
-- declare "DECLARE offender text;"
-- table "tracker_correction"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.record_kind || '/' || new_rows.record_ref FROM new_rows
WHERE NOT (EXISTS (SELECT FROM tracker_commitment AS record WHERE new_rows.record_kind = 'commitment' AND record.ref
= new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_actor AS record WHERE
new_rows.record_kind = 'actor' AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT
FROM tracker_meeting AS record WHERE new_rows.record_kind = 'meeting' AND record.ref = new_rows.record_ref AND
record.stage = 'published') OR EXISTS (SELECT FROM tracker_sanction AS record WHERE new_rows.record_kind = 'sanction'
AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_programme AS
record WHERE new_rows.record_kind = 'programme' AND record.ref = new_rows.record_ref AND record.stage = 'published')
OR EXISTS (SELECT FROM tracker_source AS record WHERE new_rows.record_kind = 'source' AND record.ref =
new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_topic AS record WHERE
new_rows.record_kind = 'topic' AND record.ref = new_rows.record_ref) OR EXISTS (SELECT FROM tracker_indicator AS
record WHERE new_rows.record_kind = 'indicator' AND record.ref = new_rows.record_ref AND record.stage =
'published'))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'correction_is_of_a_public_record', TABLE = TG_TABLE_NAME, COLUMN = 'record_ref',
MESSAGE = format('There is no public page of "%s"; name a published record by its kind and ref.', offender); END IF;
RETURN NULL;

-- trigger link_means_a_step_of_its_sanction_insert
-- pgid "pgtrigger_link_means_a_step_of_its_sanction_insert_b0a98"
-- declare "DECLARE offender text;"
-- table "tracker_link"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, step.ref FROM new_rows JOIN tracker_sanctionstep AS step ON
step.id = new_rows.to_step_id WHERE step.sanction_id IS DISTINCT FROM new_rows.to_sanction_id) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'link_means_a_step_of_its_sanction', TABLE = TG_TABLE_NAME, COLUMN = 'to_step', MESSAGE = format('to_step must be a
step of the sanction that the link points at; "%s" is not.', offender); END IF; RETURN NULL;

-- trigger link_means_a_step_of_its_sanction_update
-- pgid "pgtrigger_link_means_a_step_of_its_sanction_update_6ac4c"
-- declare "DECLARE offender text;"
-- table "tracker_link"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, step.ref FROM new_rows JOIN tracker_sanctionstep AS step ON
step.id = new_rows.to_step_id WHERE step.sanction_id IS DISTINCT FROM new_rows.to_sanction_id) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'link_means_a_step_of_its_sanction', TABLE = TG_TABLE_NAME, COLUMN = 'to_step', MESSAGE = format('to_step must be a
step of the sanction that the link points at; "%s" is not.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_aff07"
-- table "tracker_link"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_linkevent"
("commitment_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at",
"ref", "to_commitment_id", "to_sanction_id", "to_step_id") SELECT new_values."commitment_id", new_values."id",
new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), 'insert', new_values."id",
new_values."recorded_at", new_values."ref", new_values."to_commitment_id", new_values."to_sanction_id",
new_values."to_step_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_82586"
-- table "tracker_link"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_linkevent"
("commitment_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at",
"ref", "to_commitment_id", "to_sanction_id", "to_step_id") SELECT new_values."commitment_id", new_values."id",
new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), 'update', new_values."id",
new_values."recorded_at", new_values."ref", new_values."to_commitment_id", new_values."to_sanction_id",
new_values."to_step_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") =
(new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_67ea9"
-- table "tracker_link"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_linkevent"
("commitment_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at",
"ref", "to_commitment_id", "to_sanction_id", "to_step_id") SELECT old_values."commitment_id", old_values."id",
old_values."kind", old_values."note", _pgh_attached_context.value, NOW(), 'delete', old_values."id",
old_values."recorded_at", old_values."ref", old_values."to_commitment_id", old_values."to_sanction_id",
old_values."to_step_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN
NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_d1b53"
-- table "tracker_sanction"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionevent"
("former_programme", "id", "imposed", "issuer_id", "kind", "lifted", "lifting_reason", "measures", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "published_at", "recorded_at", "ref", "stage",
"stated_reason", "summary", "title") SELECT new_values."former_programme", new_values."id", new_values."imposed",
new_values."issuer_id", new_values."kind", new_values."lifted", new_values."lifting_reason", new_values."measures",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."programme_id", new_values."published_at",
new_values."recorded_at", new_values."ref", new_values."stage", new_values."stated_reason", new_values."summary",
new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_5701c"
-- table "tracker_sanction"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionevent"
("former_programme", "id", "imposed", "issuer_id", "kind", "lifted", "lifting_reason", "measures", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "published_at", "recorded_at", "ref", "stage",
"stated_reason", "summary", "title") SELECT new_values."former_programme", new_values."id", new_values."imposed",
new_values."issuer_id", new_values."kind", new_values."lifted", new_values."lifting_reason", new_values."measures",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."programme_id", new_values."published_at",
new_values."recorded_at", new_values."ref", new_values."stage", new_values."stated_reason", new_values."summary",
new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") =
(new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_9cc05"
-- table "tracker_sanction"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionevent"
("former_programme", "id", "imposed", "issuer_id", "kind", "lifted", "lifting_reason", "measures", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "published_at", "recorded_at", "ref", "stage",
"stated_reason", "summary", "title") SELECT old_values."former_programme", old_values."id", old_values."imposed",
old_values."issuer_id", old_values."kind", old_values."lifted", old_values."lifting_reason", old_values."measures",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."programme_id", old_values."published_at",
old_values."recorded_at", old_values."ref", old_values."stage", old_values."stated_reason", old_values."summary",
old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_89cd3"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN
new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND old_rows.stage = 'published') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref "%s" may be used
in links and files and can no longer be changed.', offender); END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- pgid "pgtrigger_ref_never_reused_insert_d4aa2"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON
retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT
NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE = format('The ref "%s" is the old address of a deleted record and is never used again; choose
another.', offender); END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- pgid "pgtrigger_ref_never_reused_update_1a649"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON
retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT
NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE = format('The ref "%s" is the old address of a deleted record and is never used again; choose
another.', offender); END IF; RETURN NULL;

-- trigger ref_retires
-- pgid "pgtrigger_ref_retires_3b9be"
-- table "tracker_programme"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger publication_is_stamped
-- pgid "pgtrigger_publication_is_stamped_a247e"
-- table "tracker_programme"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;

-- trigger publication_is_not_undone_update
-- pgid "pgtrigger_publication_is_not_undone_update_c4ac9"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE
old_rows.stage = 'published' AND new_rows.stage <> 'published' AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS offenders(id, name) LIMIT 1; IF offender
IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE =
TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('"%s" is published and cannot be unpublished; correct it, or have
someone who may delete it do so.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_abd7c"
-- table "tracker_programme"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_programmeevent" ("id",
"issuer_id", "legal_basis", "measures", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"published_at", "recorded_at", "ref", "stage", "summary", "title") SELECT new_values."id", new_values."issuer_id",
new_values."legal_basis", new_values."measures", _pgh_attached_context.value, NOW(), 'insert', new_values."id",
new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."summary",
new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_e74b6"
-- table "tracker_programme"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_programmeevent" ("id",
"issuer_id", "legal_basis", "measures", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"published_at", "recorded_at", "ref", "stage", "summary", "title") SELECT new_values."id", new_values."issuer_id",
new_values."legal_basis", new_values."measures", _pgh_attached_context.value, NOW(), 'update', new_values."id",
new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage", new_values."summary",
new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") =
(new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_035c0"
-- table "tracker_programme"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_programmeevent" ("id",
"issuer_id", "legal_basis", "measures", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"published_at", "recorded_at", "ref", "stage", "summary", "title") SELECT old_values."id", old_values."issuer_id",
old_values."legal_basis", old_values."measures", _pgh_attached_context.value, NOW(), 'delete', old_values."id",
old_values."published_at", old_values."recorded_at", old_values."ref", old_values."stage", old_values."summary",
old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_a7c53"
-- table "tracker_programmeevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_95d0f"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN
new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND old_rows.stage = 'published') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref "%s" may be used
in links and files and can no longer be changed.', offender); END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- pgid "pgtrigger_ref_never_reused_insert_fdad2"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON
retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT
NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE = format('The ref "%s" is the old address of a deleted record and is never used again; choose
another.', offender); END IF; RETURN NULL;

-- trigger ref_never_reused_update
-- pgid "pgtrigger_ref_never_reused_update_c7f3f"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired ON
retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME) AS offenders(id, name) LIMIT 1; IF offender IS NOT
NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_reused', TABLE = TG_TABLE_NAME,
COLUMN = 'ref', MESSAGE = format('The ref "%s" is the old address of a deleted record and is never used again; choose
another.', offender); END IF; RETURN NULL;

-- trigger ref_retires
-- pgid "pgtrigger_ref_retires_ba7bd"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger publication_is_stamped
-- pgid "pgtrigger_publication_is_stamped_fc241"
-- table "tracker_sanctionstep"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;

-- trigger publication_is_not_undone_update
-- pgid "pgtrigger_publication_is_not_undone_update_31ca9"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE
old_rows.stage = 'published' AND new_rows.stage <> 'published' AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on') AS offenders(id, name) LIMIT 1; IF offender
IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_not_undone', TABLE =
TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('"%s" is published and cannot be unpublished; correct it, or have
someone who may delete it do so.', offender); END IF; RETURN NULL;

-- trigger sanctionstep_not_before_the_imposition_insert
-- pgid "pgtrigger_sanctionstep_not_before_the_imposition_insert_de39b"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
PERFORM FROM tracker_sanction WHERE id IN (SELECT sanction_id FROM new_rows) ORDER BY id FOR NO KEY UPDATE; SELECT
name INTO offender FROM (SELECT new_rows.id, step.kind || coalesce(' ' || step.happened_on, '') || ', ' ||
imposed.kind || coalesce(' ' || imposed.happened_on, '') FROM new_rows JOIN tracker_sanctionstep AS imposed ON
imposed.sanction_id = new_rows.sanction_id AND imposed.kind = 'imposed' JOIN tracker_sanctionstep AS step ON
step.sanction_id = new_rows.sanction_id AND step.id <> imposed.id WHERE edtf_latest(step.happened_on) <
edtf_earliest(imposed.happened_on)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'sanctionstep_not_before_the_imposition', TABLE = TG_TABLE_NAME,
COLUMN = 'happened_on', MESSAGE = format('Nothing happens to a sanction before it is imposed: %s. Correct one of the
two days.', offender); END IF; RETURN NULL;

-- trigger sanctionstep_not_before_the_imposition_update
-- pgid "pgtrigger_sanctionstep_not_before_the_imposition_update_d4fa0"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
PERFORM FROM tracker_sanction WHERE id IN (SELECT sanction_id FROM new_rows) ORDER BY id FOR NO KEY UPDATE; SELECT
name INTO offender FROM (SELECT new_rows.id, step.kind || coalesce(' ' || step.happened_on, '') || ', ' ||
imposed.kind || coalesce(' ' || imposed.happened_on, '') FROM new_rows JOIN tracker_sanctionstep AS imposed ON
imposed.sanction_id = new_rows.sanction_id AND imposed.kind = 'imposed' JOIN tracker_sanctionstep AS step ON
step.sanction_id = new_rows.sanction_id AND step.id <> imposed.id WHERE edtf_latest(step.happened_on) <
edtf_earliest(imposed.happened_on)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'sanctionstep_not_before_the_imposition', TABLE = TG_TABLE_NAME,
COLUMN = 'happened_on', MESSAGE = format('Nothing happens to a sanction before it is imposed: %s. Correct one of the
two days.', offender); END IF; RETURN NULL;

-- trigger sanctionstep_not_after_the_end_insert
-- pgid "pgtrigger_sanctionstep_not_after_the_end_insert_0df53"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
PERFORM FROM tracker_sanction WHERE id IN (SELECT sanction_id FROM new_rows) ORDER BY id FOR NO KEY UPDATE; SELECT
name INTO offender FROM (SELECT new_rows.id, step.kind || coalesce(' ' || step.happened_on, '') || ', ' || ended.kind
|| coalesce(' ' || ended.happened_on, '') FROM new_rows JOIN tracker_sanctionstep AS ended ON ended.sanction_id =
new_rows.sanction_id AND ended.kind IN ('lifted', 'expired') JOIN tracker_sanctionstep AS step ON step.sanction_id =
new_rows.sanction_id AND step.id <> ended.id WHERE step.kind <> 'imposed' AND edtf_earliest(step.happened_on) >
edtf_latest(ended.happened_on)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING
ERRCODE = 'check_violation', CONSTRAINT = 'sanctionstep_not_after_the_end', TABLE = TG_TABLE_NAME, COLUMN =
'happened_on', MESSAGE = format('Nothing happens to a sanction after its end: %s. Correct one of the two days; what
is imposed anew is a sanction of its own.', offender); END IF; RETURN NULL;

-- trigger sanctionstep_not_after_the_end_update
-- pgid "pgtrigger_sanctionstep_not_after_the_end_update_31974"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
PERFORM FROM tracker_sanction WHERE id IN (SELECT sanction_id FROM new_rows) ORDER BY id FOR NO KEY UPDATE; SELECT
name INTO offender FROM (SELECT new_rows.id, step.kind || coalesce(' ' || step.happened_on, '') || ', ' || ended.kind
|| coalesce(' ' || ended.happened_on, '') FROM new_rows JOIN tracker_sanctionstep AS ended ON ended.sanction_id =
new_rows.sanction_id AND ended.kind IN ('lifted', 'expired') JOIN tracker_sanctionstep AS step ON step.sanction_id =
new_rows.sanction_id AND step.id <> ended.id WHERE step.kind <> 'imposed' AND edtf_earliest(step.happened_on) >
edtf_latest(ended.happened_on)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING
ERRCODE = 'check_violation', CONSTRAINT = 'sanctionstep_not_after_the_end', TABLE = TG_TABLE_NAME, COLUMN =
'happened_on', MESSAGE = format('Nothing happens to a sanction after its end: %s. Correct one of the two days; what
is imposed anew is a sanction of its own.', offender); END IF; RETURN NULL;

-- trigger sanctionstep_resumes_what_was_suspended_insert
-- pgid "pgtrigger_sanctionstep_resumes_what_was_suspended_insert_4ca1b"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
PERFORM FROM tracker_sanction WHERE id IN (SELECT sanction_id FROM new_rows) ORDER BY id FOR NO KEY UPDATE; SELECT
name INTO offender FROM (SELECT new_rows.id, resumed.kind || coalesce(' ' || resumed.happened_on, '') FROM new_rows
JOIN tracker_sanctionstep AS resumed ON resumed.sanction_id = new_rows.sanction_id AND resumed.kind = 'resumed' WHERE
(SELECT count(*) FROM tracker_sanctionstep AS other WHERE other.sanction_id = resumed.sanction_id AND other.kind =
'resumed' AND edtf_latest(other.happened_on) <= edtf_latest(resumed.happened_on)) > (SELECT count(*) FROM
tracker_sanctionstep AS suspended WHERE suspended.sanction_id = resumed.sanction_id AND suspended.kind = 'suspended'
AND edtf_earliest(suspended.happened_on) <= edtf_latest(resumed.happened_on)) OR EXISTS (SELECT FROM
tracker_sanctionstep AS before WHERE before.sanction_id = resumed.sanction_id AND before.kind = 'resumed' AND
edtf_latest(before.happened_on) < edtf_earliest(resumed.happened_on) AND NOT EXISTS (SELECT FROM tracker_sanctionstep
AS suspended WHERE suspended.sanction_id = resumed.sanction_id AND suspended.kind = 'suspended' AND
edtf_latest(suspended.happened_on) >= edtf_earliest(before.happened_on) AND edtf_earliest(suspended.happened_on) <=
edtf_latest(resumed.happened_on)))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'sanctionstep_resumes_what_was_suspended', TABLE = TG_TABLE_NAME,
COLUMN = 'happened_on', MESSAGE = format('What is resumed was suspended before: %s has no suspension. Record the
suspension first, or correct the days.', offender); END IF; RETURN NULL;

-- trigger sanctionstep_resumes_what_was_suspended_update
-- pgid "pgtrigger_sanctionstep_resumes_what_was_suspended_update_c45b4"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
PERFORM FROM tracker_sanction WHERE id IN (SELECT sanction_id FROM new_rows) ORDER BY id FOR NO KEY UPDATE; SELECT
name INTO offender FROM (SELECT new_rows.id, resumed.kind || coalesce(' ' || resumed.happened_on, '') FROM new_rows
JOIN tracker_sanctionstep AS resumed ON resumed.sanction_id = new_rows.sanction_id AND resumed.kind = 'resumed' WHERE
(SELECT count(*) FROM tracker_sanctionstep AS other WHERE other.sanction_id = resumed.sanction_id AND other.kind =
'resumed' AND edtf_latest(other.happened_on) <= edtf_latest(resumed.happened_on)) > (SELECT count(*) FROM
tracker_sanctionstep AS suspended WHERE suspended.sanction_id = resumed.sanction_id AND suspended.kind = 'suspended'
AND edtf_earliest(suspended.happened_on) <= edtf_latest(resumed.happened_on)) OR EXISTS (SELECT FROM
tracker_sanctionstep AS before WHERE before.sanction_id = resumed.sanction_id AND before.kind = 'resumed' AND
edtf_latest(before.happened_on) < edtf_earliest(resumed.happened_on) AND NOT EXISTS (SELECT FROM tracker_sanctionstep
AS suspended WHERE suspended.sanction_id = resumed.sanction_id AND suspended.kind = 'suspended' AND
edtf_latest(suspended.happened_on) >= edtf_earliest(before.happened_on) AND edtf_earliest(suspended.happened_on) <=
edtf_latest(resumed.happened_on)))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'sanctionstep_resumes_what_was_suspended', TABLE = TG_TABLE_NAME,
COLUMN = 'happened_on', MESSAGE = format('What is resumed was suspended before: %s has no suspension. Record the
suspension first, or correct the days.', offender); END IF; RETURN NULL;

-- trigger sanctionstep_resumes_what_was_suspended_delete
-- pgid "pgtrigger_sanctionstep_resumes_what_was_suspended_delete_5f7f1"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
PERFORM FROM tracker_sanction WHERE id IN (SELECT sanction_id FROM old_rows) ORDER BY id FOR NO KEY UPDATE; SELECT
name INTO offender FROM (SELECT old_rows.id, resumed.kind || coalesce(' ' || resumed.happened_on, '') FROM old_rows
JOIN tracker_sanctionstep AS resumed ON resumed.sanction_id = old_rows.sanction_id AND resumed.kind = 'resumed' WHERE
(SELECT count(*) FROM tracker_sanctionstep AS other WHERE other.sanction_id = resumed.sanction_id AND other.kind =
'resumed' AND edtf_latest(other.happened_on) <= edtf_latest(resumed.happened_on)) > (SELECT count(*) FROM
tracker_sanctionstep AS suspended WHERE suspended.sanction_id = resumed.sanction_id AND suspended.kind = 'suspended'
AND edtf_earliest(suspended.happened_on) <= edtf_latest(resumed.happened_on)) OR EXISTS (SELECT FROM
tracker_sanctionstep AS before WHERE before.sanction_id = resumed.sanction_id AND before.kind = 'resumed' AND
edtf_latest(before.happened_on) < edtf_earliest(resumed.happened_on) AND NOT EXISTS (SELECT FROM tracker_sanctionstep
AS suspended WHERE suspended.sanction_id = resumed.sanction_id AND suspended.kind = 'suspended' AND
edtf_latest(suspended.happened_on) >= edtf_earliest(before.happened_on) AND edtf_earliest(suspended.happened_on) <=
edtf_latest(resumed.happened_on)))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'sanctionstep_resumes_what_was_suspended', TABLE = TG_TABLE_NAME,
COLUMN = 'happened_on', MESSAGE = format('What is resumed was suspended before: %s has no suspension. Record the
suspension first, or correct the days.', offender); END IF; RETURN NULL;

-- trigger sanctionstep_stays_where_links_point_update
-- pgid "pgtrigger_sanctionstep_stays_where_links_point_update_a40e6"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, link.ref FROM new_rows JOIN tracker_link AS link ON
link.to_step_id = new_rows.id WHERE link.to_sanction_id IS DISTINCT FROM new_rows.sanction_id) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'sanctionstep_stays_where_links_point', TABLE = TG_TABLE_NAME, COLUMN = 'sanction', MESSAGE = format('The link "%s"
means this step of its sanction; change the link first.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_57095"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionstepevent"
("happened_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"reason", "recorded_at", "ref", "sanction_id", "stage", "summary") SELECT new_values."happened_on", new_values."id",
new_values."kind", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."published_at",
new_values."reason", new_values."recorded_at", new_values."ref", new_values."sanction_id", new_values."stage",
new_values."summary" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_1ed4d"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionstepevent"
("happened_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"reason", "recorded_at", "ref", "sanction_id", "stage", "summary") SELECT new_values."happened_on", new_values."id",
new_values."kind", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."published_at",
new_values."reason", new_values."recorded_at", new_values."ref", new_values."sanction_id", new_values."stage",
new_values."summary" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") =
(new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_b6bc3"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctionstepevent"
("happened_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"reason", "recorded_at", "ref", "sanction_id", "stage", "summary") SELECT old_values."happened_on", old_values."id",
old_values."kind", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."published_at",
old_values."reason", old_values."recorded_at", old_values."ref", old_values."sanction_id", old_values."stage",
old_values."summary" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_2c906"
-- table "tracker_sanctionstepevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
