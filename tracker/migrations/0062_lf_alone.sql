SET CONSTRAINTS ALL IMMEDIATE;
DO $rule$
DECLARE each record;
BEGIN
FOR each IN
    SELECT info.table_name AS name,
        string_agg(format('%I', info.column_name), ', ' ORDER BY info.ordinal_position) AS columns
    FROM information_schema.columns AS info
    WHERE info.table_schema = current_schema() AND info.is_generated = 'NEVER'
        AND (info.data_type IN ('text', 'character varying') OR info.udt_name IN ('_text', '_varchar'))
        AND info.table_name LIKE 'tracker\_%' AND info.table_name <> 'tracker_archivedtext'
        AND to_regclass(format('%I', info.table_name || 'event')) IS NOT NULL
    GROUP BY info.table_name
LOOP
    EXECUTE format(
        'ALTER TABLE %I ADD CONSTRAINT %I CHECK (strpos(concat(%s), E''\r'') = 0)',
        each.name, replace(each.name, 'tracker_', '') || '_has_line_feeds_only', each.columns
    );
END LOOP;
END
$rule$;
SET CONSTRAINTS ALL DEFERRED;
-- backwards
DO $rule$
DECLARE each record;
BEGIN
FOR each IN
    SELECT conrelid::regclass AS name, conname AS rule FROM pg_constraint
    WHERE contype = 'c' AND conname LIKE '%\_has\_line\_feeds\_only' AND connamespace = current_schema()::regnamespace
LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', each.name, each.rule);
END LOOP;
END
$rule$;
