-- Adds what was written down to the sums: to those kept already, and to those of facets that now have many commitments
-- or are `asked` for, which are begun from what each commitment adds. Only one does so at a time; where another is at it,
-- this one lets it be. All is of one moment: what a writer has not committed yet is in neither, and will be written down.
-- Cells are put after those there are, even where they are there; once a row is twice as long they are added up.
CREATE OR REPLACE FUNCTION fold_counts(asked bigint[]) RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET enable_mergejoin = off SET jit = off
SET work_mem = '128MB' SET enable_hashagg = on
AS $$
DECLARE
    long bigint[];
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('tracker_keptcount')) THEN
        RETURN;
    END IF;
    PERFORM set_config('followthrough.counting', 'on', TRUE);
    WITH taken AS MATERIALIZED (
        DELETE FROM tracker_countchange RETURNING facets, cells, deltas
    ), said AS MATERIALIZED (
        SELECT each.facet,
            (SELECT TRUE FROM tracker_keptcount AS kept WHERE kept.facet = each.facet LIMIT 1) IS TRUE AS is_kept
        FROM (SELECT unnest(taken.facets) AS facet FROM taken UNION SELECT unnest(asked)) AS each
    ), begun AS MATERIALIZED (
        SELECT said.facet FROM said WHERE NOT said.is_kept AND (said.facet = ANY (asked) OR has_many(said.facet))
    ), day_by_day AS MATERIALIZED (
        SELECT each.facet, each.cell, sum(each.delta)::integer AS delta
        FROM (
            SELECT place.facet, unnest(place.cells) AS cell, unnest(place.deltas) AS delta
            FROM (SELECT unnest(taken.facets) AS facet, taken.cells, taken.deltas FROM taken) AS place
            JOIN said USING (facet)
            WHERE said.is_kept
            UNION ALL
            SELECT place.facet, unnest(place.cells), unnest(place.deltas)
            FROM (
                SELECT unnest(counted.facets) AS facet, counted.cells, counted.deltas
                FROM tracker_countedcommitment AS counted
                WHERE EXISTS (SELECT FROM begun) AND counted.facets && ARRAY(SELECT begun.facet FROM begun)
            ) AS place
            JOIN begun USING (facet)
        ) AS each
        GROUP BY each.facet, each.cell
        HAVING sum(each.delta) <> 0
    ), day_by_month AS MATERIALIZED (
        SELECT facet, cell & ~(31::bigint << 10) AS cell, sum(delta)::integer AS delta FROM day_by_day GROUP BY 1, 2
    ), day_by_year AS MATERIALIZED (
        SELECT facet, cell & ~(511::bigint << 10) AS cell, sum(delta)::integer AS delta FROM day_by_month GROUP BY 1, 2
    ), month_by_day AS MATERIALIZED (
        SELECT facet, cell & ~(31::bigint << 33) AS cell, sum(delta)::integer AS delta FROM day_by_day GROUP BY 1, 2
    ), year_by_day AS MATERIALIZED (
        SELECT facet, cell & ~(511::bigint << 33) AS cell, sum(delta)::integer AS delta FROM month_by_day GROUP BY 1, 2
    ), month_by_month AS MATERIALIZED (
        SELECT facet, cell & ~(31::bigint << 33) AS cell, sum(delta)::integer AS delta FROM day_by_month GROUP BY 1, 2
    ), month_by_year AS MATERIALIZED (
        SELECT facet, cell & ~(511::bigint << 10) AS cell, sum(delta)::integer AS delta FROM month_by_month GROUP BY 1, 2
    ), year_by_month AS MATERIALIZED (
        SELECT facet, cell & ~(511::bigint << 33) AS cell, sum(delta)::integer AS delta FROM month_by_month GROUP BY 1, 2
    ), year_by_year AS MATERIALIZED (
        SELECT facet, cell & ~(511::bigint << 33) AS cell, sum(delta)::integer AS delta FROM month_by_year GROUP BY 1, 2
    ), part AS (
        -- Each day stands in the row of its month, its month in the row of its year, its year in that of all years.
        SELECT facet, 0 AS as_of_unit, 0 AS known_on_unit, cell & -266288005120 AS part,
            array_agg(cell) AS cells, array_agg(delta) AS deltas
        FROM day_by_day WHERE delta <> 0 GROUP BY facet, part
        UNION ALL
        SELECT facet, 0, 1, cell & -266288496640 AS part, array_agg(cell), array_agg(delta)
        FROM day_by_month WHERE delta <> 0 GROUP BY facet, part
        UNION ALL
        SELECT facet, 0, 2, cell & -274877906944 AS part, array_agg(cell), array_agg(delta)
        FROM day_by_year WHERE delta <> 0 GROUP BY facet, part
        UNION ALL
        SELECT facet, 1, 0, cell & -4389456609280 AS part, array_agg(cell), array_agg(delta)
        FROM month_by_day WHERE delta <> 0 GROUP BY facet, part
        UNION ALL
        SELECT facet, 1, 1, cell & -4389457100800 AS part, array_agg(cell), array_agg(delta)
        FROM month_by_month WHERE delta <> 0 GROUP BY facet, part
        UNION ALL
        SELECT facet, 1, 2, cell & -4398046511104 AS part, array_agg(cell), array_agg(delta)
        FROM month_by_year WHERE delta <> 0 GROUP BY facet, part
        UNION ALL
        SELECT facet, 2, 0, cell & 8589901824 AS part, array_agg(cell), array_agg(delta)
        FROM year_by_day WHERE delta <> 0 GROUP BY facet, part
        UNION ALL
        SELECT facet, 2, 1, cell & 8589410304 AS part, array_agg(cell), array_agg(delta)
        FROM year_by_month WHERE delta <> 0 GROUP BY facet, part
        UNION ALL
        SELECT facet, 2, 2, cell & 0 AS part, array_agg(cell), array_agg(delta)
        FROM year_by_year WHERE delta <> 0 GROUP BY facet, part
    ), brought AS (
        INSERT INTO tracker_keptcount AS kept
            (facet, as_of_unit, as_of_part, known_on_unit, known_on_part, cells, deltas, added_up)
        SELECT
            part.facet, part.as_of_unit, part.part >> 33, part.known_on_unit, (part.part >> 10) & 8388607,
            part.cells, part.deltas, cardinality(part.cells)
        FROM part
        ON CONFLICT (facet, as_of_unit, as_of_part, known_on_unit, known_on_part)
            DO UPDATE SET cells = kept.cells || excluded.cells, deltas = kept.deltas || excluded.deltas
        RETURNING kept.id, cardinality(kept.cells) > 64 + 2 * kept.added_up AS is_long
    )
    SELECT array_agg(brought.id) FILTER (WHERE brought.is_long) INTO long FROM brought;
    -- A hash table once made large by a long row would be emptied, all its places, for each of the others.
    PERFORM set_config('enable_hashagg', 'off', TRUE);
    WITH shorter AS (
        SELECT kept.id, added.*
        FROM tracker_keptcount AS kept
        CROSS JOIN LATERAL (
            SELECT array_agg(each.cell) AS cells, array_agg(each.delta) AS deltas, count(*) AS number
            FROM (
                SELECT place.cell, sum(place.delta)::integer AS delta
                FROM unnest(kept.cells, kept.deltas) AS place (cell, delta)
                GROUP BY place.cell
                HAVING sum(place.delta) <> 0
            ) AS each
        ) AS added
        WHERE kept.id = ANY (long)
    ), gone AS (
        DELETE FROM tracker_keptcount WHERE id = ANY (ARRAY(SELECT shorter.id FROM shorter WHERE shorter.cells IS NULL))
    )
    UPDATE tracker_keptcount AS kept
    SET cells = shorter.cells, deltas = shorter.deltas, added_up = shorter.number
    FROM shorter
    WHERE kept.id = shorter.id AND shorter.cells IS NOT NULL;
    PERFORM set_config('followthrough.counting', 'off', TRUE);
END
$$;
