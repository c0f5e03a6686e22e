-- trigger citation_of_a_public_update_stays_update
-- pgid "pgtrigger_citation_of_a_public_update_stays_update_182f7"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE
((old_rows.source_id, old_rows.status_update_id, old_rows.stance, old_rows.credibility, old_rows.paragraph,
old_rows.quote, old_rows.field, old_rows.value) IS DISTINCT FROM (new_rows.source_id, new_rows.status_update_id,
new_rows.stance, new_rows.credibility, new_rows.paragraph, new_rows.quote, new_rows.field, new_rows.value) OR
(old_rows.attribution <> 'not_recorded' AND (old_rows.attribution, old_rows.speaker_id, old_rows.on_behalf_of_id,
old_rows.addressee_id) IS DISTINCT FROM (new_rows.attribution, new_rows.speaker_id, new_rows.on_behalf_of_id,
new_rows.addressee_id))) AND EXISTS (SELECT FROM tracker_statusupdate AS told WHERE told.id =
old_rows.status_update_id AND told.stage = 'published') AND NOT EXISTS (SELECT FROM tracker_citationevent AS event
JOIN pghistory_context AS context ON context.id = event.pgh_context_id JOIN tracker_importbatch AS batch ON batch.id
= (context.metadata ->> 'import_batch')::bigint WHERE event.pgh_obj_id = old_rows.id AND batch.state = 'reverting'))
AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_of_a_public_update_stays', TABLE = TG_TABLE_NAME, COLUMN = 'status_update', MESSAGE =
format('The citation "%s" belongs to a published status update and cannot be changed; add another citation, or have a
reviewer retract the update.', offender); END IF; RETURN NULL;

-- trigger statusupdate_stands_on_a_source_update
-- pgid "pgtrigger_statusupdate_stands_on_a_source_update_4806c"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- constraint "CONSTRAINT"
-- when "AFTER"
-- operation "UPDATE"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- condition "WHEN (OLD.status_update_id IS NOT NULL)"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told WHERE told.id =
OLD.status_update_id AND told.stage = 'published' AND told.retracted_at IS NULL AND told.status <>
'no_evidence_found' AND NOT EXISTS (SELECT FROM tracker_citation AS citation JOIN tracker_source AS source ON
source.id = citation.source_id WHERE citation.status_update_id = told.id AND citation.stance IN ('supports',
'mentions') AND (citation.attribution <> 'implied' OR told.inference_reason <> '') AND source.stage = 'published'))
AS offenders(name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_stands_on_a_source', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The status
update "%s" cannot be public without a source: cite a published source that supports or mentions it first. What is
only implied needs inference_reason, the reviewer''s word on it.', offender); END IF; RETURN NULL;

-- trigger statusupdate_stands_on_a_source_delete
-- pgid "pgtrigger_statusupdate_stands_on_a_source_delete_f5e3f"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- constraint "CONSTRAINT"
-- when "AFTER"
-- operation "DELETE"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- condition "WHEN (OLD.status_update_id IS NOT NULL)"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told WHERE told.id =
OLD.status_update_id AND told.stage = 'published' AND told.retracted_at IS NULL AND told.status <>
'no_evidence_found' AND NOT EXISTS (SELECT FROM tracker_citation AS citation JOIN tracker_source AS source ON
source.id = citation.source_id WHERE citation.status_update_id = told.id AND citation.stance IN ('supports',
'mentions') AND (citation.attribution <> 'implied' OR told.inference_reason <> '') AND source.stage = 'published'))
AS offenders(name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_stands_on_a_source', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The status
update "%s" cannot be public without a source: cite a published source that supports or mentions it first. What is
only implied needs inference_reason, the reviewer''s word on it.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_f4eb8"
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_citationevent"
("actor_id", "addressee_id", "attribution", "commitment_id", "credibility", "field", "id", "link_id", "meeting_id",
"note", "observation_id", "on_behalf_of_id", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref", "role_id",
"sanction_id", "source_id", "speaker_id", "stance", "status_update_id", "value") SELECT new_values."actor_id",
new_values."addressee_id", new_values."attribution", new_values."commitment_id", new_values."credibility",
new_values."field", new_values."id", new_values."link_id", new_values."meeting_id", new_values."note",
new_values."observation_id", new_values."on_behalf_of_id", new_values."paragraph", _pgh_attached_context.value,
NOW(), 'insert', new_values."id", new_values."quote", new_values."quote_end", new_values."quote_prefix",
new_values."quote_start", new_values."quote_suffix", new_values."recorded_at", new_values."ref",
new_values."role_id", new_values."sanction_id", new_values."source_id", new_values."speaker_id", new_values."stance",
new_values."status_update_id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_733e5"
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_citationevent"
("actor_id", "addressee_id", "attribution", "commitment_id", "credibility", "field", "id", "link_id", "meeting_id",
"note", "observation_id", "on_behalf_of_id", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref", "role_id",
"sanction_id", "source_id", "speaker_id", "stance", "status_update_id", "value") SELECT new_values."actor_id",
new_values."addressee_id", new_values."attribution", new_values."commitment_id", new_values."credibility",
new_values."field", new_values."id", new_values."link_id", new_values."meeting_id", new_values."note",
new_values."observation_id", new_values."on_behalf_of_id", new_values."paragraph", _pgh_attached_context.value,
NOW(), 'update', new_values."id", new_values."quote", new_values."quote_end", new_values."quote_prefix",
new_values."quote_start", new_values."quote_suffix", new_values."recorded_at", new_values."ref",
new_values."role_id", new_values."sanction_id", new_values."source_id", new_values."speaker_id", new_values."stance",
new_values."status_update_id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON
(old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_8d900"
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_citationevent"
("actor_id", "addressee_id", "attribution", "commitment_id", "credibility", "field", "id", "link_id", "meeting_id",
"note", "observation_id", "on_behalf_of_id", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix", "recorded_at", "ref", "role_id",
"sanction_id", "source_id", "speaker_id", "stance", "status_update_id", "value") SELECT old_values."actor_id",
old_values."addressee_id", old_values."attribution", old_values."commitment_id", old_values."credibility",
old_values."field", old_values."id", old_values."link_id", old_values."meeting_id", old_values."note",
old_values."observation_id", old_values."on_behalf_of_id", old_values."paragraph", _pgh_attached_context.value,
NOW(), 'delete', old_values."id", old_values."quote", old_values."quote_end", old_values."quote_prefix",
old_values."quote_start", old_values."quote_suffix", old_values."recorded_at", old_values."ref",
old_values."role_id", old_values."sanction_id", old_values."source_id", old_values."speaker_id", old_values."stance",
old_values."status_update_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values,
_pgh_attached_context; RETURN NULL;

-- trigger statusupdate_is_append_only_update
-- pgid "pgtrigger_statusupdate_is_append_only_update_89938"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE
old_rows.stage = 'published' AND NOT EXISTS (SELECT FROM tracker_statusupdateevent AS event JOIN pghistory_context AS
context ON context.id = event.pgh_context_id JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->>
'import_batch')::bigint WHERE event.pgh_obj_id = old_rows.id AND batch.state = 'reverting') AND
((old_rows.commitment_id, old_rows.axis, old_rows.status, old_rows.as_of, old_rows.summary, old_rows.searched,
old_rows.stage, old_rows.author_id, old_rows.reviewer_id, old_rows.published_at) IS DISTINCT FROM
(new_rows.commitment_id, new_rows.axis, new_rows.status, new_rows.as_of, new_rows.summary, new_rows.searched,
new_rows.stage, new_rows.author_id, new_rows.reviewer_id, new_rows.published_at) OR (old_rows.inference_reason <> ''
AND old_rows.inference_reason <> new_rows.inference_reason) OR (old_rows.retracted_at IS NOT NULL AND
(old_rows.retracted_at, old_rows.retraction_reason) IS DISTINCT FROM (new_rows.retracted_at,
new_rows.retraction_reason)))) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING
ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_is_append_only', TABLE = TG_TABLE_NAME, COLUMN = 'ref',
MESSAGE = format('The published status update "%s" is never edited; retract it with a reason and add a new one.',
offender); END IF; RETURN NULL;

