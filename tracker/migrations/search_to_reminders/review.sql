-- trigger assessment_is_fixed_once_submitted_update
-- table "tracker_assessment"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_assessment_is_fixed_once_submitted_update_324c2"
-- hash "11f5ae550a7e8d5a02109eabe50c36748e2a2331"

SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.as_of
FROM old_rows LEFT JOIN new_rows USING (id) WHERE old_rows.submitted_at IS NOT NULL
AND (old_rows.commitment_id, old_rows.analyst_id, old_rows.as_of, old_rows.status, old_rows.reasoning,
old_rows.submitted_at) IS DISTINCT FROM (new_rows.commitment_id, new_rows.analyst_id, new_rows.as_of,
new_rows.status, new_rows.reasoning, new_rows.submitted_at)) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'assessment_is_fixed_once_submitted', TABLE = TG_TABLE_NAME,
COLUMN = 'status', MESSAGE = format('The assessment as of %s was submitted and stays as it is.', offender);
END IF; RETURN NULL;

-- trigger assessment_is_kept_once_submitted_delete
-- table "tracker_assessment"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_assessment_is_kept_once_submitted_delete_d1c6e"
-- hash "892572c92380fe236256bfce5aa0aff87ea1e130"

SELECT name INTO offender FROM (SELECT id, as_of FROM old_rows
WHERE submitted_at IS NOT NULL) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'assessment_is_kept_once_submitted', TABLE = TG_TABLE_NAME,
COLUMN = 'status', MESSAGE = format('The assessment as of %s was submitted and is never deleted.', offender);
END IF; RETURN NULL;

-- trigger assessment_is_blind_insert
-- table "tracker_assessment"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_assessment_is_blind_insert_1501b"
-- hash "ea5431f1e2ddb1071873298ce0c0d86a19c4ba81"

SELECT name INTO offender FROM (SELECT id, as_of FROM new_rows
WHERE (SELECT count(*) FROM tracker_assessment AS submitted WHERE submitted.commitment_id = new_rows.commitment_id
AND submitted.as_of = new_rows.as_of AND submitted.submitted_at IS NOT NULL
AND submitted.id <> new_rows.id) >= 2) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'assessment_is_blind', TABLE = TG_TABLE_NAME, COLUMN = 'commitment',
MESSAGE =
format('Two analysts have submitted theirs as of %s, and anyone can read these by now; choose another day or commitment.', offender);
END IF; RETURN NULL;

-- trigger assessment_is_blind_update
-- table "tracker_assessment"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_assessment_is_blind_update_c4251"
-- hash "64c1a6094a8bfe2c8200862e64e7d73c85f0021b"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.as_of
FROM old_rows JOIN new_rows USING (id) WHERE (old_rows.commitment_id, old_rows.as_of) <>
(new_rows.commitment_id, new_rows.as_of) AND (SELECT count(*)
FROM tracker_assessment AS submitted WHERE submitted.commitment_id = new_rows.commitment_id
AND submitted.as_of = new_rows.as_of AND submitted.submitted_at IS NOT NULL
AND submitted.id <> new_rows.id) >= 2) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'assessment_is_blind', TABLE = TG_TABLE_NAME, COLUMN = 'commitment',
MESSAGE =
format('Two analysts have submitted theirs as of %s, and anyone can read these by now; choose another day or commitment.', offender);
END IF; RETURN NULL;

-- trigger assessment_speaks_of_the_past_insert
-- table "tracker_assessment"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_assessment_speaks_of_the_past_insert_5eaa7"
-- hash "4fc44fb2e5092668941c8d13554ec17b3cc727c4"

