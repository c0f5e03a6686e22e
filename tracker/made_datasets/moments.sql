-- When a record would have been published on a site that grew with its tracker: some days after what it tells of, and
-- one in seven long after. It hangs on nothing but the record, so that it comes out the same again. Before the site
-- began, and after its last day, nothing was published.
CREATE FUNCTION pg_temp.made_up_moment(ref text, told date) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT least(
        greatest(told, date '2012-01-01') + make_interval(
            days => CASE WHEN drawn < 0.15 THEN 90 + (drawn * 6000)::int ELSE (drawn * 40)::int END,
            secs => 21600 + (drawn * 1e6)::int % 50000
        ),
        timestamp '2025-06-30 12:00' + make_interval(secs => (drawn * 1e6)::int % 20000)
    ) AT TIME ZONE 'UTC'
    FROM (SELECT ('x' || substr(md5(ref), 1, 7))::bit(28)::int / 268435456.0 AS drawn)
$$;

-- Some day of the site's years, for a record that says none.
CREATE FUNCTION pg_temp.made_up_day(ref text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT date '2012-01-01' + ('x' || substr(md5(ref), 8, 7))::bit(28)::int % 4000
$$;
