-- What is written here happened when the topics came in: the triggers would write that of the upgrade.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE tracker_topic DISABLE TRIGGER USER;
ALTER TABLE tracker_topicevent DISABLE TRIGGER USER;

-- The moment of the first event is that of its transaction, as with whatever is published.
UPDATE tracker_topicevent AS event SET stage = 'published', published_at = first.moment
FROM (
    SELECT id, least(min(recorded_at), min(pgh_created_at)) AS moment FROM tracker_topicevent GROUP BY id
) AS first
WHERE first.id = event.id;
UPDATE tracker_topic AS topic SET stage = 'published', published_at = coalesce(
    (SELECT min(event.published_at) FROM tracker_topicevent AS event WHERE event.id = topic.id), topic.recorded_at
);

ALTER TABLE tracker_topic ENABLE TRIGGER USER;
ALTER TABLE tracker_topicevent ENABLE TRIGGER USER;
SET CONSTRAINTS ALL DEFERRED;

-- Drafts are not searched, and give no words to suggestions of spelling.
DROP INDEX topic_search_words;
CREATE INDEX topic_search_words ON tracker_topic USING gin (search_words) WHERE stage = 'published';
DROP TRIGGER keep_name_words_inserted ON tracker_topic;
CREATE TRIGGER keep_name_words_inserted AFTER INSERT ON tracker_topic REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keep_name_words($names$search_text(ARRAY[name]::text[])$names$, $public$stage = 'published'$public$);
DROP TRIGGER keep_name_words_updated ON tracker_topic;
CREATE TRIGGER keep_name_words_updated AFTER UPDATE ON tracker_topic REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keep_name_words($names$search_text(ARRAY[name]::text[])$names$, $public$stage = 'published'$public$);

-- Nor is anything of a draft told in the change log.
CREATE OR REPLACE FUNCTION note_topicevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'topic', 'topic', event.pgh_id FROM new_events AS event
    WHERE event.stage = 'published' AND (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_topicevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
-- backwards
DROP INDEX topic_search_words;
CREATE INDEX topic_search_words ON tracker_topic USING gin (search_words);
DROP TRIGGER keep_name_words_inserted ON tracker_topic;
CREATE TRIGGER keep_name_words_inserted AFTER INSERT ON tracker_topic REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keep_name_words($names$search_text(ARRAY[name]::text[])$names$, $public$TRUE$public$);
DROP TRIGGER keep_name_words_updated ON tracker_topic;
CREATE TRIGGER keep_name_words_updated AFTER UPDATE ON tracker_topic REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keep_name_words($names$search_text(ARRAY[name]::text[])$names$, $public$TRUE$public$);

CREATE OR REPLACE FUNCTION note_topicevent() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
INSERT INTO tracker_changelog (happened_at, source, kind, event)
SELECT event.pgh_created_at, 'topic', 'topic', event.pgh_id FROM new_events AS event
    WHERE (event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] IS DISTINCT FROM (SELECT to_jsonb(previous) - ARRAY['pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_context_id', 'owner_id', 'review_every', 'next_review_on'] FROM tracker_topicevent AS previous WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1))
ORDER BY 4;
RETURN NULL;
END
$note$;
