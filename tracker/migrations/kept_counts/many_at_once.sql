-- The two functions of `row_a_change.sql` that write down what changed, for many commitments at once too: as they were but
-- for how their statements are planned. The setting holds until the function returns.

-- Writes down what changed of where the commitments stand, known on the days `since` or later.
CREATE OR REPLACE FUNCTION keep_standings(touched bigint[], since integer[]) RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET jit = off SET work_mem = '64MB'
AS $$
DECLARE
    written integer;
    latest bigint;
BEGIN
    -- One plan for all is made for ten commitments, and for many would compare each row with each number of the list.
    -- One of their own has the list looked up.
    IF cardinality(touched) > 200 THEN
        PERFORM set_config('plan_cache_mode', 'force_custom_plan', TRUE);
    END IF;
    -- Two who change the same commitment see one another's change. What they read comes after this.
    PERFORM FROM tracker_commitment WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    PERFORM set_config('followthrough.counting', 'on', TRUE);
    WITH stored AS MATERIALIZED (
        SELECT kept.* FROM tracker_countedcommitment AS kept WHERE kept.commitment_id = ANY (touched)
    ), compared AS MATERIALIZED (
        SELECT
            cells.commitment_id,
            array_agg(cells.cell) FILTER (WHERE cells.present <> 0) AS cells,
            array_agg(cells.present) FILTER (WHERE cells.present <> 0) AS deltas,
            array_agg(cells.cell) FILTER (WHERE cells.present <> cells.former) AS changed,
            array_agg(cells.present - cells.former) FILTER (WHERE cells.present <> cells.former) AS changes
        FROM (
            SELECT each.commitment_id, each.cell, sum(each.present)::integer AS present, sum(each.former)::integer AS former
            FROM (
                SELECT found.commitment_id, coded(found.cell) AS cell, found.delta AS present, 0 AS former
                FROM standing_cells(touched, since) AS found
                UNION ALL
                SELECT
                    former.commitment_id, former.cell,
                    CASE WHEN (former.cell >> 10) & 8388607 < asked.since THEN former.delta ELSE 0 END, former.delta
                FROM (
                    SELECT stored.commitment_id, unnest(stored.cells) AS cell, unnest(stored.deltas) AS delta FROM stored
                ) AS former
                JOIN (SELECT id, day_code(day) FROM unnest(touched, since) AS each (id, day)) AS asked (id, since)
                    ON asked.id = former.commitment_id
            ) AS each
            GROUP BY each.commitment_id, each.cell
            ORDER BY each.commitment_id, each.cell
        ) AS cells
        GROUP BY cells.commitment_id
        HAVING bool_or(cells.present <> cells.former)
    ), counted AS MATERIALIZED (
        SELECT stored.commitment_id, stored.facets FROM stored
        UNION ALL
        SELECT found.commitment_id, array_agg(found.facet ORDER BY found.facet)
        FROM (
            SELECT array_agg(each.id) AS ids
            FROM (SELECT compared.commitment_id AS id FROM compared EXCEPT SELECT stored.commitment_id FROM stored) AS each
        ) AS new
        CROSS JOIN LATERAL standing_facets(new.ids) AS found
        WHERE new.ids IS NOT NULL
        GROUP BY found.commitment_id
    ), brought AS (
        INSERT INTO tracker_countedcommitment AS kept (commitment_id, facets, cells, deltas)
        SELECT compared.commitment_id, counted.facets, compared.cells, compared.deltas
        FROM compared JOIN counted USING (commitment_id)
        WHERE compared.cells IS NOT NULL
        ON CONFLICT (commitment_id) DO UPDATE SET cells = excluded.cells, deltas = excluded.deltas
    ), gone AS (
        DELETE FROM tracker_countedcommitment AS kept
        WHERE kept.commitment_id = ANY (ARRAY(
            SELECT compared.commitment_id FROM compared WHERE compared.cells IS NULL
        ))
    ), said AS (
        INSERT INTO tracker_countchange (facets, cells, deltas)
        SELECT counted.facets, compared.changed, compared.changes
        FROM compared JOIN counted USING (commitment_id)
        RETURNING id
    )
    SELECT count(*), max(said.id) INTO written, latest FROM said;
    PERFORM set_config('followthrough.counting', 'off', TRUE);
    IF latest / 512 <> (latest - written) / 512 THEN
        PERFORM fold_counts('{}');
    END IF;
END
$$;

-- Writes down what changed of which facets the commitments are counted in.
CREATE OR REPLACE FUNCTION keep_facets(touched bigint[]) RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET jit = off SET work_mem = '64MB'
AS $$
DECLARE
    written integer;
    latest bigint;
BEGIN
    -- One plan for all is made for ten commitments, and for many would compare each row with each number of the list.
    -- One of their own has the list looked up.
    IF cardinality(touched) > 200 THEN
        PERFORM set_config('plan_cache_mode', 'force_custom_plan', TRUE);
    END IF;
    PERFORM FROM tracker_commitment WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    PERFORM set_config('followthrough.counting', 'on', TRUE);
    WITH stored AS MATERIALIZED (
        SELECT kept.* FROM tracker_countedcommitment AS kept WHERE kept.commitment_id = ANY (touched)
    ), moved AS MATERIALIZED (
        SELECT
            facet.commitment_id,
            array_agg(facet.facet ORDER BY facet.facet) FILTER (WHERE facet.is_present) AS facets,
            array_agg(facet.facet) FILTER (WHERE facet.is_present AND NOT facet.is_stored) AS added,
            array_agg(facet.facet) FILTER (WHERE facet.is_stored AND NOT facet.is_present) AS removed
        FROM (
            SELECT each.commitment_id, each.facet, bool_or(each.is_present) AS is_present,
                bool_or(NOT each.is_present) AS is_stored
            FROM (
                SELECT found.commitment_id, found.facet, TRUE AS is_present
                FROM standing_facets(ARRAY(SELECT stored.commitment_id FROM stored)) AS found
                UNION ALL
                SELECT stored.commitment_id, unnest(stored.facets), FALSE FROM stored
            ) AS each
            GROUP BY each.commitment_id, each.facet
        ) AS facet
        GROUP BY facet.commitment_id
        HAVING bool_or(facet.is_present <> facet.is_stored)
    ), brought AS (
        INSERT INTO tracker_countedcommitment AS kept (commitment_id, facets, cells, deltas)
        SELECT stored.commitment_id, moved.facets, stored.cells, stored.deltas
        FROM stored JOIN moved USING (commitment_id)
        ON CONFLICT (commitment_id) DO UPDATE SET facets = excluded.facets
    ), said AS (
        INSERT INTO tracker_countchange (facets, cells, deltas)
        SELECT moved.added, stored.cells, stored.deltas
        FROM stored JOIN moved USING (commitment_id)
        WHERE moved.added IS NOT NULL
        UNION ALL
        SELECT moved.removed, stored.cells,
            ARRAY(SELECT -each.delta FROM unnest(stored.deltas) WITH ORDINALITY AS each (delta, place) ORDER BY each.place)
        FROM stored JOIN moved USING (commitment_id)
        WHERE moved.removed IS NOT NULL
        RETURNING id
    )
    SELECT count(*), max(said.id) INTO written, latest FROM said;
    PERFORM set_config('followthrough.counting', 'off', TRUE);
    IF latest / 512 <> (latest - written) / 512 THEN
        PERFORM fold_counts('{}');
    END IF;
END
$$;
