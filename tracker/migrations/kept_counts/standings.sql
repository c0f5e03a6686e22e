-- What commitments add to the counts: of each, where its standing changes on the plane of the two days.
--
-- A day is told by how many days it lies after 1 January of the year 1. A cell is a place on the plane and what is
-- counted there, in one number: the as-of day << 32 | the known-on day << 10 | the kind << 6 | the measure. Measures:
-- 1 to 11 the evidence status, 12 to 22 the official one, 24 to 30 the schedule, each in the order of the vocabulary;
-- 32 a say-do gap; 33 a claim whose evidence nobody has assessed. What follows from others is left out: all there are,
-- since each has one evidence status; no official status; and, of kinds that have a schedule, no deadline, of others
-- that none applies.
--
-- The number counted on a pair of days is the sum of the deltas of all cells that lie on neither day later.

CREATE FUNCTION count_day(day date) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN day - DATE '0001-01-01';

CREATE FUNCTION count_day(moment timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (moment AT TIME ZONE 'UTC')::date - DATE '0001-01-01';

-- The cells of published commitments whose known-on day is not before `since`, which goes with each of the `touched`.
CREATE FUNCTION standing_cells(touched bigint[], since integer[])
RETURNS TABLE (commitment_id bigint, cell bigint, delta integer)
LANGUAGE sql STABLE ROWS 1000
-- No statistics tell how many there are: loops over loops would take all day for an import, and plans are made once.
SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET jit = off SET work_mem = '64MB'
AS $$
WITH subject AS MATERIALIZED (
    SELECT
        commitment.id,
        asked.since,
        array_position(ARRAY['pledge', 'agreement', 'measure', 'statement', 'demand'], commitment.kind::text) - 1 AS kind,
        commitment.kind IN ('pledge', 'agreement', 'measure') AS is_scored,
        count_day(coalesce(commitment.made_on_earliest, DATE '0001-01-01')) AS made,
        count_day(commitment.published_at) AS published,
        CASE WHEN commitment.due_latest < DATE '9999-12-31' AND commitment.kind IN ('pledge', 'agreement', 'measure')
            THEN count_day(commitment.due_latest) END AS due
    FROM tracker_commitment AS commitment
    JOIN (SELECT * FROM unnest(touched, since)) AS asked (id, since) ON asked.id = commitment.id
    WHERE commitment.id = ANY (touched) AND commitment.stage = 'published'
), told AS MATERIALIZED (
    -- The updates that were ever known while the commitment was, from the first day to the day before they were gone.
    SELECT
        subject.id,
        told.axis,
        array_position(ARRAY[
            'not_assessed', 'no_evidence_found', 'not_started', 'in_progress', 'partly_fulfilled', 'fulfilled',
            'stalled', 'suspended', 'broken', 'withdrawn', 'superseded'
        ], told.status::text) - 1 AS status,
        count_day(told.as_of_earliest) AS day,
        told.as_of_latest,
        told.published_at,
        told.ref,
        greatest(count_day(told.published_at), subject.published) AS known,
        count_day(told.retracted_at) AS gone
    FROM subject
    JOIN tracker_statusupdate AS told ON told.commitment_id = subject.id
    WHERE told.commitment_id = ANY (touched)
      AND told.stage = 'published'
      AND (told.retracted_at IS NULL
           OR count_day(told.retracted_at) > greatest(count_day(told.published_at), subject.published))
), line AS MATERIALIZED (
    -- The days on which what is known changes, and the next such day.
    SELECT * FROM (
        SELECT each.id, each.known, lead(each.known) OVER (PARTITION BY each.id ORDER BY each.known) AS following
        FROM (
            SELECT subject.id, subject.published AS known FROM subject
            UNION SELECT told.id, told.known FROM told
            UNION SELECT told.id, told.gone FROM told WHERE told.gone IS NOT NULL
        ) AS each
    ) AS line
    JOIN (SELECT subject.id, subject.since FROM subject) AS subject USING (id)
    WHERE line.known >= subject.since OR line.following >= subject.since
), ordered AS (
    SELECT
        line.id, line.known, line.following, told.axis, told.day, told.status,
        lead(told.day) OVER (
            PARTITION BY line.id, line.known, told.axis
            ORDER BY told.day, told.as_of_latest, told.published_at, told.ref COLLATE "C"
        ) AS next_day
    FROM line
    JOIN told ON told.id = line.id AND told.known <= line.known AND (told.gone IS NULL OR told.gone > line.known)
), turned AS (
    -- The last of each day; those that change nothing are left out below.
    SELECT
        ordered.*,
        ordered.status IS DISTINCT FROM lag(ordered.status) OVER (
            PARTITION BY ordered.id, ordered.known, ordered.axis ORDER BY ordered.day
        ) AS is_turn
    FROM ordered
    WHERE ordered.next_day IS DISTINCT FROM ordered.day
), mark AS (
    -- A status with the day it has stood since, in one number, so that the latest is the largest.
    SELECT
        turned.id, turned.known, turned.following, turned.day,
        CASE WHEN turned.axis = 'evidence' THEN turned.day << 4 | turned.status END AS evidence,
        CASE WHEN turned.axis = 'official' THEN turned.day << 4 | turned.status END AS official
    FROM turned
    WHERE turned.is_turn
    UNION ALL
    SELECT line.id, line.known, line.following, at.day, NULL, NULL
    FROM line
    JOIN (
        SELECT subject.id, unnest(ARRAY[subject.made, subject.due - 30, subject.due + 1]) AS day FROM subject
    ) AS at ON at.id = line.id
    WHERE at.day IS NOT NULL
), stood AS (
    SELECT
        mark.id, mark.known, mark.following, subject.kind, subject.is_scored, subject.due,
        greatest(mark.day, subject.made) AS day,
        max(max(mark.evidence)) OVER in_order AS evidence,
        max(max(mark.official)) OVER in_order AS official
    FROM mark
    JOIN subject ON subject.id = mark.id
    GROUP BY
        mark.id, mark.known, mark.following, subject.kind, subject.is_scored, subject.due,
        greatest(mark.day, subject.made)
    WINDOW in_order AS (PARTITION BY mark.id, mark.known ORDER BY greatest(mark.day, subject.made))
), measured AS (
    SELECT
        stood.id, stood.known, stood.following, stood.kind, stood.day,
        ARRAY[
            1 + coalesce(stood.evidence & 15, 0),
            12 + (stood.official & 15),
            24 + CASE
                WHEN NOT stood.is_scored THEN NULL
                WHEN stood.evidence & 15 IN (9, 10) THEN 6
                WHEN stood.due IS NULL THEN NULL
                WHEN stood.evidence & 15 = 5 AND stood.evidence >> 4 <= stood.due THEN 4
                WHEN stood.evidence & 15 = 5 THEN 5
                WHEN stood.day > stood.due THEN 3
                WHEN stood.due - stood.day <= 30 THEN 2
                ELSE 1
            END,
            -- How much a party claims, and how much the record bears out; where either says nothing there is no gap.
            CASE WHEN stood.is_scored
                AND (ARRAY[NULL, NULL, 0, 1, 2, 3, 1, 0, 0, NULL, NULL])[1 + (stood.official & 15)]
                    > (ARRAY[NULL, 0, 0, 1, 2, 3, 1, 0, 0, NULL, NULL])[1 + (stood.evidence & 15)]
                THEN 32 END,
            CASE WHEN stood.official IS NOT NULL AND stood.evidence IS NULL THEN 33 END
        ] AS measures
    FROM stood
), changed AS (
    SELECT
        measured.*,
        lag(measured.measures) OVER (PARTITION BY measured.id, measured.known ORDER BY measured.day) AS former
    FROM measured
), counted AS (
    SELECT changed.id, changed.kind, changed.day, changed.known, changed.following,
        unnest(changed.measures) AS present, unnest(changed.former) AS former
    FROM changed
), place AS (
    -- What begins on the day, and what ends; known from one day to the day before the following.
    SELECT counted.id, counted.kind, counted.day,
        unnest(ARRAY[counted.known, counted.following, counted.known, counted.following]) AS known,
        unnest(ARRAY[counted.present, counted.present, counted.former, counted.former]) AS measure,
        unnest(ARRAY[1, -1, -1, 1]) AS delta
    FROM counted
    WHERE counted.present IS DISTINCT FROM counted.former
)
SELECT
    place.id,
    (place.day::bigint << 32) | (place.known::bigint << 10) | (place.kind << 6 | place.measure),
    sum(place.delta)::integer
FROM place
JOIN subject ON subject.id = place.id
WHERE place.measure IS NOT NULL AND place.known >= subject.since
GROUP BY 1, 2
HAVING sum(place.delta) <> 0
$$;

-- What commitments are counted among. A facet is one number: 0 for all; four times the key of a collection + 1, of a
-- topic + 2, of an actor + 3. An actor counts what it, or a public body up to three steps below it, has a part in.
CREATE FUNCTION standing_facets(touched bigint[])
RETURNS TABLE (commitment_id bigint, facet bigint)
LANGUAGE sql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET enable_nestloop = on SET jit = off
AS $$
SELECT asked.id, 0::bigint FROM unnest(touched) AS asked (id)
UNION
SELECT tie.commitment_id, tie.collection_id * 4 + 1
FROM unnest(touched) AS asked (id) JOIN tracker_commitment_collections AS tie ON tie.commitment_id = asked.id
UNION
SELECT tie.commitment_id, tie.topic_id * 4 + 2
FROM unnest(touched) AS asked (id) JOIN tracker_commitment_topics AS tie ON tie.commitment_id = asked.id
UNION
SELECT party.commitment_id, acting.id * 4 + 3
FROM unnest(touched) AS asked (id)
JOIN tracker_party AS party ON party.commitment_id = asked.id
JOIN tracker_actor AS actor ON actor.id = party.actor_id AND actor.stage = 'published'
LEFT JOIN tracker_actor AS above ON above.id = actor.part_of_id AND above.stage = 'published'
LEFT JOIN tracker_actor AS higher ON higher.id = above.part_of_id AND higher.stage = 'published'
LEFT JOIN tracker_actor AS highest ON highest.id = higher.part_of_id AND highest.stage = 'published'
CROSS JOIN LATERAL (VALUES (actor.id), (above.id), (higher.id), (highest.id)) AS acting (id)
WHERE acting.id IS NOT NULL
$$;
