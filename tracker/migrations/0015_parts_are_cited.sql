-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_f4eb8"
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_citationevent"
("actor_id", "addressee_id", "attribution", "commitment_id", "credibility", "field", "id", "link_id", "meeting_id",
"note", "observation_id", "on_behalf_of_id", "paragraph", "participation_id", "party_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix",
"recorded_at", "ref", "role_id", "sanction_id", "source_id", "speaker_id", "stance", "status_update_id", "value")
SELECT new_values."actor_id", new_values."addressee_id", new_values."attribution", new_values."commitment_id",
new_values."credibility", new_values."field", new_values."id", new_values."link_id", new_values."meeting_id",
new_values."note", new_values."observation_id", new_values."on_behalf_of_id", new_values."paragraph",
new_values."participation_id", new_values."party_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id",
new_values."quote", new_values."quote_end", new_values."quote_prefix", new_values."quote_start",
new_values."quote_suffix", new_values."recorded_at", new_values."ref", new_values."role_id",
new_values."sanction_id", new_values."source_id", new_values."speaker_id", new_values."stance",
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
"note", "observation_id", "on_behalf_of_id", "paragraph", "participation_id", "party_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix",
"recorded_at", "ref", "role_id", "sanction_id", "source_id", "speaker_id", "stance", "status_update_id", "value")
SELECT new_values."actor_id", new_values."addressee_id", new_values."attribution", new_values."commitment_id",
new_values."credibility", new_values."field", new_values."id", new_values."link_id", new_values."meeting_id",
new_values."note", new_values."observation_id", new_values."on_behalf_of_id", new_values."paragraph",
new_values."participation_id", new_values."party_id", _pgh_attached_context.value, NOW(), 'update', new_values."id",
new_values."quote", new_values."quote_end", new_values."quote_prefix", new_values."quote_start",
new_values."quote_suffix", new_values."recorded_at", new_values."ref", new_values."role_id",
new_values."sanction_id", new_values."source_id", new_values."speaker_id", new_values."stance",
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
"note", "observation_id", "on_behalf_of_id", "paragraph", "participation_id", "party_id", "pgh_context_id",
"pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "quote_end", "quote_prefix", "quote_start", "quote_suffix",
"recorded_at", "ref", "role_id", "sanction_id", "source_id", "speaker_id", "stance", "status_update_id", "value")
SELECT old_values."actor_id", old_values."addressee_id", old_values."attribution", old_values."commitment_id",
old_values."credibility", old_values."field", old_values."id", old_values."link_id", old_values."meeting_id",
old_values."note", old_values."observation_id", old_values."on_behalf_of_id", old_values."paragraph",
old_values."participation_id", old_values."party_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id",
old_values."quote", old_values."quote_end", old_values."quote_prefix", old_values."quote_start",
old_values."quote_suffix", old_values."recorded_at", old_values."ref", old_values."role_id",
old_values."sanction_id", old_values."source_id", old_values."speaker_id", old_values."stance",
old_values."status_update_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values,
_pgh_attached_context; RETURN NULL;

-- trigger participation_stays_while_cited_delete
-- pgid "pgtrigger_participation_stays_while_cited_delete_025b7"
-- declare "DECLARE offender text;"
-- table "tracker_participation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT old_rows.id, actor.ref FROM old_rows JOIN tracker_actor AS actor ON actor.id =
old_rows.actor_id WHERE EXISTS (SELECT FROM tracker_citation AS cited WHERE cited.participation_id = old_rows.id)) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'participation_stays_while_cited', TABLE = TG_TABLE_NAME, COLUMN = 'actor', MESSAGE = format('The part
of "%s" is cited; delete its citations first, or leave it where it stands.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_61da5"
-- table "tracker_participation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_participationevent"
("actor_id", "certainty", "id", "meeting_id", "on_behalf_of_id", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "role") SELECT new_values."actor_id", new_values."certainty", new_values."id", new_values."meeting_id",
new_values."on_behalf_of_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."role" FROM (
SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_5ade0"
-- table "tracker_participation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_participationevent"
("actor_id", "certainty", "id", "meeting_id", "on_behalf_of_id", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "role") SELECT new_values."actor_id", new_values."certainty", new_values."id", new_values."meeting_id",
new_values."on_behalf_of_id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."role" FROM (
SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS
DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_051fc"
-- table "tracker_participation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_participationevent"
("actor_id", "certainty", "id", "meeting_id", "on_behalf_of_id", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "role") SELECT old_values."actor_id", old_values."certainty", old_values."id", old_values."meeting_id",
old_values."on_behalf_of_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."role" FROM (
SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger party_stays_while_cited_delete
-- pgid "pgtrigger_party_stays_while_cited_delete_c3d12"
-- declare "DECLARE offender text;"
-- table "tracker_party"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT old_rows.id, actor.ref FROM old_rows JOIN tracker_actor AS actor ON actor.id =
old_rows.actor_id WHERE EXISTS (SELECT FROM tracker_citation AS cited WHERE cited.party_id = old_rows.id)) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'party_stays_while_cited', TABLE = TG_TABLE_NAME, COLUMN = 'actor', MESSAGE = format('The part of "%s"
is cited; delete its citations first, or leave it where it stands.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_c254b"
-- table "tracker_party"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_partyevent" ("actor_id",
"certainty", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT
new_values."actor_id", new_values."certainty", new_values."commitment_id", new_values."id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM
new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_24678"
-- table "tracker_party"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_partyevent" ("actor_id",
"certainty", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT
new_values."actor_id", new_values."certainty", new_values."commitment_id", new_values."id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM
old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM
new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_91d51"
-- table "tracker_party"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_partyevent" ("actor_id",
"certainty", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT
old_values."actor_id", old_values."certainty", old_values."commitment_id", old_values."id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."role" FROM ( SELECT old_values.* FROM
old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
