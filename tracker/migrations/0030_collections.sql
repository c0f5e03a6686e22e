-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_764d1"
-- declare "DECLARE offender text;"
-- table "tracker_actor"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_57523"
-- declare "DECLARE offender text;"
-- table "tracker_actor"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_5d8b1"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_a350b"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_record_is_in_ones_collection_update
-- pgid "pgtrigger_writer_record_is_in_ones_collection_update_4ff61"
-- declare "DECLARE offender text;"
-- table "tracker_commitment"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes_one_in(acting_person(), 'commitment', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_in_ones_collection', TABLE =
TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask
somebody who works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_ca06e"
-- declare "DECLARE offender text;"
-- table "tracker_commitment"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_96384"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_c7ac2"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

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
record WHERE new_rows.record_kind = 'indicator' AND record.ref = new_rows.record_ref AND record.stage = 'published')
OR EXISTS (SELECT FROM tracker_exchange AS record WHERE new_rows.record_kind = 'exchange' AND record.ref =
new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_collection AS record WHERE
new_rows.record_kind = 'collection' AND record.ref = new_rows.record_ref AND record.stage = 'published'))) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'correction_is_of_a_public_record', TABLE = TG_TABLE_NAME, COLUMN = 'record_ref', MESSAGE =
format('There is no public page of "%s"; name a published record by its kind and ref.', offender); END IF; RETURN
NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_2d2bc"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_1a986"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_d2d78"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_08b0f"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_dff27"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_bebd8"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_record_is_in_ones_collection_update
-- pgid "pgtrigger_writer_record_is_in_ones_collection_update_e08fc"
-- declare "DECLARE offender text;"
-- table "tracker_indicator"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes_one_in(acting_person(), 'indicator', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_in_ones_collection', TABLE =
TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask
somebody who works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_721df"
-- declare "DECLARE offender text;"
-- table "tracker_indicator"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_e0a5d"
-- declare "DECLARE offender text;"
-- table "tracker_link"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_3ffeb"
-- declare "DECLARE offender text;"
-- table "tracker_link"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_record_is_in_ones_collection_update
-- pgid "pgtrigger_writer_record_is_in_ones_collection_update_eca76"
-- declare "DECLARE offender text;"
-- table "tracker_meeting"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes_one_in(acting_person(), 'meeting', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_in_ones_collection', TABLE =
TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask
somebody who works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_d01df"
-- declare "DECLARE offender text;"
-- table "tracker_meeting"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_06e84"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_89f2c"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_1aba2"
-- declare "DECLARE offender text;"
-- table "tracker_observation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_611d3"
-- declare "DECLARE offender text;"
-- table "tracker_observation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_efd12"
-- declare "DECLARE offender text;"
-- table "tracker_participation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_85e27"
-- declare "DECLARE offender text;"
-- table "tracker_participation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_3cc83"
-- declare "DECLARE offender text;"
-- table "tracker_party"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_47616"
-- declare "DECLARE offender text;"
-- table "tracker_party"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_a0ffa"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_e0b8c"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_315b9"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_8168b"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_c24e6"
-- declare "DECLARE offender text;"
-- table "tracker_role"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_9b5b4"
-- declare "DECLARE offender text;"
-- table "tracker_role"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_in_ones_collection_update
-- pgid "pgtrigger_writer_record_is_in_ones_collection_update_973f9"
-- declare "DECLARE offender text;"
-- table "tracker_sanction"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes_one_in(acting_person(), 'sanction', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_in_ones_collection', TABLE =
TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask
somebody who works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_8f481"
-- declare "DECLARE offender text;"
-- table "tracker_sanction"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_e27d4"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_09dda"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_b9d97"
-- declare "DECLARE offender text;"
-- table "tracker_source"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_ce65e"
-- declare "DECLARE offender text;"
-- table "tracker_source"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_verdict_is_of_ones_collection_update
-- pgid "pgtrigger_writer_verdict_is_of_ones_collection_update_d8433"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND
old_rows.stage <> 'published' AND new_rows.stage = 'published' AND new_rows.axis = 'evidence' AND NOT EXISTS (SELECT
FROM tracker_commitment_collections AS tie JOIN tracker_collectionmember AS member USING (collection_id) WHERE
tie.commitment_id = new_rows.commitment_id AND member.person_id = acting_person() AND member.role = 'reviewer')) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'verdict_is_of_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The verdict
"%s" is published by a reviewer of a collection that its commitment is in.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_15e81"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_39d62"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_9c361"
-- declare "DECLARE offender text;"
-- table "tracker_target"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_0869a"
-- declare "DECLARE offender text;"
-- table "tracker_target"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, owner.ref FROM new_rows, owner_of(to_jsonb(new_rows)) AS owner
WHERE (SELECT is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'
AND owner.id IS NOT NULL AND NOT writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_is_in_ones_collection', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the
collections that you write in. Ask somebody who works on it, or an administrator to make you a member there.',
offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_8b3a6"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_fc5c4"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes(acting_person())) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s"
was not saved: you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_6d6fd"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
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
-- pgid "pgtrigger_ref_never_reused_insert_e1aa4"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
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
-- pgid "pgtrigger_ref_never_reused_update_3e315"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
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
-- pgid "pgtrigger_ref_retires_2f5dd"
-- table "tracker_collection"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger publication_is_stamped
-- pgid "pgtrigger_publication_is_stamped_4727a"
-- table "tracker_collection"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;

-- trigger publication_is_not_undone_update
-- pgid "pgtrigger_publication_is_not_undone_update_af45d"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
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

-- trigger writer_record_has_a_second_person_insert
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_79f11"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE (SELECT writer_in(acting_in()) =
acting_person()) AND (SELECT needs_second_person(substr(TG_TABLE_NAME, length('tracker_') + 1))) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND new_rows.stage = 'published' AND
to_jsonb(new_rows) ->> 'axis' IS DISTINCT FROM 'evidence' AND NOT was_published(substr(TG_TABLE_NAME,
length('tracker_') + 1), new_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'record_has_a_second_person', TABLE = TG_TABLE_NAME, COLUMN =
'stage', MESSAGE = format('"%s" needs a second person: whoever last changed it cannot publish it too. Leave it in
review; someone else publishes it as it stands.', offender); END IF; RETURN NULL;

-- trigger writer_record_has_a_second_person_update
-- pgid "pgtrigger_writer_record_has_a_second_person_update_819b8"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
needs_second_person(substr(TG_TABLE_NAME, length('tracker_') + 1))) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT acting_person() IS NULL AND
coalesce(acting_in() ? 'import_batch', FALSE)) AND old_rows.stage <> 'published' AND new_rows.stage = 'published' AND
to_jsonb(new_rows) ->> 'axis' IS DISTINCT FROM 'evidence' AND last_writer(substr(TG_TABLE_NAME, length('tracker_') +
1), new_rows.id) = coalesce(acting_person(), last_writer(substr(TG_TABLE_NAME, length('tracker_') + 1),
new_rows.id))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'record_has_a_second_person', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('"%s" needs a second person: whoever last changed it cannot publish it too. Leave it in review; someone else
publishes it as it stands.', offender); END IF; RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_96c1a"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
writer_in(acting_in()) = acting_person() AND NOT has_permission(acting_person(), 'accept_proposal')) AND (SELECT
needs_second_person(substr(TG_TABLE_NAME, length('tracker_') + 1))) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND old_rows.stage = 'published' AND
new_rows.stage = 'published' AND NOT to_jsonb(new_rows) ? 'axis' AND said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING
ERRCODE = 'check_violation', CONSTRAINT = 'published_record_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage',
MESSAGE = format('"%s" is published: propose the change, with your reason, and a reviewer publishes it.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_d55d0"
-- table "tracker_collection"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_collectionevent"
("contact", "covers", "id", "licence", "maintainers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"published_at", "recorded_at", "ref", "stage", "subtitle", "title") SELECT new_values."contact", new_values."covers",
new_values."id", new_values."licence", new_values."maintainers", _pgh_attached_context.value, NOW(), 'insert',
new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage",
new_values."subtitle", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_29457"
-- table "tracker_collection"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_collectionevent"
("contact", "covers", "id", "licence", "maintainers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"published_at", "recorded_at", "ref", "stage", "subtitle", "title") SELECT new_values."contact", new_values."covers",
new_values."id", new_values."licence", new_values."maintainers", _pgh_attached_context.value, NOW(), 'update',
new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref", new_values."stage",
new_values."subtitle", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON
(old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_eb893"
-- table "tracker_collection"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_collectionevent"
("contact", "covers", "id", "licence", "maintainers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"published_at", "recorded_at", "ref", "stage", "subtitle", "title") SELECT old_values."contact", old_values."covers",
old_values."id", old_values."licence", old_values."maintainers", _pgh_attached_context.value, NOW(), 'delete',
old_values."id", old_values."published_at", old_values."recorded_at", old_values."ref", old_values."stage",
old_values."subtitle", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values,
_pgh_attached_context; RETURN NULL;

-- trigger writer_collection_is_ones_own_update
-- pgid "pgtrigger_writer_collection_is_ones_own_update_6b6a6"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, title FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes_in(acting_person(),
old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'collection_is_ones_own', TABLE = TG_TABLE_NAME, COLUMN = 'title', MESSAGE =
format('"%s" is no collection that you write in; ask somebody who works on it.', offender); END IF; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_d0639"
-- table "tracker_collectionevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_6a3e8"
-- table "tracker_collectionmember"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_collectionmemberevent"
("collection_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT
new_values."collection_id", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), 'insert',
new_values."id", new_values."role" FROM ( SELECT new_values.* FROM new_values  ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_e041d"
-- table "tracker_collectionmember"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_collectionmemberevent"
("collection_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT
new_values."collection_id", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), 'update',
new_values."id", new_values."role" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") =
(new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_d6b0e"
-- table "tracker_collectionmember"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_collectionmemberevent"
("collection_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT
old_values."collection_id", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete',
old_values."id", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values,
_pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_f9386"
-- table "tracker_collectionmemberevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger append_only
-- pgid "pgtrigger_append_only_e01d3"
-- table "tracker_commitmentcollectionevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger append_only
-- pgid "pgtrigger_append_only_88430"
-- table "tracker_indicatorcollectionevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger append_only
-- pgid "pgtrigger_append_only_1ba16"
-- table "tracker_meetingcollectionevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger append_only
-- pgid "pgtrigger_append_only_20ca2"
-- table "tracker_sanctioncollectionevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_413a7"
-- table "tracker_commitment_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO
"tracker_commitmentcollectionevent" ("collection_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label") SELECT new_values."collection_id", new_values."commitment_id", new_values."id",
_pgh_attached_context.value, NOW(), 'insert' FROM ( SELECT new_values.* FROM new_values  ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_0d10c"
-- table "tracker_commitment_collections"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO
"tracker_commitmentcollectionevent" ("collection_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label") SELECT new_values."collection_id", new_values."commitment_id", new_values."id",
_pgh_attached_context.value, NOW(), 'update' FROM ( SELECT new_values.* FROM old_values JOIN new_values ON
(old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_ecfbc"
-- table "tracker_commitment_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO
"tracker_commitmentcollectionevent" ("collection_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at",
"pgh_label") SELECT old_values."collection_id", old_values."commitment_id", old_values."id",
_pgh_attached_context.value, NOW(), 'delete' FROM ( SELECT old_values.* FROM old_values  ) AS old_values,
_pgh_attached_context; RETURN NULL;

-- trigger writer_collection_is_ones_own_insert
-- pgid "pgtrigger_writer_collection_is_ones_own_insert_314ff"
-- declare "DECLARE offender text;"
-- table "tracker_commitment_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, (SELECT title FROM tracker_collection AS collection WHERE
collection.id = new_rows.collection_id) FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes_in(acting_person(),
new_rows.collection_id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'collection_is_ones_own', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE =
format('"%s" is no collection that you write in; leave what is in it there, and choose one of yours.', offender); END
IF; RETURN NULL;

-- trigger writer_collection_is_ones_own_delete
-- pgid "pgtrigger_writer_collection_is_ones_own_delete_3bf94"
-- declare "DECLARE offender text;"
-- table "tracker_commitment_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, (SELECT title FROM tracker_collection AS collection WHERE
collection.id = old_rows.collection_id) FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes_in(acting_person(),
old_rows.collection_id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'collection_is_ones_own', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE =
format('"%s" is no collection that you write in; leave what is in it there, and choose one of yours.', offender); END
IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_6d078"
-- table "tracker_indicator_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO
"tracker_indicatorcollectionevent" ("collection_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at",
"pgh_label") SELECT new_values."collection_id", new_values."id", new_values."indicator_id",
_pgh_attached_context.value, NOW(), 'insert' FROM ( SELECT new_values.* FROM new_values  ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_6e2df"
-- table "tracker_indicator_collections"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO
"tracker_indicatorcollectionevent" ("collection_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at",
"pgh_label") SELECT new_values."collection_id", new_values."id", new_values."indicator_id",
_pgh_attached_context.value, NOW(), 'update' FROM ( SELECT new_values.* FROM old_values JOIN new_values ON
(old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_d380f"
-- table "tracker_indicator_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO
"tracker_indicatorcollectionevent" ("collection_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at",
"pgh_label") SELECT old_values."collection_id", old_values."id", old_values."indicator_id",
_pgh_attached_context.value, NOW(), 'delete' FROM ( SELECT old_values.* FROM old_values  ) AS old_values,
_pgh_attached_context; RETURN NULL;

-- trigger writer_collection_is_ones_own_insert
-- pgid "pgtrigger_writer_collection_is_ones_own_insert_ad527"
-- declare "DECLARE offender text;"
-- table "tracker_indicator_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, (SELECT title FROM tracker_collection AS collection WHERE
collection.id = new_rows.collection_id) FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes_in(acting_person(),
new_rows.collection_id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'collection_is_ones_own', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE =
format('"%s" is no collection that you write in; leave what is in it there, and choose one of yours.', offender); END
IF; RETURN NULL;

-- trigger writer_collection_is_ones_own_delete
-- pgid "pgtrigger_writer_collection_is_ones_own_delete_ffd01"
-- declare "DECLARE offender text;"
-- table "tracker_indicator_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, (SELECT title FROM tracker_collection AS collection WHERE
collection.id = old_rows.collection_id) FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes_in(acting_person(),
old_rows.collection_id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'collection_is_ones_own', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE =
format('"%s" is no collection that you write in; leave what is in it there, and choose one of yours.', offender); END
IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_5d9f4"
-- table "tracker_meeting_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_meetingcollectionevent"
("collection_id", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label") SELECT
new_values."collection_id", new_values."id", new_values."meeting_id", _pgh_attached_context.value, NOW(), 'insert'
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_c7744"
-- table "tracker_meeting_collections"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_meetingcollectionevent"
("collection_id", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label") SELECT
new_values."collection_id", new_values."id", new_values."meeting_id", _pgh_attached_context.value, NOW(), 'update'
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE
(old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_48d63"
-- table "tracker_meeting_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_meetingcollectionevent"
("collection_id", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label") SELECT
old_values."collection_id", old_values."id", old_values."meeting_id", _pgh_attached_context.value, NOW(), 'delete'
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger writer_collection_is_ones_own_insert
-- pgid "pgtrigger_writer_collection_is_ones_own_insert_b56ac"
-- declare "DECLARE offender text;"
-- table "tracker_meeting_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, (SELECT title FROM tracker_collection AS collection WHERE
collection.id = new_rows.collection_id) FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes_in(acting_person(),
new_rows.collection_id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'collection_is_ones_own', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE =
format('"%s" is no collection that you write in; leave what is in it there, and choose one of yours.', offender); END
IF; RETURN NULL;

-- trigger writer_collection_is_ones_own_delete
-- pgid "pgtrigger_writer_collection_is_ones_own_delete_0134f"
-- declare "DECLARE offender text;"
-- table "tracker_meeting_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, (SELECT title FROM tracker_collection AS collection WHERE
collection.id = old_rows.collection_id) FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes_in(acting_person(),
old_rows.collection_id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'collection_is_ones_own', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE =
format('"%s" is no collection that you write in; leave what is in it there, and choose one of yours.', offender); END
IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_1b77b"
-- table "tracker_sanction_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctioncollectionevent"
("collection_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "sanction_id") SELECT
new_values."collection_id", new_values."id", _pgh_attached_context.value, NOW(), 'insert', new_values."sanction_id"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_46f17"
-- table "tracker_sanction_collections"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctioncollectionevent"
("collection_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "sanction_id") SELECT
new_values."collection_id", new_values."id", _pgh_attached_context.value, NOW(), 'update', new_values."sanction_id"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE
(old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_81f6b"
-- table "tracker_sanction_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_sanctioncollectionevent"
("collection_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "sanction_id") SELECT
old_values."collection_id", old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."sanction_id"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger writer_collection_is_ones_own_insert
-- pgid "pgtrigger_writer_collection_is_ones_own_insert_2daab"
-- declare "DECLARE offender text;"
-- table "tracker_sanction_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, (SELECT title FROM tracker_collection AS collection WHERE
collection.id = new_rows.collection_id) FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes_in(acting_person(),
new_rows.collection_id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'collection_is_ones_own', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE =
format('"%s" is no collection that you write in; leave what is in it there, and choose one of yours.', offender); END
IF; RETURN NULL;

-- trigger writer_collection_is_ones_own_delete
-- pgid "pgtrigger_writer_collection_is_ones_own_delete_8f5aa"
-- declare "DECLARE offender text;"
-- table "tracker_sanction_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, (SELECT title FROM tracker_collection AS collection WHERE
collection.id = old_rows.collection_id) FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes_in(acting_person(),
old_rows.collection_id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'collection_is_ones_own', TABLE = TG_TABLE_NAME, COLUMN = 'collections', MESSAGE =
format('"%s" is no collection that you write in; leave what is in it there, and choose one of yours.', offender); END
IF; RETURN NULL;
