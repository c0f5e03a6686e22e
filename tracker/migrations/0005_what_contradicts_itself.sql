-- trigger source_has_come_out_insert
-- table "tracker_source"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_source_has_come_out_insert_b66ba"
-- hash "3927c9765154bf45db5587d544514d8db74afba2"

SELECT name INTO offender FROM (SELECT id, published FROM new_rows
WHERE edtf_earliest(published) > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'source_has_come_out', TABLE = TG_TABLE_NAME, COLUMN = 'published',
MESSAGE = format('"%s" has not come yet; a source came out on a day that has.', offender);
END IF; RETURN NULL;

-- trigger source_has_come_out_update
-- table "tracker_source"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_source_has_come_out_update_d57e9"
-- hash "f7e54dd5ff2aac23632d562376cf58d4e6aa476e"

SELECT name INTO offender FROM (SELECT id, published FROM new_rows
WHERE edtf_earliest(published) > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'source_has_come_out', TABLE = TG_TABLE_NAME, COLUMN = 'published',
MESSAGE = format('"%s" has not come yet; a source came out on a day that has.', offender);
END IF; RETURN NULL;

-- trigger source_was_retrieved_insert
-- table "tracker_source"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_source_was_retrieved_insert_48b56"
-- hash "610a12651956a32a84558ee55dca99a7dc71700a"

SELECT name INTO offender FROM (SELECT id, retrieved_on FROM new_rows
WHERE retrieved_on > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'source_was_retrieved', TABLE = TG_TABLE_NAME, COLUMN = 'retrieved_on',
MESSAGE = format('"%s" has not come yet; a source was retrieved on a day that has.', offender);
END IF; RETURN NULL;

-- trigger source_was_retrieved_update
-- table "tracker_source"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_source_was_retrieved_update_efb11"
-- hash "f86cb1aae6d7064881eb24b7212456a994f830d8"

SELECT name INTO offender FROM (SELECT id, retrieved_on FROM new_rows
WHERE retrieved_on > (now() AT TIME ZONE 'UTC')::date + 1) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'source_was_retrieved', TABLE = TG_TABLE_NAME, COLUMN = 'retrieved_on',
MESSAGE = format('"%s" has not come yet; a source was retrieved on a day that has.', offender);
END IF; RETURN NULL;
