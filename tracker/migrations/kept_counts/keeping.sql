-- How the counts are kept: what a commitment adds to them is stored beside it, so that a change of it adds the
-- difference. Differences are written down, by any number of writers at once, and folded into the sums by one at a time.

-- Writes down what changed of where the commitments stand, known on the days `since` or later.
CREATE FUNCTION keep_standings(touched bigint[], since integer[]) RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET jit = off
AS $$
DECLARE
    written integer;
    latest bigint;
BEGIN
    -- Two who change the same commitment see one another's change. What they read comes after this.
    PERFORM FROM tracker_commitment WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    PERFORM set_config('followthrough.counting', 'on', TRUE);
    WITH stored AS MATERIALIZED (
        SELECT kept.* FROM tracker_countedcommitment AS kept WHERE kept.commitment_id = ANY (touched)
    ), former AS MATERIALIZED (
        SELECT stored.commitment_id, unnest(stored.cells) AS cell, unnest(stored.deltas) AS delta FROM stored
    ), difference AS MATERIALIZED (
        SELECT each.commitment_id, each.cell, sum(each.delta)::integer AS delta
        FROM (
            SELECT present.commitment_id, present.cell, present.delta
            FROM standing_cells(touched, since) AS present
            UNION ALL
            SELECT former.commitment_id, former.cell, -former.delta
            FROM former
            JOIN (SELECT * FROM unnest(touched, since)) AS asked (id, since) ON asked.id = former.commitment_id
            WHERE (former.cell >> 10) & 4194303 >= asked.since
        ) AS each
        GROUP BY each.commitment_id, each.cell
        HAVING sum(each.delta) <> 0
    ), changed AS MATERIALIZED (
        SELECT DISTINCT difference.commitment_id AS id FROM difference
    ), counted AS MATERIALIZED (
        SELECT stored.commitment_id, stored.facets FROM stored
        UNION ALL
        SELECT found.commitment_id, array_agg(found.facet ORDER BY found.facet)
        FROM (
            SELECT array_agg(each.id) AS ids
            FROM (SELECT changed.id FROM changed EXCEPT SELECT stored.commitment_id FROM stored) AS each
        ) AS new
        CROSS JOIN LATERAL standing_facets(new.ids) AS found
        WHERE new.ids IS NOT NULL
        GROUP BY found.commitment_id
    ), result AS MATERIALIZED (
        SELECT
            cells.commitment_id,
            array_agg(cells.cell ORDER BY cells.cell) AS cells,
            array_agg(cells.delta ORDER BY cells.cell) AS deltas
        FROM (
            SELECT each.commitment_id, each.cell, sum(each.delta)::integer AS delta
            FROM (
                SELECT former.commitment_id, former.cell, former.delta
                FROM former JOIN changed ON changed.id = former.commitment_id
                UNION ALL
                SELECT difference.commitment_id, difference.cell, difference.delta FROM difference
            ) AS each
            GROUP BY each.commitment_id, each.cell
            HAVING sum(each.delta) <> 0
        ) AS cells
        GROUP BY cells.commitment_id
    ), brought AS (
        INSERT INTO tracker_countedcommitment AS kept (commitment_id, facets, cells, deltas)
        SELECT result.commitment_id, counted.facets, result.cells, result.deltas
        FROM result JOIN counted USING (commitment_id)
        ON CONFLICT (commitment_id) DO UPDATE SET cells = excluded.cells, deltas = excluded.deltas
    ), gone AS (
        DELETE FROM tracker_countedcommitment AS kept
        WHERE kept.commitment_id = ANY (ARRAY(
            SELECT changed.id FROM changed EXCEPT SELECT result.commitment_id FROM result
        ))
    ), said AS (
        INSERT INTO tracker_countchange (facet, cell, delta)
        SELECT among.facet, difference.cell, sum(difference.delta)
        FROM difference
        JOIN (
            SELECT counted.commitment_id, unnest(counted.facets) AS facet FROM counted
        ) AS among USING (commitment_id)
        GROUP BY among.facet, difference.cell
        HAVING sum(difference.delta) <> 0
        RETURNING id
    )
    SELECT count(*), max(said.id) INTO written, latest FROM said;
    PERFORM set_config('followthrough.counting', 'off', TRUE);
    PERFORM fold_counts_after(written, latest);
END
$$;

