"""What an answer needs at the least: SQL by hand over the tables of the records, for each page of the bench.

No table of counts is used, so that it says what a page costs beside reading the records themselves.
"""

KNOWN = (
    "stage = 'published' AND (published_at AT TIME ZONE 'UTC')::date <= %(known_on)s::date "
    "AND (retracted_at IS NULL OR (retracted_at AT TIME ZONE 'UTC')::date > %(known_on)s::date)"
)
STANDING = f"""
    LEFT JOIN LATERAL (
        SELECT status, as_of FROM tracker_statusupdate
        WHERE commitment_id = told.id AND axis = 'evidence' AND {KNOWN} AND as_of_earliest <= %(as_of)s::date
        ORDER BY as_of_earliest DESC, as_of_latest DESC, published_at DESC, ref DESC LIMIT 1
    ) AS standing ON TRUE
"""
TRACKED = (
    "told.stage = 'published' AND (told.published_at AT TIME ZONE 'UTC')::date <= %(known_on)s::date "
    "AND (told.made_on IS NULL OR told.made_on_earliest <= %(as_of)s::date)"
)
COUNTS = (
    "SELECT coalesce(status, 'not_assessed'), count(*) FROM tracker_commitment AS told "
    f"{STANDING} WHERE {TRACKED} GROUP BY 1"
)
COUNTS_OF_A_TOPIC = COUNTS.replace(
    "GROUP BY 1",
    "AND told.id IN (SELECT commitment_id FROM tracker_commitment_topics AS filed "
    "JOIN tracker_topic AS topic ON topic.id = filed.topic_id WHERE topic.ref = 'made-up-topic-1') GROUP BY 1",
)
STRIPS = (
    "SELECT commitment_id, status, as_of_earliest FROM tracker_statusupdate WHERE axis = 'evidence' "
    f"AND {KNOWN} AND commitment_id IN (SELECT id FROM tracker_commitment AS told WHERE {TRACKED} "
    "ORDER BY made_on_earliest, ref LIMIT 50) ORDER BY 1, 3"
)
PARTIES = (
    "(SELECT string_agg(actor.name, ', ') FROM tracker_party AS party "
    "JOIN tracker_actor AS actor ON actor.id = party.actor_id WHERE party.commitment_id = told.id)"
)
LIST = (
    f"SELECT told.ref, title, told.kind, made_on, due, status, {PARTIES} "
    "FROM (SELECT * FROM tracker_commitment AS told WHERE stage = 'published' {} "
    "ORDER BY made_on_earliest, ref LIMIT 50 OFFSET {}) AS told "
    f"{STANDING}"
)
NUMBER = "SELECT count(*) FROM tracker_commitment AS told WHERE stage = 'published'"
OF_A_TOPIC = (
    "AND id IN (SELECT commitment_id FROM tracker_commitment_topics AS filed JOIN tracker_topic AS topic "
    "ON topic.id = filed.topic_id WHERE topic.ref = 'made-up-topic-1')"
)
BY_STATUS = (
    f"SELECT told.ref, title, told.kind, made_on, due, status FROM tracker_commitment AS told {STANDING} "
    f"WHERE {TRACKED} AND status = 'stalled' ORDER BY made_on_earliest, told.ref LIMIT 50"
)
DOCUMENT = "search_document(ARRAY[title::text], ARRAY[summary, deliverable, guideline])"
FOUND = f"FROM tracker_commitment WHERE stage = 'published' AND {DOCUMENT} @@ websearch_to_tsquery('english', '{{}}')"
SEARCH = (
    "SELECT ref, title, summary "
    + FOUND
    + " ORDER BY ts_rank(to_tsvector('english', title), websearch_to_tsquery('english', '{}')) DESC, id LIMIT 20"
)
SEARCH_NUMBER = "SELECT count(*) " + FOUND
MISSPELT = (
    "SELECT ref, title FROM tracker_commitment WHERE stage = 'published' AND 'precusror' <%% title "
    "ORDER BY 'precusror' <<-> title LIMIT 20"
)
CHANGES = (
    "SELECT told.ref, title, status, update.published_at FROM tracker_statusupdate AS update "
    "JOIN tracker_commitment AS told ON told.id = update.commitment_id WHERE update.stage = 'published' "
    "AND told.stage = 'published' ORDER BY update.published_at DESC LIMIT 50 OFFSET {}"
)
TOPICS = (
    "SELECT topic.ref, topic.name, count(*) FROM tracker_topic AS topic "
    "JOIN tracker_commitment_topics AS filed ON filed.topic_id = topic.id "
    "JOIN tracker_commitment AS told ON told.id = filed.commitment_id WHERE told.stage = 'published' "
    "AND topic.stage = 'published' GROUP BY topic.id"
)
COLLECTIONS = (
    "SELECT collection.ref, collection.title, count(*) FROM tracker_collection AS collection "
    "JOIN tracker_commitment_collections AS held ON held.collection_id = collection.id "
    "JOIN tracker_commitment AS told ON told.id = held.commitment_id WHERE told.stage = 'published' "
    "GROUP BY collection.id"
)
CALENDAR = (
    "SELECT ref, title, due FROM tracker_commitment "
    "WHERE stage = 'published' AND due IS NOT NULL ORDER BY due_earliest"
)
OF_SOURCE = (
    "SELECT citation.* FROM tracker_citation AS citation JOIN tracker_source AS source "
    "ON source.id = citation.source_id WHERE source.ref = %(source)s ORDER BY paragraph, citation.ref LIMIT 50"
)
OF_COMMITMENT = (
    "SELECT update.*, (SELECT count(*) FROM tracker_citation WHERE status_update_id = update.id) "
    "FROM tracker_statusupdate AS update JOIN tracker_commitment AS told ON told.id = update.commitment_id "
    "WHERE told.ref = %(commitment)s ORDER BY as_of_earliest"
)
OF_ACTOR = (
    "SELECT told.ref, title, party.role, status FROM tracker_party AS party "
    "JOIN tracker_actor AS actor ON actor.id = party.actor_id "
    f"JOIN tracker_commitment AS told ON told.id = party.commitment_id {STANDING} "
    "WHERE actor.ref = %(actor)s AND told.stage = 'published' ORDER BY made_on_earliest LIMIT 50"
)
ADMIN_LIST = "SELECT * FROM tracker_commitment ORDER BY ref LIMIT 100"
ADMIN_NUMBER = "SELECT count(*) FROM tracker_commitment"
ADMIN_BY_STATUS = (
    f"SELECT told.*, status FROM tracker_commitment AS told {STANDING} WHERE status = 'stalled' "
    "ORDER BY told.ref LIMIT 100"
)
ADMIN_SEARCH = (
    "SELECT * FROM tracker_commitment WHERE title ILIKE '%%satellites%%' OR ref ILIKE '%%satellites%%' "
    "ORDER BY ref LIMIT 100"
)
ADMIN_CITATIONS = "SELECT * FROM tracker_citation ORDER BY id LIMIT 100"
AUTOCOMPLETE = (
    "SELECT id, title, ref FROM tracker_commitment WHERE title ILIKE '%%precursor%%' OR ref ILIKE '%%precursor%%' "
    "ORDER BY ref LIMIT 20"
)
FORM = (
    "SELECT update.*, citation.* FROM tracker_statusupdate AS update LEFT JOIN tracker_citation AS citation "
    "ON citation.status_update_id = update.id WHERE update.id = %(update)s"
)
SAVE = (
    "INSERT INTO tracker_statusupdate (ref, stage, commitment_id, axis, status, as_of, summary, searched, "
    "inference_reason, retraction_reason) "
    "SELECT 'bare-' || (extract(epoch FROM clock_timestamp()) * 1e6)::bigint, 'draft', id, 'evidence', 'stalled', "
    "'2024-05-06', 'So.', '', '', '' FROM tracker_commitment WHERE ref = %(commitment)s"
)
ALL = "SELECT * FROM tracker_commitment WHERE stage = 'published' ORDER BY ref"
NOTHING = "SELECT 1"
