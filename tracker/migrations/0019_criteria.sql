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

-- trigger statusupdate_fits_its_findings_update
-- pgid "pgtrigger_statusupdate_fits_its_findings_update_cd8c9"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_finding AS finding ON
finding.status_update_id = new_rows.id JOIN tracker_criterion AS criterion ON criterion.id = finding.criterion_id
WHERE criterion.commitment_id <> new_rows.commitment_id OR new_rows.axis <> 'evidence') AS offenders(id, name) LIMIT
1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'statusupdate_fits_its_findings', TABLE = TG_TABLE_NAME, COLUMN = 'commitment', MESSAGE = format('The status update
"%s" has findings on the criteria of its commitment; leave its commitment and its basis as they are, or delete the
findings first.', offender); END IF; RETURN NULL;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_8b931"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
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
-- pgid "pgtrigger_ref_never_reused_insert_f7dcc"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
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
-- pgid "pgtrigger_ref_never_reused_update_c4de6"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
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
-- pgid "pgtrigger_ref_retires_c6df0"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger criterion_list_is_locked_insert
-- pgid "pgtrigger_criterion_list_is_locked_insert_5faf8"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows WHERE EXISTS (SELECT FROM
tracker_statusupdate AS verdict WHERE verdict.commitment_id IN (new_rows.commitment_id) AND verdict.axis = 'evidence'
AND verdict.stage = 'published') AND NOT (new_rows.due IS NULL AND EXISTS (SELECT FROM tracker_commitment AS judged
WHERE judged.id = new_rows.commitment_id AND strpos(lower(judged.guideline), lower(new_rows.text)) > 0))) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'criterion_list_is_locked', TABLE = TG_TABLE_NAME, COLUMN = 'text', MESSAGE = format('The criterion "%s"
cannot be added: the criteria of its commitment are fixed since its first verdict was published; say in the summary
of a new verdict how it was judged.', offender); END IF; RETURN NULL;

-- trigger criterion_list_is_locked_update
-- pgid "pgtrigger_criterion_list_is_locked_update_635c7"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE
(old_rows.commitment_id, old_rows.shows, old_rows.text, old_rows.due, old_rows.position) IS DISTINCT FROM
(new_rows.commitment_id, new_rows.shows, new_rows.text, new_rows.due, new_rows.position) AND EXISTS (SELECT FROM
tracker_statusupdate AS verdict WHERE verdict.commitment_id IN (old_rows.commitment_id, new_rows.commitment_id) AND
verdict.axis = 'evidence' AND verdict.stage = 'published') AND NOT EXISTS (SELECT FROM tracker_criterionevent AS
event JOIN pghistory_context AS context ON context.id = event.pgh_context_id JOIN tracker_importbatch AS batch ON
batch.id = (context.metadata ->> 'import_batch')::bigint WHERE event.pgh_obj_id = old_rows.id AND batch.state =
'reverting')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'criterion_list_is_locked', TABLE = TG_TABLE_NAME, COLUMN = 'text', MESSAGE =
format('The criterion "%s" cannot be changed: the criteria of its commitment are fixed since its first verdict was
published; say in the summary of a new verdict how it was judged.', offender); END IF; RETURN NULL;

-- trigger criterion_list_is_locked_delete
-- pgid "pgtrigger_criterion_list_is_locked_delete_17de4"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE EXISTS (SELECT FROM tracker_statusupdate AS
verdict WHERE verdict.commitment_id IN (old_rows.commitment_id) AND verdict.axis = 'evidence' AND verdict.stage =
'published') AND NOT EXISTS (SELECT FROM tracker_criterionevent AS event JOIN pghistory_context AS context ON
context.id = event.pgh_context_id JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->>
'import_batch')::bigint WHERE event.pgh_obj_id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'criterion_list_is_locked', TABLE = TG_TABLE_NAME, COLUMN = 'text', MESSAGE = format('The criterion "%s" is never
deleted: the criteria of its commitment are fixed since its first verdict was published; say in the summary of a new
verdict how it was judged.', offender); END IF; RETURN NULL;

-- trigger criterion_keeps_its_findings_update
-- pgid "pgtrigger_criterion_keeps_its_findings_update_83852"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_finding AS finding ON
finding.criterion_id = new_rows.id JOIN tracker_statusupdate AS verdict ON verdict.id = finding.status_update_id
WHERE verdict.commitment_id <> new_rows.commitment_id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'criterion_keeps_its_findings', TABLE =
TG_TABLE_NAME, COLUMN = 'commitment', MESSAGE = format('A status update of another commitment has a finding on the
criterion "%s"; leave its commitment as it is, or delete that finding first.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_0921a"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_criterionevent"
("commitment_id", "due", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position",
"recorded_at", "ref", "shows", "text") SELECT new_values."commitment_id", new_values."due", new_values."id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."position", new_values."recorded_at",
new_values."ref", new_values."shows", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_6ef98"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_criterionevent"
("commitment_id", "due", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position",
"recorded_at", "ref", "shows", "text") SELECT new_values."commitment_id", new_values."due", new_values."id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."position", new_values."recorded_at",
new_values."ref", new_values."shows", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON
(old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_958a9"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_criterionevent"
("commitment_id", "due", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position",
"recorded_at", "ref", "shows", "text") SELECT old_values."commitment_id", old_values."due", old_values."id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."position", old_values."recorded_at",
old_values."ref", old_values."shows", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values,
_pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_5bf5b"
-- table "tracker_criterionevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_dbe7d"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
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
-- pgid "pgtrigger_ref_never_reused_insert_0f06a"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
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
-- pgid "pgtrigger_ref_never_reused_update_c80e8"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
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
-- pgid "pgtrigger_ref_retires_172b5"
-- table "tracker_finding"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger finding_is_on_its_own_commitment_insert
-- pgid "pgtrigger_finding_is_on_its_own_commitment_insert_65544"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_criterion AS criterion ON
criterion.id = new_rows.criterion_id JOIN tracker_statusupdate AS told ON told.id = new_rows.status_update_id WHERE
criterion.commitment_id <> told.commitment_id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE
EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_is_on_its_own_commitment', TABLE = TG_TABLE_NAME,
COLUMN = 'criterion', MESSAGE = format('The finding "%s" is on a criterion of another commitment; choose one of the
commitment that the status update is on.', offender); END IF; RETURN NULL;

-- trigger finding_is_on_its_own_commitment_update
-- pgid "pgtrigger_finding_is_on_its_own_commitment_update_71f63"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_criterion AS criterion ON
criterion.id = new_rows.criterion_id JOIN tracker_statusupdate AS told ON told.id = new_rows.status_update_id WHERE
criterion.commitment_id <> told.commitment_id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE
EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_is_on_its_own_commitment', TABLE = TG_TABLE_NAME,
COLUMN = 'criterion', MESSAGE = format('The finding "%s" is on a criterion of another commitment; choose one of the
commitment that the status update is on.', offender); END IF; RETURN NULL;

-- trigger finding_is_of_a_verdict_insert
-- pgid "pgtrigger_finding_is_of_a_verdict_insert_d114d"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_statusupdate AS told ON
told.id = new_rows.status_update_id WHERE told.axis <> 'evidence') AS offenders(id, name) LIMIT 1; IF offender IS NOT
NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_is_of_a_verdict', TABLE =
TG_TABLE_NAME, COLUMN = 'status_update', MESSAGE = format('The finding "%s" belongs to what a party says; criteria
are judged by a status update on the evidence only.', offender); END IF; RETURN NULL;

-- trigger finding_is_of_a_verdict_update
-- pgid "pgtrigger_finding_is_of_a_verdict_update_1e157"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_statusupdate AS told ON
told.id = new_rows.status_update_id WHERE told.axis <> 'evidence') AS offenders(id, name) LIMIT 1; IF offender IS NOT
NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_is_of_a_verdict', TABLE =
TG_TABLE_NAME, COLUMN = 'status_update', MESSAGE = format('The finding "%s" belongs to what a party says; criteria
are judged by a status update on the evidence only.', offender); END IF; RETURN NULL;

-- trigger finding_of_a_public_update_stays_insert
-- pgid "pgtrigger_finding_of_a_public_update_stays_insert_24129"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_statusupdate AS told ON
told.id = new_rows.status_update_id WHERE told.stage = 'published' AND told.author_id IS NOT NULL AND
told.published_at <> now()) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING
ERRCODE = 'check_violation', CONSTRAINT = 'finding_of_a_public_update_stays', TABLE = TG_TABLE_NAME, COLUMN =
'status_update', MESSAGE = format('The finding "%s" comes too late: its status update is published as it was seen;
have a reviewer retract the update, and write a new one.', offender); END IF; RETURN NULL;

-- trigger finding_of_a_public_update_stays_update
-- pgid "pgtrigger_finding_of_a_public_update_stays_update_c7dc7"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE
(old_rows.status_update_id, old_rows.criterion_id, old_rows.result, old_rows.reason) IS DISTINCT FROM
(new_rows.status_update_id, new_rows.criterion_id, new_rows.result, new_rows.reason) AND (EXISTS (SELECT FROM
tracker_statusupdate AS told WHERE told.id = old_rows.status_update_id AND told.stage = 'published') OR EXISTS
(SELECT FROM tracker_statusupdate AS told WHERE told.id = new_rows.status_update_id AND told.stage = 'published'))
AND NOT EXISTS (SELECT FROM tracker_findingevent AS event JOIN pghistory_context AS context ON context.id =
event.pgh_context_id JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint
WHERE event.pgh_obj_id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name) LIMIT 1; IF offender IS
NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_of_a_public_update_stays',
TABLE = TG_TABLE_NAME, COLUMN = 'status_update', MESSAGE = format('The finding "%s" belongs to a published status
update and cannot be changed; have a reviewer retract the update, and write a new one.', offender); END IF; RETURN
NULL;

-- trigger finding_of_a_public_update_stays_delete
-- pgid "pgtrigger_finding_of_a_public_update_stays_delete_5e74f"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE EXISTS (SELECT FROM tracker_statusupdate AS told
WHERE told.id = old_rows.status_update_id AND told.stage = 'published') AND NOT EXISTS (SELECT FROM
tracker_findingevent AS event JOIN pghistory_context AS context ON context.id = event.pgh_context_id JOIN
tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint WHERE event.pgh_obj_id =
old_rows.id AND batch.state = 'reverting')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE
EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_of_a_public_update_stays', TABLE = TG_TABLE_NAME,
COLUMN = 'status_update', MESSAGE = format('The finding "%s" belongs to a published status update and is never
deleted; have a reviewer retract the update, and write a new one.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_400b7"
-- table "tracker_finding"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_findingevent"
("criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "ref",
"result", "status_update_id") SELECT new_values."criterion_id", new_values."id", _pgh_attached_context.value, NOW(),
'insert', new_values."id", new_values."reason", new_values."recorded_at", new_values."ref", new_values."result",
new_values."status_update_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_d8bd0"
-- table "tracker_finding"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_findingevent"
("criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "ref",
"result", "status_update_id") SELECT new_values."criterion_id", new_values."id", _pgh_attached_context.value, NOW(),
'update', new_values."id", new_values."reason", new_values."recorded_at", new_values."ref", new_values."result",
new_values."status_update_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") =
(new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_93996"
-- table "tracker_finding"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_findingevent"
("criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "ref",
"result", "status_update_id") SELECT old_values."criterion_id", old_values."id", _pgh_attached_context.value, NOW(),
'delete', old_values."id", old_values."reason", old_values."recorded_at", old_values."ref", old_values."result",
old_values."status_update_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_c8be2"
-- table "tracker_findingevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_cfbb7"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
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
-- pgid "pgtrigger_ref_never_reused_insert_a4bd6"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
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
-- pgid "pgtrigger_ref_never_reused_update_985b2"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
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
-- pgid "pgtrigger_ref_retires_eb19a"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger milestone_is_reached_in_the_past_insert
-- pgid "pgtrigger_milestone_is_reached_in_the_past_insert_b50ff"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT id, reached FROM new_rows WHERE edtf_earliest(reached) > (now() AT TIME ZONE
'UTC')::date + 1) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'milestone_is_reached_in_the_past', TABLE = TG_TABLE_NAME, COLUMN = 'reached',
MESSAGE = format('"%s" is in the future; reached must be today or earlier, or empty until it is reached.', offender);
END IF; RETURN NULL;

-- trigger milestone_is_reached_in_the_past_update
-- pgid "pgtrigger_milestone_is_reached_in_the_past_update_88bc2"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT id, reached FROM new_rows WHERE edtf_earliest(reached) > (now() AT TIME ZONE
'UTC')::date + 1) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'milestone_is_reached_in_the_past', TABLE = TG_TABLE_NAME, COLUMN = 'reached',
MESSAGE = format('"%s" is in the future; reached must be today or earlier, or empty until it is reached.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_9cfb4"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_milestoneevent"
("commitment_id", "due", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached",
"recorded_at", "ref", "summary", "title") SELECT new_values."commitment_id", new_values."due", new_values."id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."reached", new_values."recorded_at",
new_values."ref", new_values."summary", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS
new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_3f38e"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_milestoneevent"
("commitment_id", "due", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached",
"recorded_at", "ref", "summary", "title") SELECT new_values."commitment_id", new_values."due", new_values."id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."reached", new_values."recorded_at",
new_values."ref", new_values."summary", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values
ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_995f8"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_milestoneevent"
("commitment_id", "due", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached",
"recorded_at", "ref", "summary", "title") SELECT old_values."commitment_id", old_values."due", old_values."id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reached", old_values."recorded_at",
old_values."ref", old_values."summary", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS
old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_4f42b"
-- table "tracker_milestoneevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger ref_never_changes_update
-- pgid "pgtrigger_ref_never_changes_update_db696"
-- declare "DECLARE offender text;"
-- table "tracker_target"
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
-- pgid "pgtrigger_ref_never_reused_insert_dba74"
-- declare "DECLARE offender text;"
-- table "tracker_target"
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
-- pgid "pgtrigger_ref_never_reused_update_0b5a6"
-- declare "DECLARE offender text;"
-- table "tracker_target"
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
-- pgid "pgtrigger_ref_retires_0cf61"
-- table "tracker_target"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
INSERT INTO tracker_retiredref (record, ref, retired_at) SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows
WHERE TRUE ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_152ad"
-- table "tracker_target"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_targetevent"
("baseline", "baseline_period", "commitment_id", "direction", "due", "id", "indicator_id", "note", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "value") SELECT new_values."baseline",
new_values."baseline_period", new_values."commitment_id", new_values."direction", new_values."due", new_values."id",
new_values."indicator_id", new_values."note", _pgh_attached_context.value, NOW(), 'insert', new_values."id",
new_values."recorded_at", new_values."ref", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS
new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_266cd"
-- table "tracker_target"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_targetevent"
("baseline", "baseline_period", "commitment_id", "direction", "due", "id", "indicator_id", "note", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "value") SELECT new_values."baseline",
new_values."baseline_period", new_values."commitment_id", new_values."direction", new_values."due", new_values."id",
new_values."indicator_id", new_values."note", _pgh_attached_context.value, NOW(), 'update', new_values."id",
new_values."recorded_at", new_values."ref", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN
new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS
new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_04883"
-- table "tracker_target"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_targetevent"
("baseline", "baseline_period", "commitment_id", "direction", "due", "id", "indicator_id", "note", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "ref", "value") SELECT old_values."baseline",
old_values."baseline_period", old_values."commitment_id", old_values."direction", old_values."due", old_values."id",
old_values."indicator_id", old_values."note", _pgh_attached_context.value, NOW(), 'delete', old_values."id",
old_values."recorded_at", old_values."ref", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS
old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_f64cf"
-- table "tracker_targetevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
