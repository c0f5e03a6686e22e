-- The events that may be told in the change log, noted as they are written; tracker/changes/candidates.py says why, and makes
-- the triggers. The key is given in the order of writing, so that events of one moment have an order.
CREATE TABLE tracker_changelog (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened_at timestamptz NOT NULL,
    source text NOT NULL,
    kind text NOT NULL,
    event bigint NOT NULL
);
CREATE INDEX changelog_by_moment ON tracker_changelog (happened_at, id);
CREATE INDEX changelog_by_kind ON tracker_changelog (kind, happened_at, id);

CREATE OR REPLACE FUNCTION note_statusupdateevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'status_update', 'status_update', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_statusupdateevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_statusupdateevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_statusupdateevent();

CREATE OR REPLACE FUNCTION note_commitmentevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_commitmentevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_commitmentevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_commitmentevent();

CREATE OR REPLACE FUNCTION note_sanctionevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'sanction', 'sanction', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_sanctionevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_sanctionevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_sanctionevent();

CREATE OR REPLACE FUNCTION note_meetingevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'meeting', 'meeting', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_meetingevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_meetingevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_meetingevent();

CREATE OR REPLACE FUNCTION note_actorevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'actor', 'actor', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_actorevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_actorevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_actorevent();

CREATE OR REPLACE FUNCTION note_sourceevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'source', 'source', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_sourceevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_sourceevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_sourceevent();

CREATE OR REPLACE FUNCTION note_topicevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'topic', 'topic', event.pgh_id FROM new_events AS event
    WHERE (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_topicevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_topicevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_topicevent();

CREATE OR REPLACE FUNCTION note_programmeevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'programme', 'programme', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_programmeevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_programmeevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_programmeevent();

CREATE OR REPLACE FUNCTION note_indicatorevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'indicator', 'indicator', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_indicatorevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_indicatorevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_indicatorevent();

CREATE OR REPLACE FUNCTION note_exchangeevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'exchange', 'exchange', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_exchangeevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_exchangeevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_exchangeevent();

CREATE OR REPLACE FUNCTION note_collectionevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'collection', 'collection', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_collectionevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_collectionevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_collectionevent();

CREATE OR REPLACE FUNCTION note_partyevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'party of commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_commitment AS end_0 WHERE end_0.id = event.commitment_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_partyevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_partyevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_partyevent();

CREATE OR REPLACE FUNCTION note_commitmenttopicevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'commitmenttopic of commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_commitment AS end_0 WHERE end_0.id = event.commitment_id AND end_0.published_at < event.pgh_created_at)
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_commitmenttopicevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_commitmenttopicevent();

CREATE OR REPLACE FUNCTION note_linkevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'link of commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_commitment AS end_0 WHERE end_0.id = event.commitment_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_linkevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_linkevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_linkevent();

CREATE OR REPLACE FUNCTION note_participationevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'participation of meeting', 'meeting', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_meeting AS end_0 WHERE end_0.id = event.meeting_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_participationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_participationevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_participationevent();

CREATE OR REPLACE FUNCTION note_sanctiontargetevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'sanctiontarget of sanction', 'sanction', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_sanction AS end_0 WHERE end_0.id = event.sanction_id AND end_0.published_at < event.pgh_created_at)
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_sanctiontargetevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_sanctiontargetevent();

