-- trigger citation_quote_is_in_the_text_insert
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_quote_is_in_the_text_insert_a2dc7"
-- hash "c3dcdb12ad35f1c84c36530ec07253c13ea8817d"

SELECT name INTO offender FROM (SELECT new_rows.id, left(new_rows.quote, 80)
FROM new_rows JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id
WHERE quote_state(archived.words, new_rows.quote, NULL) = 'not_found') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_quote_is_in_the_text', TABLE = TG_TABLE_NAME,
COLUMN = 'quote', MESSAGE =
format('The quote "%s" does not stand in the archived text of its source; copy it from there word for word, without leaving anything out.', offender);
END IF; RETURN NULL;

-- trigger citation_quote_is_in_the_text_update
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_quote_is_in_the_text_update_cd951"
-- hash "aff3eaa06a879bf487d84a52645194e82807ceca"

SELECT name INTO offender FROM (SELECT new_rows.id, left(new_rows.quote, 80)
FROM new_rows JOIN old_rows USING (id) JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id
WHERE quote_state(archived.words, new_rows.quote, NULL) = 'not_found'
AND (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_quote_is_in_the_text', TABLE = TG_TABLE_NAME,
COLUMN = 'quote', MESSAGE =
format('The quote "%s" does not stand in the archived text of its source; copy it from there word for word, without leaving anything out.', offender);
END IF; RETURN NULL;

-- trigger citation_paragraph_is_in_the_text_insert
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_paragraph_is_in_the_text_insert_f5f9d"
-- hash "251df78e6ac5eb5b23c943e04f4dde7dc2f290a7"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.paragraph || ', of ' || cardinality(archived.words)
FROM new_rows JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id
WHERE new_rows.paragraph > cardinality(archived.words)) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_paragraph_is_in_the_text', TABLE = TG_TABLE_NAME,
COLUMN = 'paragraph', MESSAGE = format('The archived text of the source has no paragraph %s.', offender);
END IF; RETURN NULL;

-- trigger citation_paragraph_is_in_the_text_update
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_paragraph_is_in_the_text_update_0a72e"
-- hash "22a78a2029aa27b83e477fcec66df615258be065"

SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.paragraph || ', of ' || cardinality(archived.words)
FROM new_rows JOIN old_rows USING (id) JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id
WHERE new_rows.paragraph > cardinality(archived.words) AND (old_rows.source_id, old_rows.quote,
old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_paragraph_is_in_the_text', TABLE = TG_TABLE_NAME,
COLUMN = 'paragraph', MESSAGE = format('The archived text of the source has no paragraph %s.', offender);
END IF; RETURN NULL;

-- trigger citation_quote_is_in_its_paragraph_insert
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_quote_is_in_its_paragraph_insert_e645b"
-- hash "9b0996ea62aef1acf9824186a0006e50ae94cf71"

SELECT name INTO offender FROM (SELECT new_rows.id, quote_paragraph(archived.words, new_rows.quote) || ', not '
|| new_rows.paragraph FROM new_rows JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id
WHERE quote_state(archived.words, new_rows.quote, new_rows.paragraph) = 'moved') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_quote_is_in_its_paragraph', TABLE = TG_TABLE_NAME,
COLUMN = 'paragraph', MESSAGE =
format('The quote stands in paragraph %s; give the paragraph in which it begins.', offender);
END IF; RETURN NULL;

-- trigger citation_quote_is_in_its_paragraph_update
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_quote_is_in_its_paragraph_update_08dd9"
-- hash "9c3fc9c5c55589d1294dab0dcb793000c08710e3"

SELECT name INTO offender FROM (SELECT new_rows.id, quote_paragraph(archived.words, new_rows.quote) || ', not '
|| new_rows.paragraph FROM new_rows JOIN old_rows USING (id)
JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id
WHERE quote_state(archived.words, new_rows.quote, new_rows.paragraph) = 'moved'
AND (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_quote_is_in_its_paragraph', TABLE = TG_TABLE_NAME,
COLUMN = 'paragraph', MESSAGE =
format('The quote stands in paragraph %s; give the paragraph in which it begins.', offender);
END IF; RETURN NULL;
