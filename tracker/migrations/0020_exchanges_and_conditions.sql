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
AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_source AS record
WHERE new_rows.record_kind = 'source' AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS
(SELECT FROM tracker_topic AS record WHERE new_rows.record_kind = 'topic' AND record.ref = new_rows.record_ref) OR
EXISTS (SELECT FROM tracker_indicator AS record WHERE new_rows.record_kind = 'indicator' AND record.ref =
new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_exchange AS record WHERE
new_rows.record_kind = 'exchange' AND record.ref = new_rows.record_ref AND record.stage = 'published'))) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'correction_is_of_a_public_record', TABLE = TG_TABLE_NAME, COLUMN = 'record_ref', MESSAGE =
format('There is no public page of "%s"; name a published record by its kind and ref.', offender); END IF; RETURN
NULL;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_eaa5f"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN
new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF
offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE
= TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref "%s" may be used in links and files and can no longer be
changed.', offender); END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- pgid "pgtrigger_ref_never_reused_insert_a27d6"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
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
-- pgid "pgtrigger_ref_never_reused_update_9a6ec"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
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
-- pgid "pgtrigger_ref_retires_a6102"
-- table "tracker_condition"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_ca29f"
-- table "tracker_condition"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_conditionevent"
("as_of", "commitment_id", "depends_on_commitment_id", "depends_on_sanction_id", "id", "note", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "sanction_id", "state", "words") SELECT
new_values."as_of", new_values."commitment_id", new_values."depends_on_commitment_id",
new_values."depends_on_sanction_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(),
'insert', new_values."id", new_values."recorded_at", new_values."ref", new_values."sanction_id", new_values."state",
new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_7f325"
-- table "tracker_condition"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_conditionevent"
("as_of", "commitment_id", "depends_on_commitment_id", "depends_on_sanction_id", "id", "note", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "sanction_id", "state", "words") SELECT
new_values."as_of", new_values."commitment_id", new_values."depends_on_commitment_id",
new_values."depends_on_sanction_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(),
'update', new_values."id", new_values."recorded_at", new_values."ref", new_values."sanction_id", new_values."state",
new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") =
(new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_80cfa"
-- table "tracker_condition"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_conditionevent"
("as_of", "commitment_id", "depends_on_commitment_id", "depends_on_sanction_id", "id", "note", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "sanction_id", "state", "words") SELECT
old_values."as_of", old_values."commitment_id", old_values."depends_on_commitment_id",
old_values."depends_on_sanction_id", old_values."id", old_values."note", _pgh_attached_context.value, NOW(),
'delete', old_values."id", old_values."recorded_at", old_values."ref", old_values."sanction_id", old_values."state",
old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_b826f"
-- table "tracker_conditionevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_22908"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
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
-- pgid "pgtrigger_ref_never_reused_insert_ef4a1"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
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
-- pgid "pgtrigger_ref_never_reused_update_97183"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
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
-- pgid "pgtrigger_ref_retires_67729"
-- table "tracker_exchange"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger publication_is_stamped
-- pgid "pgtrigger_publication_is_stamped_b31ee"
-- table "tracker_exchange"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;

-- trigger publication_is_not_undone_update
-- pgid "pgtrigger_publication_is_not_undone_update_a616e"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
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

-- trigger exchange_has_two_sides_insert
-- pgid "pgtrigger_exchange_has_two_sides_insert_9bf0f"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
-- constraint "CONSTRAINT"
-- when "AFTER"
-- operation "INSERT"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- condition "WHEN (NEW.stage = 'published')"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_exchange AS told WHERE told.id = NEW.id AND told.stage =
'published' AND NOT (EXISTS (SELECT FROM tracker_exchangeitem AS item WHERE item.exchange_id = told.id AND item.side
= 'a') AND EXISTS (SELECT FROM tracker_exchangeitem AS item WHERE item.exchange_id = told.id AND item.side = 'b')))
AS offenders(name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'exchange_has_two_sides', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The exchange "%s"
cannot be public while one side gives nothing: name a commitment, a sanction or a step of one on side a and on side b
first.', offender); END IF; RETURN NULL;

-- trigger exchange_has_two_sides_update
-- pgid "pgtrigger_exchange_has_two_sides_update_8c185"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
-- constraint "CONSTRAINT"
-- when "AFTER"
-- operation "UPDATE"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- condition "WHEN (NEW.stage = 'published' AND OLD.stage <> 'published')"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_exchange AS told WHERE told.id = NEW.id AND told.stage =
'published' AND NOT (EXISTS (SELECT FROM tracker_exchangeitem AS item WHERE item.exchange_id = told.id AND item.side
= 'a') AND EXISTS (SELECT FROM tracker_exchangeitem AS item WHERE item.exchange_id = told.id AND item.side = 'b')))
AS offenders(name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'exchange_has_two_sides', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The exchange "%s"
cannot be public while one side gives nothing: name a commitment, a sanction or a step of one on side a and on side b
first.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_b082f"
-- table "tracker_exchange"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_exchangeevent"
("agreed_at_id", "agreed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"recorded_at", "ref", "stage", "summary", "title") SELECT new_values."agreed_at_id", new_values."agreed_on",
new_values."id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."published_at",
new_values."recorded_at", new_values."ref", new_values."stage", new_values."summary", new_values."title" FROM (
SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_ec22c"
-- table "tracker_exchange"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_exchangeevent"
("agreed_at_id", "agreed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"recorded_at", "ref", "stage", "summary", "title") SELECT new_values."agreed_at_id", new_values."agreed_on",
new_values."id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."published_at",
new_values."recorded_at", new_values."ref", new_values."stage", new_values."summary", new_values."title" FROM (
SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS
DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_00d4d"
-- table "tracker_exchange"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_exchangeevent"
("agreed_at_id", "agreed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"recorded_at", "ref", "stage", "summary", "title") SELECT old_values."agreed_at_id", old_values."agreed_on",
old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."published_at",
old_values."recorded_at", old_values."ref", old_values."stage", old_values."summary", old_values."title" FROM (
SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_9b96f"
-- table "tracker_exchangeevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger exchange_has_two_sides_update
-- pgid "pgtrigger_exchange_has_two_sides_update_e3be0"
-- declare "DECLARE offender text;"
-- table "tracker_exchangeitem"
-- constraint "CONSTRAINT"
-- when "AFTER"
-- operation "UPDATE"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- condition "WHEN (OLD.exchange_id IS NOT NULL)"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_exchange AS told WHERE told.id = OLD.exchange_id AND
told.stage = 'published' AND NOT (EXISTS (SELECT FROM tracker_exchangeitem AS item WHERE item.exchange_id = told.id
AND item.side = 'a') AND EXISTS (SELECT FROM tracker_exchangeitem AS item WHERE item.exchange_id = told.id AND
item.side = 'b'))) AS offenders(name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'exchange_has_two_sides', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('The exchange "%s" cannot be public while one side gives nothing: name a commitment, a sanction or a step of
one on side a and on side b first.', offender); END IF; RETURN NULL;

-- trigger exchange_has_two_sides_delete
-- pgid "pgtrigger_exchange_has_two_sides_delete_ed01b"
-- declare "DECLARE offender text;"
-- table "tracker_exchangeitem"
-- constraint "CONSTRAINT"
-- when "AFTER"
-- operation "DELETE"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- condition "WHEN (OLD.exchange_id IS NOT NULL)"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_exchange AS told WHERE told.id = OLD.exchange_id AND
told.stage = 'published' AND NOT (EXISTS (SELECT FROM tracker_exchangeitem AS item WHERE item.exchange_id = told.id
AND item.side = 'a') AND EXISTS (SELECT FROM tracker_exchangeitem AS item WHERE item.exchange_id = told.id AND
item.side = 'b'))) AS offenders(name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'exchange_has_two_sides', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('The exchange "%s" cannot be public while one side gives nothing: name a commitment, a sanction or a step of
one on side a and on side b first.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_e4b68"
-- table "tracker_exchangeitem"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_exchangeitemevent"
("commitment_id", "exchange_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at",
"sanction_id", "sanction_step_id", "side") SELECT new_values."commitment_id", new_values."exchange_id",
new_values."id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."recorded_at",
new_values."sanction_id", new_values."sanction_step_id", new_values."side" FROM ( SELECT new_values.* FROM
new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_e6038"
-- table "tracker_exchangeitem"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_exchangeitemevent"
("commitment_id", "exchange_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at",
"sanction_id", "sanction_step_id", "side") SELECT new_values."commitment_id", new_values."exchange_id",
new_values."id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."recorded_at",
new_values."sanction_id", new_values."sanction_step_id", new_values."side" FROM ( SELECT new_values.* FROM old_values
JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS
new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_a90df"
-- table "tracker_exchangeitem"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_exchangeitemevent"
("commitment_id", "exchange_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at",
"sanction_id", "sanction_step_id", "side") SELECT old_values."commitment_id", old_values."exchange_id",
old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."recorded_at",
old_values."sanction_id", old_values."sanction_step_id", old_values."side" FROM ( SELECT old_values.* FROM
old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_a9b49"
-- table "tracker_exchangeitemevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_b7985"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN
new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND TRUE) AS offenders(id, name) LIMIT 1; IF
offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ref_never_changes', TABLE
= TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref "%s" may be used in links and files and can no longer be
changed.', offender); END IF; RETURN NULL;

-- trigger ref_never_reused_insert
-- pgid "pgtrigger_ref_never_reused_insert_d25c7"
-- declare "DECLARE offender text;"
-- table "tracker_response"
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
-- pgid "pgtrigger_ref_never_reused_update_d8b15"
-- declare "DECLARE offender text;"
-- table "tracker_response"
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
-- pgid "pgtrigger_ref_retires_7b5e7"
-- table "tracker_response"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger response_is_to_a_demand_insert
-- pgid "pgtrigger_response_is_to_a_demand_insert_ede37"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE EXISTS (SELECT FROM
tracker_commitment AS asked WHERE asked.id = new_rows.demand_id AND asked.kind NOT IN ('demand', 'statement'))) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'response_is_to_a_demand', TABLE = TG_TABLE_NAME, COLUMN = 'demand', MESSAGE = format('The response "%s"
is to something that asks for nothing; demand must name a demand or a statement.', offender); END IF; RETURN NULL;

-- trigger response_is_to_a_demand_update
-- pgid "pgtrigger_response_is_to_a_demand_update_c3860"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE EXISTS (SELECT FROM
tracker_commitment AS asked WHERE asked.id = new_rows.demand_id AND asked.kind NOT IN ('demand', 'statement'))) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'response_is_to_a_demand', TABLE = TG_TABLE_NAME, COLUMN = 'demand', MESSAGE = format('The response "%s"
is to something that asks for nothing; demand must name a demand or a statement.', offender); END IF; RETURN NULL;

-- trigger response_comes_from_whom_was_asked_insert
-- pgid "pgtrigger_response_comes_from_whom_was_asked_insert_bf8b7"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE NOT EXISTS (SELECT FROM
tracker_party AS party WHERE party.commitment_id = new_rows.demand_id AND party.role IN ('addressee', 'target') AND
party.actor_id = coalesce(new_rows.on_behalf_of_id, new_rows.actor_id))) AS offenders(id, name) LIMIT 1; IF offender
IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'response_comes_from_whom_was_asked', TABLE = TG_TABLE_NAME, COLUMN = 'actor', MESSAGE = format('The response "%s"
comes from somebody who was not asked; actor must be an addressee or a target of the demand, or on_behalf_of must say
for which of them the actor speaks.', offender); END IF; RETURN NULL;

-- trigger response_comes_from_whom_was_asked_update
-- pgid "pgtrigger_response_comes_from_whom_was_asked_update_ec2e2"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE NOT EXISTS (SELECT FROM
tracker_party AS party WHERE party.commitment_id = new_rows.demand_id AND party.role IN ('addressee', 'target') AND
party.actor_id = coalesce(new_rows.on_behalf_of_id, new_rows.actor_id))) AS offenders(id, name) LIMIT 1; IF offender
IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'response_comes_from_whom_was_asked', TABLE = TG_TABLE_NAME, COLUMN = 'actor', MESSAGE = format('The response "%s"
comes from somebody who was not asked; actor must be an addressee or a target of the demand, or on_behalf_of must say
for which of them the actor speaks.', offender); END IF; RETURN NULL;

-- trigger response_leads_to_a_promise_insert
-- pgid "pgtrigger_response_leads_to_a_promise_insert_9c395"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE EXISTS (SELECT FROM
tracker_commitment AS pledge WHERE pledge.id = new_rows.leads_to_id AND pledge.kind NOT IN ('pledge', 'agreement',
'measure'))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'response_leads_to_a_promise', TABLE = TG_TABLE_NAME, COLUMN = 'leads_to', MESSAGE =
format('The response "%s" leads to something that is no promise; leads_to must name a pledge, an agreement or a
measure.', offender); END IF; RETURN NULL;

-- trigger response_leads_to_a_promise_update
-- pgid "pgtrigger_response_leads_to_a_promise_update_4e410"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE EXISTS (SELECT FROM
tracker_commitment AS pledge WHERE pledge.id = new_rows.leads_to_id AND pledge.kind NOT IN ('pledge', 'agreement',
'measure'))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'response_leads_to_a_promise', TABLE = TG_TABLE_NAME, COLUMN = 'leads_to', MESSAGE =
format('The response "%s" leads to something that is no promise; leads_to must name a pledge, an agreement or a
measure.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_f8cce"
-- table "tracker_response"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_responseevent"
("actor_id", "answered_on", "asked_on", "demand_id", "id", "leads_to_id", "on_behalf_of_id", "outcome",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "summary") SELECT
new_values."actor_id", new_values."answered_on", new_values."asked_on", new_values."demand_id", new_values."id",
new_values."leads_to_id", new_values."on_behalf_of_id", new_values."outcome", _pgh_attached_context.value, NOW(),
'insert', new_values."id", new_values."recorded_at", new_values."ref", new_values."summary" FROM ( SELECT
new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_e20d1"
-- table "tracker_response"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_responseevent"
("actor_id", "answered_on", "asked_on", "demand_id", "id", "leads_to_id", "on_behalf_of_id", "outcome",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "summary") SELECT
new_values."actor_id", new_values."answered_on", new_values."asked_on", new_values."demand_id", new_values."id",
new_values."leads_to_id", new_values."on_behalf_of_id", new_values."outcome", _pgh_attached_context.value, NOW(),
'update', new_values."id", new_values."recorded_at", new_values."ref", new_values."summary" FROM ( SELECT
new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT
FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_78425"
-- table "tracker_response"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_responseevent"
("actor_id", "answered_on", "asked_on", "demand_id", "id", "leads_to_id", "on_behalf_of_id", "outcome",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "summary") SELECT
old_values."actor_id", old_values."answered_on", old_values."asked_on", old_values."demand_id", old_values."id",
old_values."leads_to_id", old_values."on_behalf_of_id", old_values."outcome", _pgh_attached_context.value, NOW(),
'delete', old_values."id", old_values."recorded_at", old_values."ref", old_values."summary" FROM ( SELECT
old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_11c7d"
-- table "tracker_responseevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