-- Writes down what changed of which facets the commitments are counted in.
CREATE FUNCTION keep_facets(touched bigint[]) RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET jit = off
AS $$
DECLARE
    written integer;
    latest bigint;
BEGIN
    PERFORM FROM tracker_commitment WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    PERFORM set_config('followthrough.counting', 'on', TRUE);
    WITH stored AS MATERIALIZED (
        SELECT kept.* FROM tracker_countedcommitment AS kept WHERE kept.commitment_id = ANY (touched)
    ), present AS MATERIALIZED (
        SELECT found.commitment_id, array_agg(found.facet ORDER BY found.facet) AS facets
        FROM standing_facets(ARRAY(SELECT stored.commitment_id FROM stored)) AS found
        GROUP BY found.commitment_id
    ), moved AS MATERIALIZED (
        SELECT each.commitment_id, each.facet, sum(each.sign)::integer AS sign
        FROM (
            SELECT present.commitment_id, unnest(present.facets) AS facet, 1 AS sign FROM present
            UNION ALL
            SELECT stored.commitment_id, unnest(stored.facets), -1 FROM stored
        ) AS each
        GROUP BY each.commitment_id, each.facet
        HAVING sum(each.sign) <> 0
    ), brought AS (
        INSERT INTO tracker_countedcommitment AS kept (commitment_id, facets, cells, deltas)
        SELECT stored.commitment_id, present.facets, stored.cells, stored.deltas
        FROM stored
        JOIN present USING (commitment_id)
        JOIN (SELECT DISTINCT moved.commitment_id FROM moved) AS changed USING (commitment_id)
        ON CONFLICT (commitment_id) DO UPDATE SET facets = excluded.facets
    ), said AS (
        INSERT INTO tracker_countchange (facet, cell, delta)
        SELECT moved.facet, each.cell, sum(each.delta * moved.sign)
        FROM moved
        JOIN (
            SELECT stored.commitment_id, unnest(stored.cells) AS cell, unnest(stored.deltas) AS delta FROM stored
        ) AS each USING (commitment_id)
        GROUP BY moved.facet, each.cell
        HAVING sum(each.delta * moved.sign) <> 0
        RETURNING id
    )
    SELECT count(*), max(said.id) INTO written, latest FROM said;
    PERFORM set_config('followthrough.counting', 'off', TRUE);
    PERFORM fold_counts_after(written, latest);
END
$$;