SELECT name INTO offender FROM (SELECT id, as_of FROM new_rows
WHERE as_of > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'assessment_speaks_of_the_past', TABLE = TG_TABLE_NAME,
COLUMN = 'as_of', MESSAGE = format('%s has not come yet; assess a day that has.', offender);
END IF; RETURN NULL;

-- trigger assessment_speaks_of_the_past_update
-- table "tracker_assessment"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_assessment_speaks_of_the_past_update_2af91"
-- hash "e0c93dcb87f4e0e35d8eaba3662abfd5ade4271d"

SELECT name INTO offender FROM (SELECT id, as_of FROM new_rows
WHERE as_of > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'assessment_speaks_of_the_past', TABLE = TG_TABLE_NAME,
COLUMN = 'as_of', MESSAGE = format('%s has not come yet; assess a day that has.', offender);
END IF; RETURN NULL;

-- trigger insert_insert
-- table "tracker_assessment"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_a075f"
-- hash "85b2ee2a996dd1e18fe44418b02ca8d3d8ae60e5"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_assessmentevent" ("analyst_id", "as_of", "commitment_id", "id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "reasoning", "status", "submitted_at")
SELECT new_values."analyst_id", new_values."as_of", new_values."commitment_id", new_values."id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."reasoning", new_values."status", new_values."submitted_at"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_assessment"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_76c08"
-- hash "c16b4bb293e05de8fd7f3d13e0bc0a0366104a12"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_assessmentevent" ("analyst_id", "as_of", "commitment_id", "id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "reasoning", "status", "submitted_at")
SELECT new_values."analyst_id", new_values."as_of", new_values."commitment_id", new_values."id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."reasoning", new_values."status", new_values."submitted_at"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_assessment"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_632a3"
-- hash "10d63a3a80a5b7ffc19df292c5a612ec1cfd256d"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_assessmentevent" ("analyst_id", "as_of", "commitment_id", "id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "reasoning", "status", "submitted_at")
SELECT old_values."analyst_id", old_values."as_of", old_values."commitment_id", old_values."id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reasoning", old_values."status", old_values."submitted_at"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_assessmentevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_bbb7c"
-- hash "7ffa1e2357d40e428bcd689c0b38bedb61bd526e"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger insert_insert
-- table "tracker_ruling"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- pgid "pgtrigger_insert_insert_9918e"
-- hash "b331309133df5628e9aeaf7f7b906643e6ffb66b"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_rulingevent" ("actor_id", "commitment_id", "decided_at", "decided_by_id", "field", "id",
"link_id", "meeting_id", "observation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"reason", "role_id", "sanction_id", "status_update_id", "value")
SELECT new_values."actor_id", new_values."commitment_id", new_values."decided_at", new_values."decided_by_id",
new_values."field", new_values."id", new_values."link_id", new_values."meeting_id", new_values."observation_id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."reason", new_values."role_id",
new_values."sanction_id", new_values."status_update_id", new_values."value"
FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger update_update
-- table "tracker_ruling"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_f5077"
-- hash "6b54c0e6bfd995f5ea6a82ec3303771bc12114b1"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_rulingevent" ("actor_id", "commitment_id", "decided_at", "decided_by_id", "field", "id",
"link_id", "meeting_id", "observation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"reason", "role_id", "sanction_id", "status_update_id", "value")
SELECT new_values."actor_id", new_values."commitment_id", new_values."decided_at", new_values."decided_by_id",
new_values."field", new_values."id", new_values."link_id", new_values."meeting_id", new_values."observation_id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."reason", new_values."role_id",
new_values."sanction_id", new_values."status_update_id", new_values."value"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- table "tracker_ruling"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- pgid "pgtrigger_delete_delete_150e7"
-- hash "4862fd8d5a0a02664761cf121712fe3f7af7b7f9"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_rulingevent" ("actor_id", "commitment_id", "decided_at", "decided_by_id", "field", "id",
"link_id", "meeting_id", "observation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"reason", "role_id", "sanction_id", "status_update_id", "value")
SELECT old_values."actor_id", old_values."commitment_id", old_values."decided_at", old_values."decided_by_id",
old_values."field", old_values."id", old_values."link_id", old_values."meeting_id", old_values."observation_id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason", old_values."role_id",
old_values."sanction_id", old_values."status_update_id", old_values."value"
FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context;
RETURN NULL;

