-- How the counts are kept in fewer rows: what changes of a commitment is one row, whatever it is counted among; sums are
-- kept of those facets alone that many commitments are in. Of the others what each commitment adds is read.
--
-- In the cells that are kept a day is told by its year << 9 | its month << 5 | its day, so that its month is what is left
-- without the lowest five bits, and its year without nine: the as-of day << 33 | the known-on day << 10 | kind and measure.

CREATE FUNCTION day_code(day integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (date_part('year', DATE '0001-01-01' + day)::bigint << 9)
    | (date_part('month', DATE '0001-01-01' + day)::bigint << 5)
    | date_part('day', DATE '0001-01-01' + day)::bigint;

-- A cell as it is kept, of one whose days are told by how many they lie after 1 January of the year 1.
CREATE FUNCTION coded(cell bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (day_code((cell >> 32)::integer) << 33) | (day_code(((cell >> 10) & 4194303)::integer) << 10) | (cell & 1023);

-- A number drawn from a cell, by which sums of many are compared.
CREATE FUNCTION fingerprint(cell bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashint8extended(cell, 0) & 1099511627775;

-- Which commitments are in a facet.
CREATE FUNCTION facet_members(asked bigint) RETURNS TABLE (commitment_id bigint)
LANGUAGE sql STABLE STRICT ROWS 200
-- There are few: a plan for as many as there may be would go through all the tables.
SET plan_cache_mode = force_generic_plan SET enable_nestloop = on SET jit = off
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
AS $$
SELECT counted.commitment_id FROM tracker_countedcommitment AS counted WHERE asked = 0
UNION ALL
SELECT tie.commitment_id FROM tracker_commitment_collections AS tie
WHERE asked % 4 = 1 AND tie.collection_id = asked / 4
UNION ALL
SELECT tie.commitment_id FROM tracker_commitment_topics AS tie WHERE asked % 4 = 2 AND tie.topic_id = asked / 4
UNION ALL
SELECT DISTINCT party.commitment_id
FROM (
    WITH RECURSIVE acting (id, steps) AS (
        SELECT actor.id, 0 FROM tracker_actor AS actor
        WHERE asked % 4 = 3 AND actor.id = asked / 4 AND actor.stage = 'published'
        UNION ALL
        SELECT actor.id, acting.steps + 1
        FROM acting JOIN tracker_actor AS actor ON actor.part_of_id = acting.id
        WHERE actor.stage = 'published' AND acting.steps < 3
    )
    SELECT acting.id FROM acting
) AS acting
JOIN tracker_party AS party ON party.actor_id = acting.id
$$;

-- Whether it takes less to read sums of the facet than what each of its commitments adds.
CREATE FUNCTION has_many(asked bigint) RETURNS boolean LANGUAGE sql STABLE
RETURN (
    SELECT count(*) FROM (
        SELECT FROM facet_members(asked) AS member
        CROSS JOIN LATERAL (
            SELECT FROM tracker_countedcommitment AS counted WHERE counted.commitment_id = member.commitment_id OFFSET 0
        ) AS counted
        LIMIT 512
    ) AS many
) = 512;

-- What published commitments add, from the records alone.
CREATE FUNCTION counted_anew(touched bigint[])
RETURNS TABLE (commitment_id bigint, facets bigint[], cells bigint[], deltas integer[])
LANGUAGE sql STABLE ROWS 1000
SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET jit = off SET work_mem = '64MB'
AS $$
WITH present AS MATERIALIZED (
    SELECT place.commitment_id, array_agg(place.cell) AS cells, array_agg(place.delta) AS deltas
    FROM (
        SELECT found.commitment_id, coded(found.cell) AS cell, found.delta
        FROM standing_cells(touched, array_fill(0, ARRAY[cardinality(touched)])) AS found
        ORDER BY found.commitment_id, coded(found.cell)
    ) AS place
    GROUP BY place.commitment_id
)
SELECT present.commitment_id, among.facets, present.cells, present.deltas
FROM present
JOIN (
    SELECT found.commitment_id, array_agg(found.facet ORDER BY found.facet) AS facets
    FROM standing_facets(touched) AS found
    GROUP BY found.commitment_id
) AS among USING (commitment_id)
$$;

-- Writes down what changed of where the commitments stand, known on the days `since` or later.
CREATE OR REPLACE FUNCTION keep_standings(touched bigint[], since integer[]) RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET jit = off SET work_mem = '64MB'
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

-- Adds what was written down to the sums: to those kept already, and to those of facets that now have many commitments
-- or are `asked` for, which are begun from what each commitment adds. Only one does so at a time; where another is at it,
-- this one lets it be. All is of one moment: what a writer has not committed yet is in neither, and will be written down.
-- Cells are put after those there are, even where they are there; once a row is twice as long they are added up.
CREATE OR REPLACE FUNCTION fold_counts(asked bigint[]) RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET enable_mergejoin = off SET jit = off
SET work_mem = '128MB'
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

-- Counts everything anew from the records, while nobody writes any.
CREATE OR REPLACE FUNCTION rebuild_counts() RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    batch bigint[];
    reached bigint := 0;
    large bigint;
BEGIN
    LOCK TABLE tracker_commitment, tracker_statusupdate, tracker_party, tracker_actor,
        tracker_commitment_collections, tracker_commitment_topics IN SHARE MODE;
    PERFORM pg_advisory_xact_lock(hashtext('tracker_keptcount'));
    PERFORM set_config('followthrough.counting', 'on', TRUE);
    DELETE FROM tracker_countchange;
    DELETE FROM tracker_keptcount;
    DELETE FROM tracker_countedcommitment;
    -- A few at a time, and one facet after the other, fit into what the processor has at hand.
    LOOP
        batch := ARRAY(SELECT id FROM tracker_commitment WHERE id > reached AND stage = 'published' ORDER BY id LIMIT 1000);
        EXIT WHEN batch = '{}';
        reached := batch[cardinality(batch)];
        INSERT INTO tracker_countedcommitment (commitment_id, facets, cells, deltas) SELECT * FROM counted_anew(batch);
    END LOOP;
    PERFORM set_config('followthrough.counting', 'off', TRUE);
    FOR large IN
        SELECT each.facet
        FROM (SELECT unnest(counted.facets) AS facet FROM tracker_countedcommitment AS counted) AS each
        GROUP BY each.facet
        HAVING count(*) >= 512
    LOOP
        PERFORM fold_counts(ARRAY[large]);
    END LOOP;
END
$$;

-- As before, of the rows that there are now.
CREATE OR REPLACE FUNCTION counts_are_derived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RETURN OLD;
    ELSIF TG_TABLE_NAME = 'tracker_countchange' THEN
        NEW.facets := '{}';
        NEW.cells := '{}';
        NEW.deltas := '{}';
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
