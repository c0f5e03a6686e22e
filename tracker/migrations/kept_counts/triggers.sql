-- What keeps the counts whenever a statement changes what they count, whichever door it comes by.

CREATE FUNCTION counts_follow_updates() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
    since integer[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(each.id), array_agg(each.since) INTO touched, since
        FROM (
            SELECT commitment_id AS id, min(count_day(published_at)) AS since
            FROM new_rows WHERE stage = 'published' GROUP BY commitment_id
        ) AS each;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(each.id), array_agg(each.since) INTO touched, since
        FROM (
            SELECT commitment_id AS id, min(count_day(published_at)) AS since
            FROM old_rows WHERE stage = 'published' GROUP BY commitment_id
        ) AS each;
    ELSE
        SELECT array_agg(each.id), array_agg(each.since) INTO touched, since
        FROM (
            SELECT place.id, min(place.since) AS since
            FROM old_rows AS former
            FULL JOIN new_rows AS present USING (id)
            CROSS JOIN LATERAL (
                SELECT (former.commitment_id, former.axis, former.status, former.as_of, former.stage,
                        former.published_at, former.ref)
                    IS NOT DISTINCT FROM (present.commitment_id, present.axis, present.status, present.as_of,
                        present.stage, present.published_at, present.ref) AS is_same
            ) AS compared
            CROSS JOIN LATERAL (VALUES
                (former.commitment_id, former.stage, former.published_at),
                (present.commitment_id, present.stage, present.published_at)
            ) AS of_row (commitment_id, stage, published_at)
            CROSS JOIN LATERAL (
                SELECT of_row.commitment_id AS id, count_day(CASE
                    WHEN compared.is_same THEN least(former.retracted_at, present.retracted_at)
                    ELSE of_row.published_at
                END) AS since
            ) AS place
            WHERE of_row.stage = 'published'
              AND NOT (compared.is_same AND former.retracted_at IS NOT DISTINCT FROM present.retracted_at)
            GROUP BY place.id
        ) AS each;
    END IF;
    IF touched IS NOT NULL THEN
        PERFORM keep_standings(touched, since);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION counts_follow_commitments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        touched := ARRAY(SELECT id FROM new_rows WHERE stage = 'published');
    ELSIF TG_OP = 'DELETE' THEN
        touched := ARRAY(SELECT id FROM old_rows WHERE stage = 'published');
    ELSE
        touched := ARRAY(
            SELECT id
            FROM old_rows AS former
            FULL JOIN new_rows AS present USING (id)
            WHERE 'published' IN (former.stage, present.stage)
              AND (former.kind, former.stage, former.published_at, former.made_on_earliest, former.due_latest)
                  IS DISTINCT FROM
                  (present.kind, present.stage, present.published_at, present.made_on_earliest, present.due_latest)
        );
    END IF;
    IF touched <> '{}' THEN
        PERFORM keep_standings(touched, array_fill(0, ARRAY[cardinality(touched)]));
    END IF;
    RETURN NULL;
END
$$;

-- Of topics, collections and parties.
CREATE FUNCTION counts_follow_ties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    IF TG_TABLE_NAME = 'tracker_party' THEN
        -- Nobody moves an actor meanwhile.
        PERFORM pg_advisory_xact_lock_shared(hashtext('tracker_actor.counts'));
    END IF;
    IF TG_OP = 'INSERT' THEN
        touched := ARRAY(SELECT DISTINCT commitment_id FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        touched := ARRAY(SELECT DISTINCT commitment_id FROM old_rows);
    ELSE
        touched := ARRAY(SELECT commitment_id FROM old_rows UNION SELECT commitment_id FROM new_rows);
    END IF;
    IF touched <> '{}' THEN
        PERFORM keep_facets(touched);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION counts_follow_actors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved bigint[];
    touched bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        moved := ARRAY(SELECT id FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        moved := ARRAY(SELECT id FROM old_rows);
    ELSE
        moved := ARRAY(
            SELECT id
            FROM old_rows AS former
            FULL JOIN new_rows AS present USING (id)
            WHERE (former.part_of_id, former.stage) IS DISTINCT FROM (present.part_of_id, present.stage)
        );
        IF moved <> '{}' THEN
            PERFORM pg_advisory_xact_lock(hashtext('tracker_actor.counts'));
        END IF;
    END IF;
    IF moved <> '{}' THEN
        touched := ARRAY(
            WITH RECURSIVE below (id, steps) AS (
                SELECT id, 0 FROM unnest(moved) AS actor (id)
                UNION
                SELECT actor.id, below.steps + 1
                FROM below JOIN tracker_actor AS actor ON actor.part_of_id = below.id
                WHERE below.steps < 3
            )
            SELECT DISTINCT party.commitment_id FROM tracker_party AS party WHERE party.actor_id IN (SELECT id FROM below)
        );
    END IF;
    IF touched <> '{}' THEN
        PERFORM keep_facets(touched);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION counts_follow_truncation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rebuild_counts();
    RETURN NULL;
END
$$;

-- Only the database itself writes what it keeps: of a fixture that carries the counts, the records alone count. What is
-- inserted counts nothing, but is there, since who inserts is told its number.
CREATE FUNCTION counts_are_derived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RETURN OLD;
    ELSIF TG_TABLE_NAME = 'tracker_countchange' THEN
        NEW.delta := 0;
    ELSIF TG_TABLE_NAME = 'tracker_keptcount' THEN
        NEW.facet := -NEW.id;
        NEW.cells := '{}';
        NEW.deltas := '{}';
    ELSE
        RETURN NULL;
    END IF;
    RETURN NEW;
END
$$;