-- trigger append_only
-- table "tracker_rulingevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
-- pgid "pgtrigger_append_only_a04b9"
-- hash "8777384e0a9e0ae4f4ec980fd1beed59af36b30d"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger citation_of_a_public_update_stays_update
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_of_a_public_update_stays_update_182f7"
-- hash "074ad56ee2b0a2c698776fb1589ad783e64f50f3"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.status_update_id, old_rows.stance,
old_rows.credibility, old_rows.paragraph, old_rows.quote, old_rows.field, old_rows.value) IS DISTINCT
FROM (new_rows.source_id, new_rows.status_update_id, new_rows.stance, new_rows.credibility, new_rows.paragraph,
new_rows.quote, new_rows.field, new_rows.value) AND EXISTS (SELECT
FROM tracker_statusupdate AS told WHERE told.id = old_rows.status_update_id
AND told.stage = 'published') AND NOT EXISTS (SELECT FROM tracker_citationevent AS event
JOIN pghistory_context AS context ON context.id = event.pgh_context_id
JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint
WHERE event.id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_of_a_public_update_stays', TABLE = TG_TABLE_NAME,
COLUMN = 'status_update', MESSAGE =
format('The citation "%s" stands behind a published status update and stays as it is; add another citation, or have a reviewer retract the update.', offender);
END IF; RETURN NULL;

-- trigger citation_of_a_public_update_stays_delete
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_of_a_public_update_stays_delete_452b7"
-- hash "57c1caef33531bc2c9996080dd5ad922124484fc"

SELECT name INTO offender FROM (SELECT id, ref FROM old_rows
WHERE EXISTS (SELECT FROM tracker_statusupdate AS told WHERE told.id = old_rows.status_update_id
AND told.stage = 'published') AND NOT EXISTS (SELECT FROM tracker_citationevent AS event
JOIN pghistory_context AS context ON context.id = event.pgh_context_id
JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint
WHERE event.id = old_rows.id AND batch.state = 'reverting')) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_of_a_public_update_stays', TABLE = TG_TABLE_NAME,
COLUMN = 'status_update', MESSAGE =
format('The citation "%s" stands behind a published status update and is never deleted; add another citation, or have a reviewer retract the update.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_stands_on_a_source_update
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- condition "WHEN (OLD.status_update_id IS NOT NULL)"
-- constraint "CONSTRAINT"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_stands_on_a_source_update_4806c"
-- hash "4c3d05ce011683cb589ab5788a820b48d42f96f2"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told
WHERE told.id = OLD.status_update_id AND told.stage = 'published'
AND told.retracted_at IS NULL AND told.status <> 'no_evidence_found'
AND NOT EXISTS (SELECT FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id
WHERE citation.status_update_id = told.id AND citation.stance <> 'disputes'
AND source.stage = 'published')) AS offenders(name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_stands_on_a_source', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('The status update "%s" cannot be public without a source: cite a published source that supports or mentions it first.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_stands_on_a_source_delete
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- condition "WHEN (OLD.status_update_id IS NOT NULL)"
-- constraint "CONSTRAINT"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_stands_on_a_source_delete_f5e3f"
-- hash "7ab309e3e850ba9c639f9c3dcc1e2356714ee318"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told
WHERE told.id = OLD.status_update_id AND told.stage = 'published'
AND told.retracted_at IS NULL AND told.status <> 'no_evidence_found'
AND NOT EXISTS (SELECT FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id
WHERE citation.status_update_id = told.id AND citation.stance <> 'disputes'
AND source.stage = 'published')) AS offenders(name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_stands_on_a_source', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('The status update "%s" cannot be public without a source: cite a published source that supports or mentions it first.', offender);
END IF; RETURN NULL;

-- trigger commitment_guideline_is_locked_update
-- table "tracker_commitment"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_commitment_guideline_is_locked_update_fa775"
-- hash "bdebfc61d151f530f9d317a5ba917b1fd5fc6d71"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.guideline <> new_rows.guideline
AND EXISTS (SELECT FROM tracker_statusupdate AS verdict WHERE verdict.commitment_id = old_rows.id
AND verdict.axis = 'evidence' AND verdict.stage = 'published')) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'commitment_guideline_is_locked', TABLE = TG_TABLE_NAME,
COLUMN = 'guideline', MESSAGE =
format('The guideline of "%s" is fixed since its first verdict was published; say in the summary of a new verdict how it was judged.', offender);
END IF; RETURN NULL;

-- trigger source_copies_an_original_insert
-- table "tracker_source"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_source_copies_an_original_insert_ebaaf"
-- hash "cad4ba7bd46fade6f50a2784ba039039a87f7861"

SELECT name INTO offender FROM (SELECT new_rows.id, original.ref
FROM new_rows JOIN tracker_source AS original ON original.id = new_rows.syndicated_from_id
WHERE original.syndicated_from_id IS NOT NULL UNION ALL SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_source AS copy ON copy.syndicated_from_id = new_rows.id
WHERE new_rows.syndicated_from_id IS NOT NULL) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'source_copies_an_original', TABLE = TG_TABLE_NAME,
COLUMN = 'syndicated_from', MESSAGE =
format('The source "%s" is both a copy and copied; copies must all name the one original, so that they count as one source.', offender);
END IF; RETURN NULL;

-- trigger source_copies_an_original_update
-- table "tracker_source"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_source_copies_an_original_update_03d65"
-- hash "3745fa0736ea57137c717304f35b54b3bf2f21f3"

SELECT name INTO offender FROM (SELECT new_rows.id, original.ref
FROM new_rows JOIN tracker_source AS original ON original.id = new_rows.syndicated_from_id
WHERE original.syndicated_from_id IS NOT NULL UNION ALL SELECT new_rows.id, new_rows.ref
FROM new_rows JOIN tracker_source AS copy ON copy.syndicated_from_id = new_rows.id
WHERE new_rows.syndicated_from_id IS NOT NULL) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'source_copies_an_original', TABLE = TG_TABLE_NAME,
COLUMN = 'syndicated_from', MESSAGE =
format('The source "%s" is both a copy and copied; copies must all name the one original, so that they count as one source.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_is_published_as_it_stood_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_is_published_as_it_stood_update_20c53"
-- hash "b0f5c0fc350e2e067a230e0e826a5b7538c44cb5"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage <> 'published'
AND new_rows.stage = 'published' AND new_rows.axis = 'evidence'
AND new_rows.author_id IS NOT NULL AND ((old_rows.commitment_id, old_rows.axis, old_rows.status, old_rows.as_of,
old_rows.summary, old_rows.searched) IS DISTINCT FROM (new_rows.commitment_id, new_rows.axis, new_rows.status,
new_rows.as_of, new_rows.summary, new_rows.searched))) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_is_published_as_it_stood', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('The verdict "%s" was changed in the same step that publishes it; save the change first, and let a second person publish it as it stands.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_verdict_comes_from_review_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_verdict_comes_from_review_update_e1e9b"
-- hash "e306bd8d950dbdd52f45ccfd6d98b41bbfe90bb5"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage <> 'published'
AND new_rows.stage = 'published' AND new_rows.axis = 'evidence'
AND new_rows.author_id IS NOT NULL AND old_rows.stage = 'draft') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_verdict_comes_from_review', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('The verdict "%s" is still a draft; it goes into review before someone else publishes it.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_keeps_its_author_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_keeps_its_author_update_04e16"
-- hash "0c31e8cf22d60a9d7e10ff35eaf2267a8a6ebf0b"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.author_id IS NOT NULL
AND (new_rows.author_id IS NULL OR (old_rows.author_id <> new_rows.author_id
AND NOT ((old_rows.commitment_id, old_rows.axis, old_rows.status, old_rows.as_of, old_rows.summary,
old_rows.searched) IS DISTINCT FROM (new_rows.commitment_id, new_rows.axis, new_rows.status, new_rows.as_of,
new_rows.summary, new_rows.searched)))) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <>
'on') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_keeps_its_author', TABLE = TG_TABLE_NAME,
COLUMN = 'author', MESSAGE =
format('The status update "%s" keeps its author; only who rewrites what it says becomes its author.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_reviewer_wrote_none_of_it_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_reviewer_wrote_none_of_it_update_7fa6f"
-- hash "561d337d6a656c84d49dd9b57b9ec6869b199097"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage <> 'published'
AND new_rows.stage = 'published' AND new_rows.axis = 'evidence'
AND new_rows.author_id IS NOT NULL AND EXISTS (SELECT FROM tracker_statusupdateevent AS event
WHERE event.id = new_rows.id AND event.author_id = new_rows.reviewer_id)) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_reviewer_wrote_none_of_it', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('The verdict "%s" was written, in part, by the person who is to publish it; someone who wrote none of it must.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_reviewer_may_publish_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_reviewer_may_publish_update_694c6"
-- hash "659d5fd5f65b02e177b4f38e4efbfae9d76ee6a9"

