-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_ab899"
-- declare "DECLARE offender text;"
-- table "tracker_actor"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_89636"
-- declare "DECLARE offender text;"
-- table "tracker_actor"
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

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_764d1"
-- declare "DECLARE offender text;"
-- table "tracker_actor"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_57523"
-- declare "DECLARE offender text;"
-- table "tracker_actor"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_delete
-- pgid "pgtrigger_writer_record_is_no_viewers_delete_618b6"
-- declare "DECLARE offender text;"
-- table "tracker_actor"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_5d8b1"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_a350b"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_466ed"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_ace4d"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_actor AS owner ON owner.id = part.actor_id WHERE owner.stage = 'published'
AND (SELECT needs_second_person('actor')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'actor:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_role AS via0 ON via0.id = part.role_id JOIN
tracker_actor AS owner ON owner.id = via0.person_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('actor')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'actor:' || owner.id UNION ALL
SELECT part.id, owner.ref FROM part JOIN tracker_meeting AS owner ON owner.id = part.meeting_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('meeting')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'meeting:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id =
part.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part
JOIN tracker_statusupdate AS owner ON owner.id = part.status_update_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('statusupdate')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'statusupdate:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_link AS via0 ON via0.id = part.link_id JOIN
tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_sanction AS owner ON owner.id = part.sanction_id WHERE
owner.stage = 'published' AND (SELECT needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS
DISTINCT FROM 'sanction:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_observation AS via0
ON via0.id = part.observation_id JOIN tracker_indicator AS owner ON owner.id = via0.indicator_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('indicator')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'indicator:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_party AS via0 ON via0.id =
part.party_id JOIN tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage = 'published' AND
(SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_participation AS via0 ON via0.id =
part.participation_id JOIN tracker_meeting AS owner ON owner.id = via0.meeting_id WHERE owner.stage = 'published' AND
(SELECT needs_second_person('meeting')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'meeting:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_sanctionstep AS owner ON owner.id =
part.sanction_step_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('sanctionstep')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'sanctionstep:' || owner.id UNION ALL SELECT part.id, owner.ref FROM
part JOIN tracker_programme AS owner ON owner.id = part.programme_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('programme')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'programme:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_target AS via0 ON via0.id = part.target_id JOIN
tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_milestone AS via0 ON via0.id = part.milestone_id JOIN
tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_finding AS via0 ON via0.id = part.finding_id JOIN
tracker_statusupdate AS owner ON owner.id = via0.status_update_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('statusupdate')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'statusupdate:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_exchange AS owner ON owner.id = part.exchange_id
WHERE owner.stage = 'published' AND (SELECT needs_second_person('exchange')) AND (SELECT acting_in() ->> 'restored')
IS DISTINCT FROM 'exchange:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_condition AS via0
ON via0.id = part.condition_id JOIN tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_condition AS via0 ON via0.id =
part.condition_id JOIN tracker_sanction AS owner ON owner.id = via0.sanction_id WHERE owner.stage = 'published' AND
(SELECT needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'sanction:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_response AS via0 ON via0.id = part.response_id
JOIN tracker_commitment AS owner ON owner.id = via0.demand_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' ||
owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_75c4d"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_actor AS owner ON owner.id = part.actor_id WHERE owner.stage = 'published'
AND (SELECT needs_second_person('actor')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'actor:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_role AS via0 ON via0.id = part.role_id JOIN
tracker_actor AS owner ON owner.id = via0.person_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('actor')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'actor:' || owner.id UNION ALL
SELECT part.id, owner.ref FROM part JOIN tracker_meeting AS owner ON owner.id = part.meeting_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('meeting')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'meeting:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id =
part.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part
JOIN tracker_statusupdate AS owner ON owner.id = part.status_update_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('statusupdate')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'statusupdate:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_link AS via0 ON via0.id = part.link_id JOIN
tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_sanction AS owner ON owner.id = part.sanction_id WHERE
owner.stage = 'published' AND (SELECT needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS
DISTINCT FROM 'sanction:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_observation AS via0
ON via0.id = part.observation_id JOIN tracker_indicator AS owner ON owner.id = via0.indicator_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('indicator')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'indicator:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_party AS via0 ON via0.id =
part.party_id JOIN tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage = 'published' AND
(SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_participation AS via0 ON via0.id =
part.participation_id JOIN tracker_meeting AS owner ON owner.id = via0.meeting_id WHERE owner.stage = 'published' AND
(SELECT needs_second_person('meeting')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'meeting:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_sanctionstep AS owner ON owner.id =
part.sanction_step_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('sanctionstep')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'sanctionstep:' || owner.id UNION ALL SELECT part.id, owner.ref FROM
part JOIN tracker_programme AS owner ON owner.id = part.programme_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('programme')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'programme:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_target AS via0 ON via0.id = part.target_id JOIN
tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_milestone AS via0 ON via0.id = part.milestone_id JOIN
tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_finding AS via0 ON via0.id = part.finding_id JOIN
tracker_statusupdate AS owner ON owner.id = via0.status_update_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('statusupdate')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'statusupdate:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_exchange AS owner ON owner.id = part.exchange_id
WHERE owner.stage = 'published' AND (SELECT needs_second_person('exchange')) AND (SELECT acting_in() ->> 'restored')
IS DISTINCT FROM 'exchange:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_condition AS via0
ON via0.id = part.condition_id JOIN tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_condition AS via0 ON via0.id =
part.condition_id JOIN tracker_sanction AS owner ON owner.id = via0.sanction_id WHERE owner.stage = 'published' AND
(SELECT needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'sanction:' ||
owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_response AS via0 ON via0.id = part.response_id
JOIN tracker_commitment AS owner ON owner.id = via0.demand_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' ||
owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_643bd"
-- declare "DECLARE offender text;"
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_actor AS owner
ON owner.id = part.actor_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('actor')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'actor:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN
tracker_role AS via0 ON via0.id = part.role_id JOIN tracker_actor AS owner ON owner.id = via0.person_id WHERE
owner.stage = 'published' AND (SELECT needs_second_person('actor')) AND (SELECT acting_in() ->> 'restored') IS
DISTINCT FROM 'actor:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_meeting AS owner ON
owner.id = part.meeting_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('meeting')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'meeting:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part
JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_statusupdate AS owner ON owner.id = part.status_update_id
WHERE owner.stage = 'published' AND (SELECT needs_second_person('statusupdate')) AND (SELECT acting_in() ->>
'restored') IS DISTINCT FROM 'statusupdate:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN
tracker_link AS via0 ON via0.id = part.link_id JOIN tracker_commitment AS owner ON owner.id = via0.commitment_id
WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->>
'restored') IS DISTINCT FROM 'commitment:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN
tracker_sanction AS owner ON owner.id = part.sanction_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'sanction:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_observation AS via0 ON via0.id = part.observation_id JOIN
tracker_indicator AS owner ON owner.id = via0.indicator_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('indicator')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'indicator:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_party AS via0 ON via0.id = part.party_id JOIN
tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_participation AS via0 ON via0.id = part.participation_id
JOIN tracker_meeting AS owner ON owner.id = via0.meeting_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('meeting')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'meeting:' || owner.id UNION
ALL SELECT part.id, owner.ref FROM part JOIN tracker_sanctionstep AS owner ON owner.id = part.sanction_step_id WHERE
owner.stage = 'published' AND (SELECT needs_second_person('sanctionstep')) AND (SELECT acting_in() ->> 'restored') IS
DISTINCT FROM 'sanctionstep:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_programme AS
owner ON owner.id = part.programme_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('programme'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'programme:' || owner.id UNION ALL SELECT part.id, owner.ref
FROM part JOIN tracker_target AS via0 ON via0.id = part.target_id JOIN tracker_commitment AS owner ON owner.id =
via0.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part
JOIN tracker_milestone AS via0 ON via0.id = part.milestone_id JOIN tracker_commitment AS owner ON owner.id =
via0.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part
JOIN tracker_finding AS via0 ON via0.id = part.finding_id JOIN tracker_statusupdate AS owner ON owner.id =
via0.status_update_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('statusupdate')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'statusupdate:' || owner.id UNION ALL SELECT part.id, owner.ref FROM
part JOIN tracker_exchange AS owner ON owner.id = part.exchange_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('exchange')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'exchange:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_condition AS via0 ON via0.id = part.condition_id JOIN
tracker_commitment AS owner ON owner.id = via0.commitment_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_condition AS via0 ON via0.id = part.condition_id JOIN
tracker_sanction AS owner ON owner.id = via0.sanction_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'sanction:' || owner.id
UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_response AS via0 ON via0.id = part.response_id JOIN
tracker_commitment AS owner ON owner.id = via0.demand_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' ||
owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_96c1a"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_c1049"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
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

-- trigger writer_collection_is_ones_own_delete
-- pgid "pgtrigger_writer_collection_is_ones_own_delete_29b49"
-- declare "DECLARE offender text;"
-- table "tracker_collection"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, title FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes_in(acting_person(),
old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'collection_is_ones_own', TABLE = TG_TABLE_NAME, COLUMN = 'title', MESSAGE =
format('"%s" is no collection that you write in; ask somebody who works on it.', offender); END IF; RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_ed098"
-- declare "DECLARE offender text;"
-- table "tracker_commitment"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_58be1"
-- declare "DECLARE offender text;"
-- table "tracker_commitment"
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

-- trigger writer_record_is_in_ones_collection_update
-- pgid "pgtrigger_writer_record_is_in_ones_collection_update_4ff61"
-- declare "DECLARE offender text;"
-- table "tracker_commitment"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes_one_in(acting_person(), 'commitment', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_in_ones_collection', TABLE =
TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask
somebody who works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_record_is_in_ones_collection_delete_76284"
-- declare "DECLARE offender text;"
-- table "tracker_commitment"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.ref FROM old_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
wrote_one_in(acting_person(), 'commitment', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
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
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_1d261"
-- declare "DECLARE offender text;"
-- table "tracker_commitment_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_9d7e6"
-- declare "DECLARE offender text;"
-- table "tracker_commitment_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_ad621"
-- declare "DECLARE offender text;"
-- table "tracker_commitment_collections"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS
owner ON owner.id = part.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_79c6e"
-- declare "DECLARE offender text;"
-- table "tracker_commitment_topics"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_33332"
-- declare "DECLARE offender text;"
-- table "tracker_commitment_topics"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_deb37"
-- declare "DECLARE offender text;"
-- table "tracker_commitment_topics"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS
owner ON owner.id = part.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_96384"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_c7ac2"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_45ef4"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_42b52"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_sanction AS owner ON owner.id =
part.sanction_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('sanction')) AND (SELECT acting_in()
->> 'restored') IS DISTINCT FROM 'sanction:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE =
TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s", which is published: propose the change, with
your reason, and a second person publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_2deb0"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id UNION ALL SELECT part.id, owner.ref FROM part JOIN tracker_sanction AS owner ON owner.id =
part.sanction_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('sanction')) AND (SELECT acting_in()
->> 'restored') IS DISTINCT FROM 'sanction:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE =
TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s", which is published: propose the change, with
your reason, and a second person publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_f60f6"
-- declare "DECLARE offender text;"
-- table "tracker_condition"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS
owner ON owner.id = part.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id UNION ALL SELECT part.id,
owner.ref FROM part JOIN tracker_sanction AS owner ON owner.id = part.sanction_id WHERE owner.stage = 'published' AND
(SELECT needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'sanction:' ||
owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_2d2bc"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_1a986"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_5ce7d"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_0adfe"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_d763c"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_0621c"
-- declare "DECLARE offender text;"
-- table "tracker_criterion"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS
owner ON owner.id = part.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_035fe"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_a3ba0"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
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

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_d2d78"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_08b0f"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_delete
-- pgid "pgtrigger_writer_record_is_no_viewers_delete_f55db"
-- declare "DECLARE offender text;"
-- table "tracker_exchange"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_32121"
-- declare "DECLARE offender text;"
-- table "tracker_exchangeitem"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_exchange AS owner ON owner.id = part.exchange_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('exchange')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'exchange:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_39a7d"
-- declare "DECLARE offender text;"
-- table "tracker_exchangeitem"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_exchange AS owner ON owner.id = part.exchange_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('exchange')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'exchange:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_2ebd7"
-- declare "DECLARE offender text;"
-- table "tracker_exchangeitem"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_exchange AS
owner ON owner.id = part.exchange_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('exchange')) AND
(SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'exchange:' || owner.id) AS offenders(id, name) LIMIT 1; IF
offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_dff27"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_bebd8"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_9cf97"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_536d2"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_statusupdate AS owner ON owner.id = part.status_update_id WHERE owner.stage
= 'published' AND (SELECT needs_second_person('statusupdate')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT
FROM 'statusupdate:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING
ERRCODE = 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage',
MESSAGE = format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_c5d7a"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_statusupdate AS owner ON owner.id = part.status_update_id WHERE owner.stage
= 'published' AND (SELECT needs_second_person('statusupdate')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT
FROM 'statusupdate:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING
ERRCODE = 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage',
MESSAGE = format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_675f2"
-- declare "DECLARE offender text;"
-- table "tracker_finding"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_statusupdate AS
owner ON owner.id = part.status_update_id WHERE owner.stage = 'published' AND (SELECT
needs_second_person('statusupdate')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'statusupdate:' ||
owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_5c61e"
-- declare "DECLARE offender text;"
-- table "tracker_indicator"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_090b7"
-- declare "DECLARE offender text;"
-- table "tracker_indicator"
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

-- trigger writer_record_is_in_ones_collection_update
-- pgid "pgtrigger_writer_record_is_in_ones_collection_update_e08fc"
-- declare "DECLARE offender text;"
-- table "tracker_indicator"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes_one_in(acting_person(), 'indicator', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL
THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_in_ones_collection', TABLE =
TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask
somebody who works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_record_is_in_ones_collection_delete_b89f2"
-- declare "DECLARE offender text;"
-- table "tracker_indicator"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.ref FROM old_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
wrote_one_in(acting_person(), 'indicator', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_in_ones_collection', TABLE =
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
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_81cfe"
-- declare "DECLARE offender text;"
-- table "tracker_indicator_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_indicator AS owner ON owner.id = part.indicator_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('indicator')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'indicator:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_728fc"
-- declare "DECLARE offender text;"
-- table "tracker_indicator_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_indicator AS owner ON owner.id = part.indicator_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('indicator')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'indicator:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_77029"
-- declare "DECLARE offender text;"
-- table "tracker_indicator_collections"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_indicator AS
owner ON owner.id = part.indicator_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('indicator'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'indicator:' || owner.id) AS offenders(id, name) LIMIT 1; IF
offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_e0a5d"
-- declare "DECLARE offender text;"
-- table "tracker_link"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_3ffeb"
-- declare "DECLARE offender text;"
-- table "tracker_link"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_31118"
-- declare "DECLARE offender text;"
-- table "tracker_link"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_43489"
-- declare "DECLARE offender text;"
-- table "tracker_link"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_6b4dc"
-- declare "DECLARE offender text;"
-- table "tracker_link"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_30aa9"
-- declare "DECLARE offender text;"
-- table "tracker_link"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS
owner ON owner.id = part.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_4b382"
-- declare "DECLARE offender text;"
-- table "tracker_meeting"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_f09eb"
-- declare "DECLARE offender text;"
-- table "tracker_meeting"
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

-- trigger writer_record_is_in_ones_collection_update
-- pgid "pgtrigger_writer_record_is_in_ones_collection_update_eca76"
-- declare "DECLARE offender text;"
-- table "tracker_meeting"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes_one_in(acting_person(), 'meeting', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_in_ones_collection', TABLE =
TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask
somebody who works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_record_is_in_ones_collection_delete_c8911"
-- declare "DECLARE offender text;"
-- table "tracker_meeting"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.ref FROM old_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
wrote_one_in(acting_person(), 'meeting', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
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
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_9c7a3"
-- declare "DECLARE offender text;"
-- table "tracker_meeting_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_meeting AS owner ON owner.id = part.meeting_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('meeting')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'meeting:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_1c426"
-- declare "DECLARE offender text;"
-- table "tracker_meeting_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_meeting AS owner ON owner.id = part.meeting_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('meeting')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'meeting:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_76724"
-- declare "DECLARE offender text;"
-- table "tracker_meeting_collections"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_meeting AS owner
ON owner.id = part.meeting_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('meeting')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'meeting:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS
NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE
= TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s", which is published: propose the change,
with your reason, and a second person publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_06e84"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_89f2c"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_f7d8f"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_d5f81"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_4e3fc"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_fdb8b"
-- declare "DECLARE offender text;"
-- table "tracker_milestone"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS
owner ON owner.id = part.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_1aba2"
-- declare "DECLARE offender text;"
-- table "tracker_observation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_611d3"
-- declare "DECLARE offender text;"
-- table "tracker_observation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_e185a"
-- declare "DECLARE offender text;"
-- table "tracker_observation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_2df26"
-- declare "DECLARE offender text;"
-- table "tracker_observation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_indicator AS owner ON owner.id = part.indicator_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('indicator')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'indicator:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_81092"
-- declare "DECLARE offender text;"
-- table "tracker_observation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_indicator AS owner ON owner.id = part.indicator_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('indicator')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'indicator:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_6ee81"
-- declare "DECLARE offender text;"
-- table "tracker_observation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_indicator AS
owner ON owner.id = part.indicator_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('indicator'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'indicator:' || owner.id) AS offenders(id, name) LIMIT 1; IF
offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_efd12"
-- declare "DECLARE offender text;"
-- table "tracker_participation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_85e27"
-- declare "DECLARE offender text;"
-- table "tracker_participation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_ec67c"
-- declare "DECLARE offender text;"
-- table "tracker_participation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_76afd"
-- declare "DECLARE offender text;"
-- table "tracker_participation"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_meeting AS owner ON owner.id = part.meeting_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('meeting')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'meeting:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_fa841"
-- declare "DECLARE offender text;"
-- table "tracker_participation"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_meeting AS owner ON owner.id = part.meeting_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('meeting')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'meeting:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_e3c4d"
-- declare "DECLARE offender text;"
-- table "tracker_participation"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_meeting AS owner
ON owner.id = part.meeting_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('meeting')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'meeting:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS
NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE
= TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s", which is published: propose the change,
with your reason, and a second person publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_3cc83"
-- declare "DECLARE offender text;"
-- table "tracker_party"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_47616"
-- declare "DECLARE offender text;"
-- table "tracker_party"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_c1df6"
-- declare "DECLARE offender text;"
-- table "tracker_party"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_d758d"
-- declare "DECLARE offender text;"
-- table "tracker_party"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_e2f45"
-- declare "DECLARE offender text;"
-- table "tracker_party"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_6daab"
-- declare "DECLARE offender text;"
-- table "tracker_party"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS
owner ON owner.id = part.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_82ab4"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_43f8d"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
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

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_a0ffa"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_e0b8c"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_delete
-- pgid "pgtrigger_writer_record_is_no_viewers_delete_6c82e"
-- declare "DECLARE offender text;"
-- table "tracker_programme"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger proposal_is_for_a_published_record_insert
-- pgid "pgtrigger_proposal_is_for_a_published_record_insert_22e8a"
-- declare "DECLARE offender text;"
-- table "tracker_proposal"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"

SELECT name INTO offender FROM (SELECT id, record_kind || ' ' || record_key FROM new_rows WHERE
record_stage(record_kind, record_key) IS DISTINCT FROM 'published' OR (record_kind = 'statusupdate' AND changes <>
'[]')) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'proposal_is_for_a_published_record', TABLE = TG_TABLE_NAME, COLUMN = 'record_key',
MESSAGE = format('"%s" is no published record whose changes are proposed; change it in its form.', offender); END IF;
RETURN NULL;

-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_559a3"
-- table "tracker_proposal"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_proposalevent"
("answer", "author_id", "base_event", "changes", "correction_id", "decided_at", "decided_by_id", "id", "parts",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "record_key", "record_kind",
"state") SELECT new_values."answer", new_values."author_id", new_values."base_event", new_values."changes",
new_values."correction_id", new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."parts",
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
("answer", "author_id", "base_event", "changes", "correction_id", "decided_at", "decided_by_id", "id", "parts",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "record_key", "record_kind",
"state") SELECT new_values."answer", new_values."author_id", new_values."base_event", new_values."changes",
new_values."correction_id", new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."parts",
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
("answer", "author_id", "base_event", "changes", "correction_id", "decided_at", "decided_by_id", "id", "parts",
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "record_key", "record_kind",
"state") SELECT old_values."answer", old_values."author_id", old_values."base_event", old_values."changes",
old_values."correction_id", old_values."decided_at", old_values."decided_by_id", old_values."id", old_values."parts",
_pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."proposed_at", old_values."reason",
old_values."record_key", old_values."record_kind", old_values."state" FROM ( SELECT old_values.* FROM old_values  )
AS old_values, _pgh_attached_context; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_315b9"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_8168b"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_d5125"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_63db2"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.demand_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_b1d08"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.demand_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_5ab25"
-- declare "DECLARE offender text;"
-- table "tracker_response"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS
owner ON owner.id = part.demand_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment')) AND
(SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF
offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_c24e6"
-- declare "DECLARE offender text;"
-- table "tracker_role"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_9b5b4"
-- declare "DECLARE offender text;"
-- table "tracker_role"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_delete
-- pgid "pgtrigger_writer_record_is_no_viewers_delete_d3e84"
-- declare "DECLARE offender text;"
-- table "tracker_role"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_6bbde"
-- declare "DECLARE offender text;"
-- table "tracker_role"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_actor AS owner ON owner.id = part.person_id WHERE owner.stage = 'published'
AND (SELECT needs_second_person('actor')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'actor:' ||
owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_9ec16"
-- declare "DECLARE offender text;"
-- table "tracker_role"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_actor AS owner ON owner.id = part.person_id WHERE owner.stage = 'published'
AND (SELECT needs_second_person('actor')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'actor:' ||
owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_fb3d9"
-- declare "DECLARE offender text;"
-- table "tracker_role"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_actor AS owner
ON owner.id = part.person_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('actor')) AND (SELECT
acting_in() ->> 'restored') IS DISTINCT FROM 'actor:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT
NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE =
TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s", which is published: propose the change, with
your reason, and a second person publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_b28da"
-- declare "DECLARE offender text;"
-- table "tracker_sanction"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_a41d2"
-- declare "DECLARE offender text;"
-- table "tracker_sanction"
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

-- trigger writer_record_is_in_ones_collection_update
-- pgid "pgtrigger_writer_record_is_in_ones_collection_update_973f9"
-- declare "DECLARE offender text;"
-- table "tracker_sanction"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
writes_one_in(acting_person(), 'sanction', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_in_ones_collection', TABLE =
TG_TABLE_NAME, COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask
somebody who works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_record_is_in_ones_collection_delete_fe1ee"
-- declare "DECLARE offender text;"
-- table "tracker_sanction"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT old_rows.id, old_rows.ref FROM old_rows WHERE (SELECT
is_member(acting_person())) AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT
wrote_one_in(acting_person(), 'sanction', old_rows.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
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
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_99ddd"
-- declare "DECLARE offender text;"
-- table "tracker_sanction_collections"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_sanction AS owner ON owner.id = part.sanction_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'sanction:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_05d70"
-- declare "DECLARE offender text;"
-- table "tracker_sanction_collections"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_sanction AS owner ON owner.id = part.sanction_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'sanction:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_bcbf7"
-- declare "DECLARE offender text;"
-- table "tracker_sanction_collections"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_sanction AS
owner ON owner.id = part.sanction_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('sanction')) AND
(SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'sanction:' || owner.id) AS offenders(id, name) LIMIT 1; IF
offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_df1e3"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_e979c"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
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

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_e27d4"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_09dda"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_dd53a"
-- declare "DECLARE offender text;"
-- table "tracker_sanctionstep"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_ceaa5"
-- declare "DECLARE offender text;"
-- table "tracker_sanction_targets"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_sanction AS owner ON owner.id = part.sanction_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'sanction:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_853a2"
-- declare "DECLARE offender text;"
-- table "tracker_sanction_targets"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_sanction AS owner ON owner.id = part.sanction_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('sanction')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'sanction:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE =
'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE =
format('This is part of "%s", which is published: propose the change, with your reason, and a second person publishes
it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_7dbbd"
-- declare "DECLARE offender text;"
-- table "tracker_sanction_targets"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_sanction AS
owner ON owner.id = part.sanction_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('sanction')) AND
(SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'sanction:' || owner.id) AS offenders(id, name) LIMIT 1; IF
offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_f9299"
-- declare "DECLARE offender text;"
-- table "tracker_source"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_c2891"
-- declare "DECLARE offender text;"
-- table "tracker_source"
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

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_b9d97"
-- declare "DECLARE offender text;"
-- table "tracker_source"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_ce65e"
-- declare "DECLARE offender text;"
-- table "tracker_source"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_delete
-- pgid "pgtrigger_writer_record_is_no_viewers_delete_f4e0c"
-- declare "DECLARE offender text;"
-- table "tracker_source"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_published_record_is_proposed_update
-- pgid "pgtrigger_writer_published_record_is_proposed_update_67a47"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
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
-- pgid "pgtrigger_writer_published_record_goes_by_two_delete_bdfcf"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
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

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_15e81"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_39d62"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_da1d5"
-- declare "DECLARE offender text;"
-- table "tracker_statusupdate"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_insert
-- pgid "pgtrigger_writer_part_is_in_ones_collection_insert_9c361"
-- declare "DECLARE offender text;"
-- table "tracker_target"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT new_rows.* FROM new_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_update
-- pgid "pgtrigger_writer_part_is_in_ones_collection_update_0869a"
-- declare "DECLARE offender text;"
-- table "tracker_target"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows UNION ALL SELECT
new_rows.* FROM new_rows) AS part, owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
writes_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_is_in_ones_collection_delete
-- pgid "pgtrigger_writer_part_is_in_ones_collection_delete_5a1a5"
-- declare "DECLARE offender text;"
-- table "tracker_target"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT part.id, owner.ref FROM (SELECT old_rows.* FROM old_rows) AS part,
owner_of(to_jsonb(part)) AS owner WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND owner.ref IS NOT NULL AND NOT
wrote_one_in(acting_person(), owner.kind, owner.id)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'part_is_in_ones_collection', TABLE = TG_TABLE_NAME,
COLUMN = 'collections', MESSAGE = format('"%s" is in none of the collections that you write in. Ask somebody who
works on it, or an administrator to make you a member there.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_insert
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_insert_c0c43"
-- declare "DECLARE offender text;"
-- table "tracker_target"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT new_rows.* FROM new_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_delete
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_delete_6f8d8"
-- declare "DECLARE offender text;"
-- table "tracker_target"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows) AS written
WHERE (SELECT writer_in(acting_in()) = acting_person()) AND coalesce(current_setting('followthrough.reverting',
TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?| ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT
part.id, owner.ref FROM part JOIN tracker_commitment AS owner ON owner.id = part.commitment_id WHERE owner.stage =
'published' AND (SELECT needs_second_person('commitment')) AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM
'commitment:' || owner.id) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE
= 'check_violation', CONSTRAINT = 'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE
= format('This is part of "%s", which is published: propose the change, with your reason, and a second person
publishes it.', offender); END IF; RETURN NULL;

-- trigger writer_part_of_the_public_is_proposed_update
-- pgid "pgtrigger_writer_part_of_the_public_is_proposed_update_e71d2"
-- declare "DECLARE offender text;"
-- table "tracker_target"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (WITH part AS MATERIALIZED (SELECT * FROM (SELECT old_rows.* FROM old_rows JOIN
new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows)) UNION ALL SELECT
new_rows.* FROM old_rows JOIN new_rows USING (id) WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM
said_by(to_jsonb(new_rows))) AS written WHERE (SELECT writer_in(acting_in()) = acting_person()) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT (SELECT coalesce(acting_in() ?|
ARRAY['merge', 'undone_merge', 'decided'], FALSE))) SELECT part.id, owner.ref FROM part JOIN tracker_commitment AS
owner ON owner.id = part.commitment_id WHERE owner.stage = 'published' AND (SELECT needs_second_person('commitment'))
AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM 'commitment:' || owner.id) AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT =
'part_of_the_public_is_proposed', TABLE = TG_TABLE_NAME, COLUMN = 'stage', MESSAGE = format('This is part of "%s",
which is published: propose the change, with your reason, and a second person publishes it.', offender); END IF;
RETURN NULL;

-- trigger writer_record_is_no_viewers_insert
-- pgid "pgtrigger_writer_record_is_no_viewers_insert_8b3a6"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_update
-- pgid "pgtrigger_writer_record_is_no_viewers_update_fc5c4"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM new_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;

-- trigger writer_record_is_no_viewers_delete
-- pgid "pgtrigger_writer_record_is_no_viewers_delete_de7b9"
-- declare "DECLARE offender text;"
-- table "tracker_topic"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- level "STATEMENT"
SELECT name INTO offender FROM (SELECT id, ref FROM old_rows WHERE (SELECT is_member(acting_person())) AND
coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on' AND NOT writes(acting_person())) AS
offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'record_is_no_viewers', TABLE = TG_TABLE_NAME, COLUMN = 'ref', MESSAGE = format('"%s" stays as it is:
you are a viewer of your collections, and write in none of them.', offender); END IF; RETURN NULL;
