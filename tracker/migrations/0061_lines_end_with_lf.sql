-- What is pending of this transaction would keep the tables from being altered.
SET CONSTRAINTS ALL IMMEDIATE;
SELECT set_config('pghistory.context_id', gen_random_uuid()::text, TRUE),
    set_config('pghistory.context_metadata', '{"origin": "upgrade of the site: lines of text end with LF"}', TRUE);
DO $mend$
DECLARE
    each record;
    rule record;
BEGIN
FOR each IN
    SELECT info.table_name AS name,
        string_agg(
            CASE WHEN info.data_type = 'ARRAY'
            THEN format($set$%1$I = replace(replace(%1$I::text, E'\r\n', E'\n'), E'\r', E'\n')::%2$s[]$set$,
                info.column_name, ltrim(info.udt_name, '_'))
            ELSE format($set$%1$I = replace(replace(%1$I, E'\r\n', E'\n'), E'\r', E'\n')$set$, info.column_name) END,
            ', ' ORDER BY info.ordinal_position
        ) AS set_all,
        string_agg(format('%I', info.column_name), ', ' ORDER BY info.ordinal_position) AS columns
    FROM information_schema.columns AS info
    WHERE info.table_schema = current_schema() AND info.is_generated = 'NEVER'
        AND (info.data_type IN ('text', 'character varying') OR info.udt_name IN ('_text', '_varchar'))
        AND info.table_name LIKE 'tracker\_%' AND info.table_name <> 'tracker_archivedtext'
        AND to_regclass(format('%I', info.table_name || 'event')) IS NOT NULL
    GROUP BY info.table_name
LOOP
    -- Rules of who may change what stand still, and so does what stamps; what keeps the history does not.
    FOR rule IN
        SELECT tgname AS name FROM pg_trigger
        WHERE tgrelid = each.name::regclass AND NOT tgisinternal AND tgenabled = 'O' AND tgname LIKE 'pgtrigger\_%'
            AND tgname NOT LIKE 'pgtrigger\_update\_update\_%' AND tgname NOT LIKE 'pgtrigger\_quote\_is\_looked\_up\_%'
    LOOP
        EXECUTE format('ALTER TABLE %I DISABLE TRIGGER %I', each.name, rule.name);
    END LOOP;
    EXECUTE format(
        'UPDATE %I SET %s WHERE strpos(concat(%s), E''\r'') > 0', each.name, each.set_all, each.columns
    );
    SET CONSTRAINTS ALL IMMEDIATE;
    FOR rule IN
        SELECT tgname AS name FROM pg_trigger
        WHERE tgrelid = each.name::regclass AND NOT tgisinternal AND tgenabled = 'D' AND tgname LIKE 'pgtrigger\_%'
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE TRIGGER %I', each.name, rule.name);
    END LOOP;
END LOOP;
END
$mend$;
SELECT set_config('pghistory.context_id', '', TRUE), set_config('pghistory.context_metadata', '', TRUE);
SET CONSTRAINTS ALL DEFERRED;