SELECT name INTO offender FROM (SELECT new_rows.id, old_rows.ref
FROM old_rows JOIN new_rows USING (id) WHERE old_rows.stage <> 'published'
AND new_rows.stage = 'published' AND new_rows.axis = 'evidence'
AND new_rows.author_id IS NOT NULL AND NOT EXISTS (SELECT FROM auth_user AS person
WHERE person.id = new_rows.reviewer_id AND person.is_active AND (person.is_superuser
OR EXISTS (SELECT FROM auth_permission AS permission WHERE permission.codename = 'publish_statusupdate'
AND (EXISTS (SELECT FROM auth_user_user_permissions AS given
WHERE given.permission_id = permission.id AND given.user_id = person.id)
OR EXISTS (SELECT FROM auth_group_permissions AS given JOIN auth_user_groups AS membership
USING (group_id) WHERE given.permission_id = permission.id AND membership.user_id = person.id)))))) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_reviewer_may_publish', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('The verdict "%s" needs a reviewer: someone who has the right to publish verdicts.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_reviewer_may_publish_insert
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_reviewer_may_publish_insert_0c23c"
-- hash "8310ab1224c328e018355e8ac4bacabd9f84559a"

SELECT name INTO offender FROM (SELECT id, ref FROM new_rows
WHERE stage = 'published' AND axis = 'evidence' AND author_id IS NOT NULL
AND NOT EXISTS (SELECT FROM auth_user AS person WHERE person.id = new_rows.reviewer_id
AND person.is_active AND (person.is_superuser OR EXISTS (SELECT
FROM auth_permission AS permission WHERE permission.codename = 'publish_statusupdate'
AND (EXISTS (SELECT FROM auth_user_user_permissions AS given
WHERE given.permission_id = permission.id AND given.user_id = person.id)
OR EXISTS (SELECT FROM auth_group_permissions AS given JOIN auth_user_groups AS membership
USING (group_id) WHERE given.permission_id = permission.id AND membership.user_id = person.id)))))) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION
USING ERRCODE = 'check_violation', CONSTRAINT = 'statusupdate_reviewer_may_publish', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('The verdict "%s" needs a reviewer: someone who has the right to publish verdicts.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_stands_on_a_source_insert
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "INSERT"
-- condition "WHEN (NEW.stage = 'published')"
-- constraint "CONSTRAINT"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_stands_on_a_source_insert_77aa1"
-- hash "c962a692add12c319d4d404a8f55560c1294625b"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told
WHERE told.id = NEW.id AND told.stage = 'published' AND told.retracted_at IS NULL
AND told.status <> 'no_evidence_found' AND NOT EXISTS (SELECT
FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id
WHERE citation.status_update_id = told.id AND citation.stance <> 'disputes'
AND source.stage = 'published')) AS offenders(name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_stands_on_a_source', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('The status update "%s" cannot be public without a source: cite a published source that supports or mentions it first.', offender);
END IF; RETURN NULL;

-- trigger statusupdate_stands_on_a_source_update
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- condition "WHEN (NEW.stage = 'published' AND OLD.stage <> 'published')"
-- constraint "CONSTRAINT"
-- timing "DEFERRABLE INITIALLY DEFERRED"
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_statusupdate_stands_on_a_source_update_7ab71"
-- hash "f89328f2e588c993e30ded540de0772b79ff8a80"
SELECT name INTO offender FROM (SELECT told.ref FROM tracker_statusupdate AS told
WHERE told.id = NEW.id AND told.stage = 'published' AND told.retracted_at IS NULL
AND told.status <> 'no_evidence_found' AND NOT EXISTS (SELECT
FROM tracker_citation AS citation JOIN tracker_source AS source ON source.id = citation.source_id
WHERE citation.status_update_id = told.id AND citation.stance <> 'disputes'
AND source.stage = 'published')) AS offenders(name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'statusupdate_stands_on_a_source', TABLE = TG_TABLE_NAME,
COLUMN = 'stage', MESSAGE =
format('The status update "%s" cannot be public without a source: cite a published source that supports or mentions it first.', offender);
END IF; RETURN NULL;
