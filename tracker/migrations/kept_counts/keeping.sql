-- How the counts are kept: what a commitment adds to them is stored beside it, so that a change of it adds the
-- difference. Differences are written down, by any number of writers at once, and folded into the sums by one at a time.

-- Writes down what changed of where the commitments stand, known on the days `since` or later.
CREATE FUNCTION keep_standings(touched bigint[], since integer[]) RETURNS void
LANGUAGE plpgsql
SET enable_nestloop = on SET jit = off
AS $$
DECLARE
    written integer;
    latest bigint;
BEGIN
    -- Two who change the same commitment see one another's change. What they read comes after this.
    PERFORM FROM tracker_commitment WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    PERFORM set_config('followthrough.counting', 'on', TRUE);
    WITH difference AS MATERIALIZED (
        SELECT each.commitment_id, each.cell, sum(each.delta)::integer AS delta
        FROM (
            SELECT present.commitment_id, present.cell, present.delta
            FROM standing_cells(touched, since) AS present
            UNION ALL
            SELECT stored.commitment_id, former.cell, -former.delta
            FROM unnest(touched, since) AS asked (id, since)
            JOIN tracker_countedcommitment AS stored ON stored.commitment_id = asked.id
            CROSS JOIN LATERAL unnest(stored.cells, stored.deltas) AS former (cell, delta)
            WHERE (former.cell >> 10) & 4194303 >= asked.since
        ) AS each
        GROUP BY each.commitment_id, each.cell
        HAVING sum(each.delta) <> 0
    ), changed AS MATERIALIZED (
        SELECT DISTINCT difference.commitment_id AS id FROM difference
    ), stored AS MATERIALIZED (
        SELECT stored.* FROM changed JOIN tracker_countedcommitment AS stored ON stored.commitment_id = changed.id
    ), counted AS MATERIALIZED (
        SELECT stored.commitment_id, stored.facets FROM stored
        UNION ALL
        SELECT found.commitment_id, array_agg(found.facet ORDER BY found.facet)
        FROM standing_facets(ARRAY(
            SELECT changed.id FROM changed WHERE changed.id NOT IN (SELECT stored.commitment_id FROM stored)
        )) AS found
        GROUP BY found.commitment_id
    ), result AS MATERIALIZED (
        SELECT
            cells.commitment_id,
            array_agg(cells.cell ORDER BY cells.cell) AS cells,
            array_agg(cells.delta ORDER BY cells.cell) AS deltas
        FROM (
            SELECT each.commitment_id, each.cell, sum(each.delta)::integer AS delta
            FROM (
                SELECT stored.commitment_id, former.cell, former.delta
                FROM stored CROSS JOIN LATERAL unnest(stored.cells, stored.deltas) AS former (cell, delta)
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
        WHERE kept.commitment_id IN (
            SELECT changed.id FROM changed EXCEPT SELECT result.commitment_id FROM result
        )
    ), said AS (
        INSERT INTO tracker_countchange (facet, cell, delta)
        SELECT among.facet, difference.cell, sum(difference.delta)
        FROM difference
        JOIN counted USING (commitment_id)
        CROSS JOIN LATERAL unnest(counted.facets) AS among (facet)
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
SET enable_nestloop = on SET jit = off
AS $$
DECLARE
    written integer;
    latest bigint;
BEGIN
    PERFORM FROM tracker_commitment WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    PERFORM set_config('followthrough.counting', 'on', TRUE);
    WITH stored AS MATERIALIZED (
        SELECT kept.* FROM unnest(touched) AS asked (id)
        JOIN tracker_countedcommitment AS kept ON kept.commitment_id = asked.id
    ), present AS MATERIALIZED (
        SELECT found.commitment_id, array_agg(found.facet ORDER BY found.facet) AS facets
        FROM standing_facets(ARRAY(SELECT stored.commitment_id FROM stored)) AS found
        GROUP BY found.commitment_id
    ), moved AS MATERIALIZED (
        SELECT each.commitment_id, each.facet, sum(each.sign)::integer AS sign
        FROM (
            SELECT present.commitment_id, among.facet, 1 AS sign
            FROM present CROSS JOIN LATERAL unnest(present.facets) AS among (facet)
            UNION ALL
            SELECT stored.commitment_id, among.facet, -1
            FROM stored CROSS JOIN LATERAL unnest(stored.facets) AS among (facet)
        ) AS each
        GROUP BY each.commitment_id, each.facet
        HAVING sum(each.sign) <> 0
    ), brought AS (
        UPDATE tracker_countedcommitment AS kept SET facets = present.facets
        FROM present
        WHERE kept.commitment_id = present.commitment_id
          AND kept.commitment_id IN (SELECT moved.commitment_id FROM moved)
    ), said AS (
        INSERT INTO tracker_countchange (facet, cell, delta)
        SELECT moved.facet, each.cell, sum(each.delta * moved.sign)
        FROM moved
        JOIN stored USING (commitment_id)
        CROSS JOIN LATERAL unnest(stored.cells, stored.deltas) AS each (cell, delta)
        GROUP BY moved.facet, each.cell
        HAVING sum(each.delta * moved.sign) <> 0
        RETURNING id
    )
    SELECT count(*), max(said.id) INTO written, latest FROM said;
    PERFORM set_config('followthrough.counting', 'off', TRUE);
    PERFORM fold_counts_after(written, latest);
END
$$;

-- Folds the changes once so many were written: each 8,192nd pays for all, and who writes more at once does so itself.
CREATE FUNCTION fold_counts_after(written integer, latest bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF latest / 8192 <> (latest - written) / 8192 THEN
        PERFORM fold_counts();
    END IF;
END
$$;

CREATE FUNCTION month_of(day integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN date_trunc('month', (DATE '0001-01-01' + day)::timestamp)::date - DATE '0001-01-01';

CREATE FUNCTION year_of(day integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN date_trunc('year', (DATE '0001-01-01' + day)::timestamp)::date - DATE '0001-01-01';

-- Adds the changes written down to the sums. Only one does so at a time; where another is at it, that one will do.
CREATE FUNCTION fold_counts() RETURNS void
LANGUAGE plpgsql
SET enable_nestloop = on SET jit = off SET work_mem = '64MB'
AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('tracker_keptcount')) THEN
        RETURN;
    END IF;
    PERFORM set_config('followthrough.counting', 'on', TRUE);
    WITH taken AS MATERIALIZED (
        DELETE FROM tracker_countchange RETURNING facet, cell, delta
    ), day AS MATERIALIZED (
        SELECT found.day, month_of(found.day) AS month, year_of(found.day) AS year
        FROM (
            SELECT (taken.cell >> 32)::integer AS day FROM taken
            UNION SELECT ((taken.cell >> 10) & 4194303)::integer FROM taken
        ) AS found
    ), period AS MATERIALIZED (
        -- Each day stands in the row of its month, its month in the row of its year, its year in that of all years.
        SELECT day.day AS of_day, 0::smallint AS unit, day.day AS starts, day.month AS part FROM day
        UNION ALL SELECT day.day, 1, day.month, day.year FROM day
        UNION ALL SELECT day.day, 2, day.year, 0 FROM day
    ), coarse AS (
        SELECT
            taken.facet, as_of.unit AS as_of_unit, as_of.part AS as_of_part,
            known_on.unit AS known_on_unit, known_on.part AS known_on_part,
            (as_of.starts::bigint << 32) | (known_on.starts::bigint << 10) | (taken.cell & 1023) AS cell,
            sum(taken.delta) AS delta
        FROM (
            SELECT taken.facet, taken.cell, sum(taken.delta) AS delta FROM taken GROUP BY taken.facet, taken.cell
        ) AS taken
        JOIN period AS as_of ON as_of.of_day = (taken.cell >> 32)::integer
        JOIN period AS known_on ON known_on.of_day = ((taken.cell >> 10) & 4194303)::integer
        WHERE taken.delta <> 0
        GROUP BY 1, 2, 3, 4, 5, 6
        HAVING sum(taken.delta) <> 0
    ), part AS MATERIALIZED (
        SELECT
            coarse.facet, coarse.as_of_unit, coarse.as_of_part, coarse.known_on_unit, coarse.known_on_part,
            array_agg(coarse.cell) AS cells, array_agg(coarse.delta) AS deltas
        FROM coarse
        GROUP BY 1, 2, 3, 4, 5
    )
    INSERT INTO tracker_keptcount AS kept
        (facet, as_of_unit, as_of_part, known_on_unit, known_on_part, cells, deltas)
    SELECT
        part.facet, part.as_of_unit, part.as_of_part, part.known_on_unit, part.known_on_part,
        summed.cells, summed.deltas
    FROM part
    LEFT JOIN tracker_keptcount AS stored
        ON (stored.facet, stored.as_of_unit, stored.as_of_part, stored.known_on_unit, stored.known_on_part)
         = (part.facet, part.as_of_unit, part.as_of_part, part.known_on_unit, part.known_on_part)
    CROSS JOIN LATERAL (
        SELECT
            coalesce(array_agg(each.cell ORDER BY each.cell), '{}') AS cells,
            coalesce(array_agg(each.delta ORDER BY each.cell), '{}') AS deltas
        FROM (
            SELECT summand.cell, sum(summand.delta)::integer AS delta
            FROM (
                SELECT * FROM unnest(part.cells, part.deltas)
                UNION ALL SELECT * FROM unnest(stored.cells, stored.deltas)
            ) AS summand (cell, delta)
            GROUP BY summand.cell
            HAVING sum(summand.delta) <> 0
        ) AS each
    ) AS summed
    ON CONFLICT (facet, as_of_unit, as_of_part, known_on_unit, known_on_part)
        DO UPDATE SET cells = excluded.cells, deltas = excluded.deltas;
    DELETE FROM tracker_keptcount WHERE cells = '{}';
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
    PERFORM fold_counts();
END
$$;