CREATE OR REPLACE FUNCTION note_sanctionstepevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'sanctionstep of sanction', 'sanction', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND EXISTS (SELECT FROM tracker_sanction AS end_0 WHERE end_0.id = event.sanction_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_sanctionstepevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_sanctionstepevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_sanctionstepevent();

CREATE OR REPLACE FUNCTION note_roleevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'role of person', 'actor', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_actor AS end_0 WHERE end_0.id = event.person_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_roleevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_roleevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_roleevent();

CREATE OR REPLACE FUNCTION note_observationevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'observation of indicator', 'indicator', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_indicator AS end_0 WHERE end_0.id = event.indicator_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_observationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_observationevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_observationevent();

CREATE OR REPLACE FUNCTION note_criterionevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'criterion of commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_commitment AS end_0 WHERE end_0.id = event.commitment_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_criterionevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_criterionevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_criterionevent();

CREATE OR REPLACE FUNCTION note_findingevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'finding of status_update__commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_statusupdate AS end_0 JOIN tracker_commitment AS end_1 ON end_1.id = end_0.commitment_id WHERE end_0.id = event.status_update_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_findingevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_findingevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_findingevent();

CREATE OR REPLACE FUNCTION note_milestoneevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'milestone of commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_commitment AS end_0 WHERE end_0.id = event.commitment_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_milestoneevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_milestoneevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_milestoneevent();

CREATE OR REPLACE FUNCTION note_targetevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'target of commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_commitment AS end_0 WHERE end_0.id = event.commitment_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_targetevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_targetevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_targetevent();

CREATE OR REPLACE FUNCTION note_citationevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'citation of commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_commitment AS end_0 WHERE end_0.id = event.commitment_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of sanction', 'sanction', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_sanction AS end_0 WHERE end_0.id = event.sanction_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of meeting', 'meeting', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_meeting AS end_0 WHERE end_0.id = event.meeting_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of actor', 'actor', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_actor AS end_0 WHERE end_0.id = event.actor_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of status_update__commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_statusupdate AS end_0 JOIN tracker_commitment AS end_1 ON end_1.id = end_0.commitment_id WHERE end_0.id = event.status_update_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of role__person', 'actor', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_role AS end_0 JOIN tracker_actor AS end_1 ON end_1.id = end_0.person_id WHERE end_0.id = event.role_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of link__commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_link AS end_0 JOIN tracker_commitment AS end_1 ON end_1.id = end_0.commitment_id WHERE end_0.id = event.link_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of observation__indicator', 'indicator', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_observation AS end_0 JOIN tracker_indicator AS end_1 ON end_1.id = end_0.indicator_id WHERE end_0.id = event.observation_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of party__commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_party AS end_0 JOIN tracker_commitment AS end_1 ON end_1.id = end_0.commitment_id WHERE end_0.id = event.party_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of participation__meeting', 'meeting', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_participation AS end_0 JOIN tracker_meeting AS end_1 ON end_1.id = end_0.meeting_id WHERE end_0.id = event.participation_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of sanction_step__sanction', 'sanction', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_sanctionstep AS end_0 JOIN tracker_sanction AS end_1 ON end_1.id = end_0.sanction_id WHERE end_0.id = event.sanction_step_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of programme', 'programme', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_programme AS end_0 WHERE end_0.id = event.programme_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of target__commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_target AS end_0 JOIN tracker_commitment AS end_1 ON end_1.id = end_0.commitment_id WHERE end_0.id = event.target_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of milestone__commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_milestone AS end_0 JOIN tracker_commitment AS end_1 ON end_1.id = end_0.commitment_id WHERE end_0.id = event.milestone_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of finding__status_update__commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_finding AS end_0 JOIN tracker_statusupdate AS end_1 ON end_1.id = end_0.status_update_id JOIN tracker_commitment AS end_2 ON end_2.id = end_1.commitment_id WHERE end_0.id = event.finding_id AND end_2.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of exchange', 'exchange', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_exchange AS end_0 WHERE end_0.id = event.exchange_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of condition__commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_condition AS end_0 JOIN tracker_commitment AS end_1 ON end_1.id = end_0.commitment_id WHERE end_0.id = event.condition_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of condition__sanction', 'sanction', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_condition AS end_0 JOIN tracker_sanction AS end_1 ON end_1.id = end_0.sanction_id WHERE end_0.id = event.condition_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'citation of response__demand', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_response AS end_0 JOIN tracker_commitment AS end_1 ON end_1.id = end_0.demand_id WHERE end_0.id = event.response_id AND end_1.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_citationevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_citationevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_citationevent();

CREATE OR REPLACE FUNCTION note_exchangeitemevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'exchangeitem of exchange', 'exchange', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_exchange AS end_0 WHERE end_0.id = event.exchange_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_exchangeitemevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_exchangeitemevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_exchangeitemevent();

CREATE OR REPLACE FUNCTION note_conditionevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'condition of commitment', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_commitment AS end_0 WHERE end_0.id = event.commitment_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_conditionevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
UNION ALL
SELECT event.pgh_created_at, 'condition of sanction', 'sanction', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_sanction AS end_0 WHERE end_0.id = event.sanction_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_conditionevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_conditionevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_conditionevent();

CREATE OR REPLACE FUNCTION note_responseevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'response of demand', 'commitment', event.pgh_id FROM new_events AS event
    WHERE EXISTS (SELECT FROM tracker_commitment AS end_0 WHERE end_0.id = event.demand_id AND end_0.published_at < event.pgh_created_at) AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_responseevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON tracker_responseevent REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION note_responseevent();