-- After each 8,192nd change: folds those of the facets lately changed that have half as many by now. The others are read
-- as they are, since that is as quick.
CREATE FUNCTION fold_counts_after(written integer, latest bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF latest / 8192 <> (latest - written) / 8192 THEN
        PERFORM fold_counts(ARRAY(
            SELECT lately.facet
            FROM (
                SELECT DISTINCT change.facet FROM tracker_countchange AS change
                WHERE change.id > latest - greatest(written, 8192)
            ) AS lately
            WHERE (
                SELECT count(*) FROM (
                    SELECT FROM tracker_countchange AS change WHERE change.facet = lately.facet LIMIT 4096
                ) AS many
            ) = 4096
        ));
    END IF;
END
$$;

CREATE FUNCTION month_of(day integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN date_trunc('month', (DATE '0001-01-01' + day)::timestamp)::date - DATE '0001-01-01';

CREATE FUNCTION year_of(day integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN date_trunc('year', (DATE '0001-01-01' + day)::timestamp)::date - DATE '0001-01-01';

-- Adds changes of these facets to their sums. Only one does so at a time; where another is at it, this one lets it be.
-- Cells are put after those there are, even where they are there; once a row is twice as long they are added up.
CREATE FUNCTION fold_counts(asked bigint[]) RETURNS void
LANGUAGE plpgsql
SET jit = off SET work_mem = '64MB'
AS $$
BEGIN
    IF asked = '{}' OR NOT pg_try_advisory_xact_lock(hashtext('tracker_keptcount')) THEN
        RETURN;
    END IF;
    PERFORM set_config('followthrough.counting', 'on', TRUE);
    WITH taken AS MATERIALIZED (
        DELETE FROM tracker_countchange WHERE facet = ANY (asked) RETURNING facet, cell, delta
    ), change AS (
        SELECT
            taken.facet, taken.cell & 1023 AS what, taken.delta,
            taken.cell >> 32 AS as_of,
            month_of((taken.cell >> 32)::integer)::bigint AS as_of_month,
            year_of((taken.cell >> 32)::integer)::bigint AS as_of_year,
            (taken.cell >> 10) & 4194303 AS known_on,
            month_of(((taken.cell >> 10) & 4194303)::integer)::bigint AS known_on_month,
            year_of(((taken.cell >> 10) & 4194303)::integer)::bigint AS known_on_year
        FROM taken
    ), coarse AS (
        -- Each day stands in the row of its month, its month in the row of its year, its year in that of all years.
        SELECT placed.facet, placed.unit, placed.place | placed.what AS cell, sum(placed.delta)::integer AS delta,
            placed.as_of_part, placed.known_on_part
        FROM (
            SELECT
                change.facet, change.what, change.delta,
                unnest(ARRAY[0, 1, 2, 3, 4, 5, 6, 7, 8]) AS unit,
                unnest(ARRAY[as_of_month, as_of_month, as_of_month, as_of_year, as_of_year, as_of_year, 0, 0, 0])
                    AS as_of_part,
                unnest(ARRAY[
                    known_on_month, known_on_year, 0, known_on_month, known_on_year, 0, known_on_month, known_on_year, 0
                ]) AS known_on_part,
                unnest(ARRAY[
                    (as_of << 32) | (known_on << 10),
                    (as_of << 32) | (known_on_month << 10),
                    (as_of << 32) | (known_on_year << 10),
                    (as_of_month << 32) | (known_on << 10),
                    (as_of_month << 32) | (known_on_month << 10),
                    (as_of_month << 32) | (known_on_year << 10),
                    (as_of_year << 32) | (known_on << 10),
                    (as_of_year << 32) | (known_on_month << 10),
                    (as_of_year << 32) | (known_on_year << 10)
                ]) AS place
            FROM change
        ) AS placed
        GROUP BY placed.facet, placed.unit, placed.place | placed.what, placed.as_of_part, placed.known_on_part
        HAVING sum(placed.delta) <> 0
    )
    INSERT INTO tracker_keptcount AS kept
        (facet, as_of_unit, as_of_part, known_on_unit, known_on_part, cells, deltas, added_up)
    SELECT
        coarse.facet, coarse.unit / 3, coarse.as_of_part, coarse.unit % 3, coarse.known_on_part,
        array_agg(coarse.cell), array_agg(coarse.delta), count(*)
    FROM coarse
    GROUP BY coarse.facet, coarse.unit, coarse.as_of_part, coarse.known_on_part
    ON CONFLICT (facet, as_of_unit, as_of_part, known_on_unit, known_on_part)
        DO UPDATE SET cells = kept.cells || excluded.cells, deltas = kept.deltas || excluded.deltas;
    UPDATE tracker_keptcount AS kept
    SET (cells, deltas, added_up) = (
        SELECT coalesce(array_agg(each.cell), '{}'), coalesce(array_agg(each.delta), '{}'), count(*)
        FROM (
            SELECT place.cell, sum(place.delta)::integer AS delta
            FROM unnest(kept.cells, kept.deltas) AS place (cell, delta)
            GROUP BY place.cell
            HAVING sum(place.delta) <> 0
        ) AS each
    )
    WHERE kept.facet = ANY (asked) AND cardinality(kept.cells) > 64 + 2 * kept.added_up;
    PERFORM set_config('followthrough.counting', 'off', TRUE);
END
$$;

-- Counts everything anew from the records, while nobody writes any.
CREATE FUNCTION rebuild_counts() RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    batch bigint[];
    reached bigint := 0;
BEGIN
    LOCK TABLE tracker_commitment, tracker_statusupdate, tracker_party, tracker_actor,
        tracker_commitment_collections, tracker_commitment_topics IN SHARE MODE;
    PERFORM pg_advisory_xact_lock(hashtext('tracker_keptcount'));
    DELETE FROM tracker_countchange;
    DELETE FROM tracker_keptcount;
    DELETE FROM tracker_countedcommitment;
    LOOP
        batch := ARRAY(SELECT id FROM tracker_commitment WHERE id > reached AND stage = 'published' ORDER BY id LIMIT 10000);
        EXIT WHEN batch = '{}';
        reached := batch[cardinality(batch)];
        PERFORM keep_standings(batch, array_fill(0, ARRAY[cardinality(batch)]));
    END LOOP;
END
$$;