-- trigger statusupdate_stands_on_a_source_insert
-- pgid "pgtrigger_statusupdate_stands_on_a_source_insert_77aa1"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
-- constraint "CONSTRAINT"
-- when "AFTER"
-- operation "INSERT"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- condition "WHEN (NEW.stage = 'published')"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told WHERE told.id = NEW.id AND
told.stage = 'published' AND told.retracted_at IS NULL AND told.status <> 'no_evidence_found' AND NOT EXISTS (SELECT
FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id WHERE
citation.status_update_id = told.id AND citation.stance IN ('supports', 'mentions') AND (citation.attribution <>
'implied' OR told.inference_reason <> '') AND source.stage = 'published')) AS offenders(name) LIMIT 1; IF offender IS
NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_stands_on_a_source',
TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The status update "%s" cannot be public without a source:
cite a published source that supports or mentions it first. What is only implied needs inference_reason, the
reviewer''s word on it.', offender); END IF; RETURN NULL;

-- trigger statusupdate_stands_on_a_source_update
-- pgid "pgtrigger_statusupdate_stands_on_a_source_update_7ab71"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
-- constraint "CONSTRAINT"
-- when "AFTER"
-- operation "UPDATE"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- condition "WHEN (NEW.stage = 'published' AND OLD.stage <> 'published')"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told WHERE told.id = NEW.id AND
told.stage = 'published' AND told.retracted_at IS NULL AND told.status <> 'no_evidence_found' AND NOT EXISTS (SELECT
FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id WHERE
citation.status_update_id = told.id AND citation.stance IN ('supports', 'mentions') AND (citation.attribution <>
'implied' OR told.inference_reason <> '') AND source.stage = 'published')) AS offenders(name) LIMIT 1; IF offender IS
NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_stands_on_a_source',
TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('The status update "%s" cannot be public without a source:
cite a published source that supports or mentions it first. What is only implied needs inference_reason, the
reviewer''s word on it.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_4d478"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_statusupdateevent"
("as_of", "author_id", "axis", "commitment_id", "id", "inference_reason", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "retracted_at", "retraction_reason", "reviewer_id",
"searched", "stage", "status", "summary") SELECT new_values."as_of", new_values."author_id", new_values."axis",
new_values."commitment_id", new_values."id", new_values."inference_reason", _pgh_attached_context.value, NOW(),
'insert', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref",
new_values."retracted_at", new_values."retraction_reason", new_values."reviewer_id", new_values."searched",
new_values."stage", new_values."status", new_values."summary" FROM ( SELECT new_values.* FROM new_values  ) AS
new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_738bf"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_statusupdateevent"
("as_of", "author_id", "axis", "commitment_id", "id", "inference_reason", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "retracted_at", "retraction_reason", "reviewer_id",
"searched", "stage", "status", "summary") SELECT new_values."as_of", new_values."author_id", new_values."axis",
new_values."commitment_id", new_values."id", new_values."inference_reason", _pgh_attached_context.value, NOW(),
'update', new_values."id", new_values."published_at", new_values."recorded_at", new_values."ref",
new_values."retracted_at", new_values."retraction_reason", new_values."reviewer_id", new_values."searched",
new_values."stage", new_values."status", new_values."summary" FROM ( SELECT new_values.* FROM old_values JOIN
new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS
new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_b17ed"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_statusupdateevent"
("as_of", "author_id", "axis", "commitment_id", "id", "inference_reason", "pgh_context_id", "pgh_created_at",
"pgh_label", "pgh_obj_id", "published_at", "recorded_at", "ref", "retracted_at", "retraction_reason", "reviewer_id",
"searched", "stage", "status", "summary") SELECT old_values."as_of", old_values."author_id", old_values."axis",
old_values."commitment_id", old_values."id", old_values."inference_reason", _pgh_attached_context.value, NOW(),
'delete', old_values."id", old_values."published_at", old_values."recorded_at", old_values."ref",
old_values."retracted_at", old_values."retraction_reason", old_values."reviewer_id", old_values."searched",
old_values."stage", old_values."status", old_values."summary" FROM ( SELECT old_values.* FROM old_values  ) AS
old_values, _pgh_attached_context; RETURN NULL;
