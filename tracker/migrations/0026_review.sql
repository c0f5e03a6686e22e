-- trigger note_is_on_a_record_insert
-- pgid "pgtrigger_note_is_on_a_record_insert_94283"
-- declare "DECLARE offender text;"
-- table "tracker_note"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.record_kind || ' ' || new_rows.record_key FROM new_rows
WHERE record_stage(new_rows.record_kind, new_rows.record_key) IS NULL) AS offenders(id, name) LIMIT 1; IF offender IS
NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'note_is_on_a_record', TABLE =
TG_TABLE_NAME, COLUMN = 'record_key', MESSAGE = format('There is no record "%s"; a note is on a record that exists.',
offender); END IF; RETURN NULL;

-- trigger note_sends_back_to_draft_insert
-- pgid "pgtrigger_note_sends_back_to_draft_insert_ad3a0"
-- declare "DECLARE offender text;"
-- table "tracker_note"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.record_kind || ' ' || new_rows.record_key FROM new_rows
WHERE new_rows.kind = 'sent_back' AND record_stage(new_rows.record_kind, new_rows.record_key) <> 'draft') AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'note_sends_back_to_draft', TABLE = TG_TABLE_NAME, COLUMN = 'kind', MESSAGE = format('"%s" is not a
draft; what is sent back becomes one in the same step.', offender); END IF; RETURN NULL;

-- trigger note_mentions_colleagues_insert
-- pgid "pgtrigger_note_mentions_colleagues_insert_a9dc6"
-- declare "DECLARE offender text;"
-- table "tracker_note"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, called.words[1] FROM new_rows, regexp_matches(new_rows.text,
'(?:^|[\s(])@([[:alnum:]_](?:[[:alnum:]_.@+-]*[[:alnum:]_])?)', 'g') AS called(words) WHERE NOT EXISTS (SELECT FROM
auth_user AS person WHERE person.username = called.words[1] AND person.is_staff AND person.is_active)) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'note_mentions_colleagues', TABLE = TG_TABLE_NAME, COLUMN = 'text', MESSAGE = format('There is no
colleague "%s"; write @ and the name that they sign in with.', offender); END IF; RETURN NULL;

-- trigger note_mentions_colleagues_update
-- pgid "pgtrigger_note_mentions_colleagues_update_77629"
-- declare "DECLARE offender text;"
-- table "tracker_note"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, called.words[1] FROM new_rows, regexp_matches(new_rows.text,
'(?:^|[\s(])@([[:alnum:]_](?:[[:alnum:]_.@+-]*[[:alnum:]_])?)', 'g') AS called(words) WHERE NOT EXISTS (SELECT FROM
auth_user AS person WHERE person.username = called.words[1] AND person.is_staff AND person.is_active)) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'note_mentions_colleagues', TABLE = TG_TABLE_NAME, COLUMN = 'text', MESSAGE = format('There is no
colleague "%s"; write @ and the name that they sign in with.', offender); END IF; RETURN NULL;

-- trigger note_that_mentions_is_told_insert
-- pgid "pgtrigger_note_that_mentions_is_told_insert_40221"
-- table "tracker_note"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
INSERT INTO tracker_mention (note_id, person_id) SELECT DISTINCT new_rows.id, person.id FROM new_rows,
regexp_matches(new_rows.text, '(?:^|[\s(])@([[:alnum:]_](?:[[:alnum:]_.@+-]*[[:alnum:]_])?)', 'g') AS called(words)
JOIN auth_user AS person ON person.username = called.words[1] ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger note_that_mentions_is_told_update
-- pgid "pgtrigger_note_that_mentions_is_told_update_eee9d"
-- table "tracker_note"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
INSERT INTO tracker_mention (note_id, person_id) SELECT DISTINCT new_rows.id, person.id FROM new_rows,
regexp_matches(new_rows.text, '(?:^|[\s(])@([[:alnum:]_](?:[[:alnum:]_.@+-]*[[:alnum:]_])?)', 'g') AS called(words)
JOIN auth_user AS person ON person.username = called.words[1] ON CONFLICT DO NOTHING; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_f2f0a"
-- table "tracker_note"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_noteevent" ("author_id",
"id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_key", "record_kind",
"settled_at", "settled_by_id", "text", "written_at") SELECT new_values."author_id", new_values."id",
new_values."kind", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."record_key",
new_values."record_kind", new_values."settled_at", new_values."settled_by_id", new_values."text",
new_values."written_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_db7b4"
-- table "tracker_note"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_noteevent" ("author_id",
"id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_key", "record_kind",
"settled_at", "settled_by_id", "text", "written_at") SELECT new_values."author_id", new_values."id",
new_values."kind", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."record_key",
new_values."record_kind", new_values."settled_at", new_values."settled_by_id", new_values."text",
new_values."written_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") =
(new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_e873c"
-- table "tracker_note"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_noteevent" ("author_id",
"id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_key", "record_kind",
"settled_at", "settled_by_id", "text", "written_at") SELECT old_values."author_id", old_values."id",
old_values."kind", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."record_key",
old_values."record_kind", old_values."settled_at", old_values."settled_by_id", old_values."text",
old_values."written_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN
NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_deb0c"
-- table "tracker_noteevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
