-- trigger writer_record_has_a_second_person_insert
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_d2a7d"
-- declare "DECLARE offender text;"
-- table "tracker_actor"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_f611a"
-- declare "DECLARE offender text;"
-- table "tracker_actor"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_ab899"
-- declare "DECLARE offender text;"
-- table "tracker_actor"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_e1d87"
-- declare "DECLARE offender text;"
-- table "tracker_commitment"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_d6d77"
-- declare "DECLARE offender text;"
-- table "tracker_commitment"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_ed098"
-- declare "DECLARE offender text;"
-- table "tracker_commitment"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_125fa"
-- declare "DECLARE offender text;"
-- table "tracker_indicator"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_eccdc"
-- declare "DECLARE offender text;"
-- table "tracker_indicator"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_5c61e"
-- declare "DECLARE offender text;"
-- table "tracker_indicator"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_ae488"
-- declare "DECLARE offender text;"
-- table "tracker_meeting"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_8428b"
-- declare "DECLARE offender text;"
-- table "tracker_meeting"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_4b382"
-- declare "DECLARE offender text;"
-- table "tracker_meeting"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_4a0b3"
-- declare "DECLARE offender text;"
-- table "tracker_sanction"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_f4f78"
-- declare "DECLARE offender text;"
-- table "tracker_sanction"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_b28da"
-- declare "DECLARE offender text;"
-- table "tracker_sanction"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_cf683"
-- declare "DECLARE offender text;"
-- table "tracker_source"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_34a83"
-- declare "DECLARE offender text;"
-- table "tracker_source"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_f9299"
-- declare "DECLARE offender text;"
-- table "tracker_source"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_insert_8da4a"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
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
-- pgid "pgtrigger_writer_record_has_a_second_person_update_bd36b"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
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
-- pgid "pgtrigger_writer_published_record_is_proposed_update_67a47"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
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

-- trigger publishingrule_is_of_what_is_published_insert
-- pgid "pgtrigger_publishingrule_is_of_what_is_published_insert_71756"
-- declare "DECLARE offender text;"
-- table "tracker_publishingrule"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.record_kind FROM new_rows WHERE NOT EXISTS (SELECT FROM
pg_attribute AS known WHERE known.attname = 'published_at' AND new_rows.record_kind ~ '^[a-z]+$' AND
new_rows.record_kind !~ 'event$' AND known.attrelid = to_regclass('tracker_' || new_rows.record_kind))) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'publishingrule_is_of_what_is_published', TABLE = TG_TABLE_NAME, COLUMN = 'record_kind', MESSAGE =
format('"%s" is no kind of record that is published; name one such as commitment or meeting.', offender); END IF;
RETURN NULL;

