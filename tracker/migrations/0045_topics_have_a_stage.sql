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
new_rows.record_kind = 'topic' AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT
FROM tracker_indicator AS record WHERE new_rows.record_kind = 'indicator' AND record.ref = new_rows.record_ref AND
record.stage = 'published') OR EXISTS (SELECT FROM tracker_exchange AS record WHERE new_rows.record_kind = 'exchange'
AND record.ref = new_rows.record_ref AND record.stage = 'published') OR EXISTS (SELECT FROM tracker_collection AS
record WHERE new_rows.record_kind = 'collection' AND record.ref = new_rows.record_ref AND record.stage =
'published'))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'correction_is_of_a_public_record', TABLE = TG_TABLE_NAME, COLUMN = 'record_ref',
MESSAGE = format('There is no public page of "%s"; name a published record by its kind and ref.', offender); END IF;
RETURN NULL;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_88ee0"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN
new_rows USING (id) WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND old_rows.stage = 'published') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'ref_never_changes', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('The ref "%s" may be used
in links and files and can no longer be changed.', offender); END IF; RETURN NULL;

-- trigger ref_retires
-- pgid "pgtrigger_ref_retires_503bb"
-- table "tracker_topic"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE old_rows.stage = 'published' ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger publication_is_stamped
-- pgid "pgtrigger_publication_is_stamped_7b972"
-- table "tracker_topic"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"
NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;

-- trigger publication_is_not_undone_update
-- pgid "pgtrigger_publication_is_not_undone_update_0c99c"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_ecb5c"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_ede24"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_36f45"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
writer_in(acting_in()) = acting_person()) AND (SELECT needs_second_person(substr(TG_TABLE_NAME, length('tracker_') +
1))) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in()
?| ARRAY['merge', 'undone_merge', 'decided'], FALSE)) AND old_rows.stage = 'published' AND new_rows.stage =
'published' AND NOT to_jsonb(new_rows) ? 'axis' AND said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING
ERRCODE = 'check_violation', CONSTRAINT = 'published_record_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage',
MESSAGE = format('"%s" is published: propose the change, with your reason, and a second person publishes it.',
offender); END IF; RETURN NULL;

-- trigger writer_published_record_goes_by_two_delete
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_10e01"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.ref FROM old_rows WHERE (SELECT writer_in(acting_in()) =
acting_person()) AND (SELECT needs_second_person(substr(TG_TABLE_NAME, length('tracker_') + 1))) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE)) AND old_rows.stage = 'published') AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'published_record_goes_by_two', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('"%s" is published: propose
to delete it, with your reason, and a second person does.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_aa30a"
-- table "tracker_topic"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_topicevent"
("description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"recorded_at", "ref", "stage") SELECT new_values."description", new_values."id", new_values."name",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."published_at", new_values."recorded_at",
new_values."ref", new_values."stage" FROM ( SELECT new_values.* FROM new_values  ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_fc950"
-- table "tracker_topic"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_topicevent"
("description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"recorded_at", "ref", "stage") SELECT new_values."description", new_values."id", new_values."name",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."published_at", new_values."recorded_at",
new_values."ref", new_values."stage" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id")
= (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_ecbc2"
-- table "tracker_topic"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_topicevent"
("description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at",
"recorded_at", "ref", "stage") SELECT old_values."description", old_values."id", old_values."name",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."published_at", old_values."recorded_at",
old_values."ref", old_values."stage" FROM ( SELECT old_values.* FROM old_values  ) AS old_values,
_pgh_attached_context; RETURN NULL;
