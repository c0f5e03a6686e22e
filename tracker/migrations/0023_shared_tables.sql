-- trigger citation_of_a_public_update_stays_update
-- pgid "pgtrigger_citation_of_a_public_update_stays_update_182f7"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE
((old_rows.source_id, old_rows.status_update_id, old_rows.finding_id, old_rows.stance, old_rows.credibility,
old_rows.paragraph, old_rows.quote, old_rows.field, old_rows.value) IS DISTINCT FROM (new_rows.source_id,
new_rows.status_update_id, new_rows.finding_id, new_rows.stance, new_rows.credibility, new_rows.paragraph,
new_rows.quote, new_rows.field, new_rows.value) OR (old_rows.attribution <> 'not_recorded' AND (old_rows.attribution,
old_rows.speaker_id, old_rows.on_behalf_of_id, old_rows.addressee_id) IS DISTINCT FROM (new_rows.attribution,
new_rows.speaker_id, new_rows.on_behalf_of_id, new_rows.addressee_id))) AND EXISTS (SELECT FROM tracker_statusupdate
AS told WHERE (told.id = old_rows.status_update_id OR told.id = (SELECT finding.status_update_id FROM tracker_finding
AS finding WHERE finding.id = old_rows.finding_id)) AND told.stage = 'published') AND NOT EXISTS (SELECT FROM
tracker_citationevent AS event JOIN pghistory_context AS context ON context.id = event.pgh_context_id JOIN
tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint WHERE event.pgh_obj_id =
old_rows.id AND batch.state = 'reverting')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE
EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_of_a_public_update_stays', TABLE = TG_TABLE_NAME,
COLUMN = 'status_update', MESSAGE = format('The citation "%s" belongs to a published status update and cannot be
changed; add another citation, or have a reviewer retract the update.', offender); END IF; RETURN NULL;

-- trigger citation_of_a_public_update_stays_delete
-- pgid "pgtrigger_citation_of_a_public_update_stays_delete_452b7"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE EXISTS (SELECT FROM tracker_statusupdate AS told
WHERE (told.id = old_rows.status_update_id OR told.id = (SELECT finding.status_update_id FROM tracker_finding AS
finding WHERE finding.id = old_rows.finding_id)) AND told.stage = 'published') AND NOT EXISTS (SELECT FROM
tracker_citationevent AS event JOIN pghistory_context AS context ON context.id = event.pgh_context_id JOIN
tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint WHERE event.pgh_obj_id =
old_rows.id AND batch.state = 'reverting')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE
EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_of_a_public_update_stays', TABLE = TG_TABLE_NAME,
COLUMN = 'status_update', MESSAGE = format('The citation "%s" belongs to a published status update and is never
deleted; add another citation, or have a reviewer retract the update.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_f4eb8"
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_citationevent"
("actor_id", "addressee_id", "attribution", "commitment_id", "condition_id", "credibility", "exchange_id", "field",
"finding_id", "id", "link_id", "meeting_id", "milestone_id", "note", "observation_id", "on_behalf_of_id",
"paragraph", "participation_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"programme_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref",
"response_id", "role_id", "sanction_id", "sanction_step_id", "source_id", "speaker_id", "stance", "status_update_id",
"target_id", "value") SELECT new_values."actor_id", new_values."addressee_id", new_values."attribution",
new_values."commitment_id", new_values."condition_id", new_values."credibility", new_values."exchange_id",
new_values."field", new_values."finding_id", new_values."id", new_values."link_id", new_values."meeting_id",
new_values."milestone_id", new_values."note", new_values."observation_id", new_values."on_behalf_of_id",
new_values."paragraph", new_values."participation_id", new_values."party_id", _pgh_attached_context.value, NOW(),
'insert', new_values."id", new_values."programme_id", new_values."quote", new_values."quote_end",
new_values."quote_prefix", new_values."quote_start", new_values."quote_suffix", new_values."recorded_at",
new_values."ref", new_values."response_id", new_values."role_id", new_values."sanction_id",
new_values."sanction_step_id", new_values."source_id", new_values."speaker_id", new_values."stance",
new_values."status_update_id", new_values."target_id", new_values."value" FROM ( SELECT new_values.* FROM
new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_733e5"
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_citationevent"
("actor_id", "addressee_id", "attribution", "commitment_id", "condition_id", "credibility", "exchange_id", "field",
"finding_id", "id", "link_id", "meeting_id", "milestone_id", "note", "observation_id", "on_behalf_of_id",
"paragraph", "participation_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"programme_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref",
"response_id", "role_id", "sanction_id", "sanction_step_id", "source_id", "speaker_id", "stance", "status_update_id",
"target_id", "value") SELECT new_values."actor_id", new_values."addressee_id", new_values."attribution",
new_values."commitment_id", new_values."condition_id", new_values."credibility", new_values."exchange_id",
new_values."field", new_values."finding_id", new_values."id", new_values."link_id", new_values."meeting_id",
new_values."milestone_id", new_values."note", new_values."observation_id", new_values."on_behalf_of_id",
new_values."paragraph", new_values."participation_id", new_values."party_id", _pgh_attached_context.value, NOW(),
'update', new_values."id", new_values."programme_id", new_values."quote", new_values."quote_end",
new_values."quote_prefix", new_values."quote_start", new_values."quote_suffix", new_values."recorded_at",
new_values."ref", new_values."response_id", new_values."role_id", new_values."sanction_id",
new_values."sanction_step_id", new_values."source_id", new_values."speaker_id", new_values."stance",
new_values."status_update_id", new_values."target_id", new_values."value" FROM ( SELECT new_values.* FROM old_values
JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS
new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_8d900"
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_citationevent"
("actor_id", "addressee_id", "attribution", "commitment_id", "condition_id", "credibility", "exchange_id", "field",
"finding_id", "id", "link_id", "meeting_id", "milestone_id", "note", "observation_id", "on_behalf_of_id",
"paragraph", "participation_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"programme_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref",
"response_id", "role_id", "sanction_id", "sanction_step_id", "source_id", "speaker_id", "stance", "status_update_id",
"target_id", "value") SELECT old_values."actor_id", old_values."addressee_id", old_values."attribution",
old_values."commitment_id", old_values."condition_id", old_values."credibility", old_values."exchange_id",
old_values."field", old_values."finding_id", old_values."id", old_values."link_id", old_values."meeting_id",
old_values."milestone_id", old_values."note", old_values."observation_id", old_values."on_behalf_of_id",
old_values."paragraph", old_values."participation_id", old_values."party_id", _pgh_attached_context.value, NOW(),
'delete', old_values."id", old_values."programme_id", old_values."quote", old_values."quote_end",
old_values."quote_prefix", old_values."quote_start", old_values."quote_suffix", old_values."recorded_at",
old_values."ref", old_values."response_id", old_values."role_id", old_values."sanction_id",
old_values."sanction_step_id", old_values."source_id", old_values."speaker_id", old_values."stance",
old_values."status_update_id", old_values."target_id", old_values."value" FROM ( SELECT old_values.* FROM
old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

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
new_rows.record_ref AND record.stage = 'published'))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_is_of_a_public_record', TABLE =
TG_TABLE_NAME, COLUMN = 'record_ref', MESSAGE = format('There is no public page of "%s"; name a published record by
its kind and ref.', offender); END IF; RETURN NULL;

-- trigger writer_record_has_a_second_person_insert
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_572c3"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_c7895"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_035fe"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
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

-- trigger writer_record_has_a_second_person_insert
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_6cbbb"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_52774"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_82ab4"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
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
-- pgid "pgtrigger_insert_insert_9918e"
-- table "tracker_ruling"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_rulingevent"
("actor_id", "commitment_id", "condition_id", "decided_at", "decided_by_id", "exchange_id", "field", "finding_id",
"id", "link_id", "meeting_id", "milestone_id", "observation_id", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "programme_id", "reason", "response_id", "role_id", "sanction_id", "sanction_step_id",
"status_update_id", "target_id", "value") SELECT new_values."actor_id", new_values."commitment_id",
new_values."condition_id", new_values."decided_at", new_values."decided_by_id", new_values."exchange_id",
new_values."field", new_values."finding_id", new_values."id", new_values."link_id", new_values."meeting_id",
new_values."milestone_id", new_values."observation_id", _pgh_attached_context.value, NOW(), 'insert',
new_values."id", new_values."programme_id", new_values."reason", new_values."response_id", new_values."role_id",
new_values."sanction_id", new_values."sanction_step_id", new_values."status_update_id", new_values."target_id",
new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_f5077"
-- table "tracker_ruling"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_rulingevent"
("actor_id", "commitment_id", "condition_id", "decided_at", "decided_by_id", "exchange_id", "field", "finding_id",
"id", "link_id", "meeting_id", "milestone_id", "observation_id", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "programme_id", "reason", "response_id", "role_id", "sanction_id", "sanction_step_id",
"status_update_id", "target_id", "value") SELECT new_values."actor_id", new_values."commitment_id",
new_values."condition_id", new_values."decided_at", new_values."decided_by_id", new_values."exchange_id",
new_values."field", new_values."finding_id", new_values."id", new_values."link_id", new_values."meeting_id",
new_values."milestone_id", new_values."observation_id", _pgh_attached_context.value, NOW(), 'update',
new_values."id", new_values."programme_id", new_values."reason", new_values."response_id", new_values."role_id",
new_values."sanction_id", new_values."sanction_step_id", new_values."status_update_id", new_values."target_id",
new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") =
(new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_150e7"
-- table "tracker_ruling"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_rulingevent"
("actor_id", "commitment_id", "condition_id", "decided_at", "decided_by_id", "exchange_id", "field", "finding_id",
"id", "link_id", "meeting_id", "milestone_id", "observation_id", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "programme_id", "reason", "response_id", "role_id", "sanction_id", "sanction_step_id",
"status_update_id", "target_id", "value") SELECT old_values."actor_id", old_values."commitment_id",
old_values."condition_id", old_values."decided_at", old_values."decided_by_id", old_values."exchange_id",
old_values."field", old_values."finding_id", old_values."id", old_values."link_id", old_values."meeting_id",
old_values."milestone_id", old_values."observation_id", _pgh_attached_context.value, NOW(), 'delete',
old_values."id", old_values."programme_id", old_values."reason", old_values."response_id", old_values."role_id",
old_values."sanction_id", old_values."sanction_step_id", old_values."status_update_id", old_values."target_id",
old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger writer_record_has_a_second_person_insert
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_e97fa"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_f8ebe"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_df1e3"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
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