-- trigger publishingrule_is_of_what_is_published_update
-- pgid "pgtrigger_publishingrule_is_of_what_is_published_update_0b333"
-- declare "DECLARE offender text;"
-- table "tracker_publishingrule"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.record_kind FROM new_rows WHERE NOT EXISTS (SELECT FROM
pg_attribute AS known WHERE known.attname = 'published_at' AND new_rows.record_kind ~ '^[a-z]+$' AND
new_rows.record_kind !~ 'event$' AND known.attrelid = to_regclass('tracker_' || new_rows.record_kind))) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'publishingrule_is_of_what_is_published', TABLE = TG_TABLE_NAME, COLUMN = 'record_kind', MESSAGE =
format('"%s" is no kind of record that is published; name one such as commitment or meeting.', offender); END IF;
RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_37313"
-- table "tracker_publishingrule"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_publishingruleevent"
("id", "needs_second_person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_kind") SELECT
new_values."id", new_values."needs_second_person", _pgh_attached_context.value, NOW(), 'insert', new_values."id",
new_values."record_kind" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_f674c"
-- table "tracker_publishingrule"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_publishingruleevent"
("id", "needs_second_person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_kind") SELECT
new_values."id", new_values."needs_second_person", _pgh_attached_context.value, NOW(), 'update', new_values."id",
new_values."record_kind" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") =
(new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN
NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_e2d18"
-- table "tracker_publishingrule"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_publishingruleevent"
("id", "needs_second_person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_kind") SELECT
old_values."id", old_values."needs_second_person", _pgh_attached_context.value, NOW(), 'delete', old_values."id",
old_values."record_kind" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN
NULL;

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

-- trigger proposal_is_for_a_published_record_insert
-- pgid "pgtrigger_proposal_is_for_a_published_record_insert_22e8a"
-- declare "DECLARE offender text;"
-- table "tracker_proposal"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT id, record_kind || ' ' || record_key FROM new_rows WHERE
record_stage(record_kind, record_key) IS DISTINCT FROM 'published' OR record_kind = 'statusupdate') AS offenders(id,
name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'proposal_is_for_a_published_record', TABLE = TG_TABLE_NAME, COLUMN = 'record_key', MESSAGE = format('"%s" is no
published record whose changes are proposed; change it in its form.', offender); END IF; RETURN NULL;

-- trigger proposal_is_decided_once_update
-- pgid "pgtrigger_proposal_is_decided_once_update_bfcd1"
-- declare "DECLARE offender text;"
-- table "tracker_proposal"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.record_kind || ' ' || new_rows.record_key FROM old_rows
JOIN new_rows USING (id) WHERE old_rows.state IN ('accepted', 'withdrawn') AND (to_jsonb(old_rows) - 'correction_id')
<> (to_jsonb(new_rows) - 'correction_id')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE
EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_is_decided_once', TABLE = TG_TABLE_NAME, COLUMN =
'state', MESSAGE = format('The proposal for "%s" is decided and stays as it is; make another.', offender); END IF;
RETURN NULL;

-- trigger proposal_is_published_by_who_may_update
-- pgid "pgtrigger_proposal_is_published_by_who_may_update_3e27d"
-- declare "DECLARE offender text;"
-- table "tracker_proposal"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.record_kind || ' ' || new_rows.record_key FROM old_rows
JOIN new_rows USING (id) WHERE old_rows.state <> 'accepted' AND new_rows.state = 'accepted' AND NOT
has_permission(new_rows.decided_by_id, 'accept_proposal')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_is_published_by_who_may', TABLE =
TG_TABLE_NAME, COLUMN = 'decided_by', MESSAGE = format('The proposal for "%s" is published by someone who may publish
changes.', offender); END IF; RETURN NULL;

-- trigger proposal_meets_the_record_as_it_was_update
-- pgid "pgtrigger_proposal_meets_the_record_as_it_was_update_68b83"
-- declare "DECLARE offender text;"
-- table "tracker_proposal"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.record_kind || ' ' || new_rows.record_key FROM old_rows
JOIN new_rows USING (id) WHERE old_rows.state <> 'accepted' AND new_rows.state = 'accepted' AND
changed_since(new_rows.record_kind, new_rows.record_key, new_rows.base_event, new_rows.id)) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'proposal_meets_the_record_as_it_was', TABLE = TG_TABLE_NAME, COLUMN = 'base_event', MESSAGE = format('"%s" has
changed since this was proposed; compare it with the record as it is now.', offender); END IF; RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_559a3"
-- table "tracker_proposal"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_proposalevent"
("answer", "author_id", "base_event", "changes", "correction_id", "decided_at", "decided_by_id", "id",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "record_key", "record_kind",
"state") SELECT new_values."answer", new_values."author_id", new_values."base_event", new_values."changes",
new_values."correction_id", new_values."decided_at", new_values."decided_by_id", new_values."id",
_pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."proposed_at", new_values."reason",
new_values."record_key", new_values."record_kind", new_values."state" FROM ( SELECT new_values.* FROM new_values  )
AS new_values, _pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_617f1"
-- table "tracker_proposal"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_proposalevent"
("answer", "author_id", "base_event", "changes", "correction_id", "decided_at", "decided_by_id", "id",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "record_key", "record_kind",
"state") SELECT new_values."answer", new_values."author_id", new_values."base_event", new_values."changes",
new_values."correction_id", new_values."decided_at", new_values."decided_by_id", new_values."id",
_pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."proposed_at", new_values."reason",
new_values."record_key", new_values."record_kind", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN
new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS
new_values, _pgh_attached_context; RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_cecb9"
-- table "tracker_proposal"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_proposalevent"
("answer", "author_id", "base_event", "changes", "correction_id", "decided_at", "decided_by_id", "id",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "record_key", "record_kind",
"state") SELECT old_values."answer", old_values."author_id", old_values."base_event", old_values."changes",
old_values."correction_id", old_values."decided_at", old_values."decided_by_id", old_values."id",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."proposed_at", old_values."reason",
old_values."record_key", old_values."record_kind", old_values."state" FROM ( SELECT old_values.* FROM old_values  )
AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger append_only
-- pgid "pgtrigger_append_only_dc467"
-- table "tracker_proposalevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;

-- trigger append_only
-- pgid "pgtrigger_append_only_83279"
-- table "tracker_publishingruleevent"
-- when "BEFORE"
-- operation "UPDATE OR DELETE"
RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
