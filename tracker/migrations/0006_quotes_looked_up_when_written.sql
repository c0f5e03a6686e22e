-- trigger update_update
-- table "tracker_archivedtext"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- pgid "pgtrigger_update_update_e605e"
-- hash "c5dfa6740820df787c37a326f120f3e399dd2b8c"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value )
INSERT INTO "tracker_archivedtextevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id",
"recorded_at", "source_id", "text") SELECT new_values."id", _pgh_attached_context.value, NOW(), 'update',
new_values."id", new_values."recorded_at", new_values."source_id", new_values."text"
FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id")
WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."recorded_at" IS DISTINCT
FROM (new_values."recorded_at") OR old_values."sha256" IS DISTINCT
FROM (new_values."sha256") OR old_values."source_id" IS DISTINCT
FROM (new_values."source_id") OR old_values."text" IS DISTINCT
FROM (new_values."text")) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger quotes_are_looked_up_insert
-- table "tracker_archivedtext"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- pgid "pgtrigger_quotes_are_looked_up_insert_cad8b"
-- hash "9dfe06cd606b00f71ad4da7c6f2d7391da9fdf35"
PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM new_rows)
ORDER BY id FOR UPDATE; INSERT INTO tracker_quotecheck AS kept (citation_id, state, stands_in)
SELECT found.id, found.state, found.stands_in FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS
quotes, array_agg(paragraph::integer) AS places FROM (SELECT *
FROM tracker_citation WHERE source_id IN (SELECT source_id FROM new_rows)) AS citation
WHERE source_id IN (SELECT source_id FROM tracker_archivedtext)
GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived
USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS
found ON CONFLICT (citation_id) DO UPDATE SET state = excluded.state, stands_in = excluded.stands_in
WHERE (kept.state, kept.stands_in) IS DISTINCT FROM (excluded.state, excluded.stands_in);
RETURN NULL;

-- trigger quotes_are_looked_up_update
-- table "tracker_archivedtext"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- pgid "pgtrigger_quotes_are_looked_up_update_2ed42"
-- hash "c313699d19346bb8805e79582c0e12c5452e0d6a"
PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM old_rows UNION
SELECT source_id FROM new_rows) ORDER BY id FOR UPDATE; DELETE
FROM tracker_quotecheck WHERE citation_id IN (SELECT id FROM (SELECT *
FROM tracker_citation WHERE source_id IN (SELECT source_id FROM old_rows)) AS cited
WHERE NOT EXISTS (SELECT FROM tracker_archivedtext AS archived
WHERE archived.source_id = cited.source_id)); INSERT INTO tracker_quotecheck AS kept (citation_id, state, stands_in)
SELECT found.id, found.state, found.stands_in FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS
quotes, array_agg(paragraph::integer) AS places FROM (SELECT *
FROM tracker_citation WHERE source_id IN (SELECT source_id FROM new_rows)) AS citation
WHERE source_id IN (SELECT source_id FROM tracker_archivedtext)
GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived
USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS
found ON CONFLICT (citation_id) DO UPDATE SET state = excluded.state, stands_in = excluded.stands_in
WHERE (kept.state, kept.stands_in) IS DISTINCT FROM (excluded.state, excluded.stands_in);
RETURN NULL;

-- trigger quotes_are_looked_up_delete
-- table "tracker_archivedtext"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_quotes_are_looked_up_delete_540e9"
-- hash "b4466784ea97a85c7a5ef40549ce53359a3cca9a"
PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM old_rows)
ORDER BY id FOR UPDATE; DELETE FROM tracker_quotecheck WHERE citation_id IN (SELECT id
FROM (SELECT * FROM tracker_citation WHERE source_id IN (SELECT source_id
FROM old_rows)) AS cited WHERE NOT EXISTS (SELECT FROM tracker_archivedtext AS archived
WHERE archived.source_id = cited.source_id)); RETURN NULL;

-- trigger quotes_are_looked_up_truncate
-- table "tracker_archivedtext"
-- when "AFTER"
-- operation "TRUNCATE"
-- level "STATEMENT"
-- pgid "pgtrigger_quotes_are_looked_up_truncate_9c1f9"
-- hash "7392894170878abec134cc414529b02216612b6c"
DELETE FROM tracker_quotecheck; RETURN NULL;

-- trigger quote_is_looked_up_insert
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- pgid "pgtrigger_quote_is_looked_up_insert_95432"
-- hash "4e890554e265c258de9a99a1e44a40bf86fd8d08"
PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM new_rows)
ORDER BY id FOR KEY SHARE; INSERT INTO tracker_quotecheck AS kept (citation_id, state, stands_in)
SELECT found.id, found.state, found.stands_in FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS
quotes, array_agg(paragraph::integer) AS places FROM new_rows AS citation
WHERE source_id IN (SELECT source_id FROM tracker_archivedtext)
GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived
USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS
found ON CONFLICT (citation_id) DO UPDATE SET state = excluded.state, stands_in = excluded.stands_in
WHERE (kept.state, kept.stands_in) IS DISTINCT FROM (excluded.state, excluded.stands_in);
RETURN NULL;

-- trigger quote_is_looked_up_update
-- table "tracker_citation"
-- when "AFTER"
-- operation "UPDATE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows "
-- pgid "pgtrigger_quote_is_looked_up_update_1174d"
-- hash "58e2aa4c849b16465ef872aba7657f4aed23acde"
IF EXISTS (SELECT FROM (SELECT old_rows.* FROM old_rows FULL
JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)
AND old_rows.id IS NOT NULL) AS changed) THEN PERFORM FROM tracker_source
WHERE id IN (SELECT source_id FROM (SELECT old_rows.* FROM old_rows FULL
JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)
AND old_rows.id IS NOT NULL) AS before UNION SELECT source_id
FROM (SELECT new_rows.* FROM old_rows FULL JOIN new_rows USING (id)
WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)
AND new_rows.id IS NOT NULL) AS after) ORDER BY id FOR KEY SHARE;
DELETE FROM tracker_quotecheck WHERE citation_id IN (SELECT id
FROM (SELECT old_rows.* FROM old_rows FULL JOIN new_rows USING (id)
WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)
AND old_rows.id IS NOT NULL) AS before) AND citation_id NOT IN (SELECT id
FROM (SELECT new_rows.* FROM old_rows FULL JOIN new_rows USING (id)
WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)
AND new_rows.id IS NOT NULL) AS after WHERE EXISTS (SELECT FROM tracker_archivedtext AS archived
WHERE archived.source_id = after.source_id)); INSERT INTO tracker_quotecheck AS kept (citation_id, state, stands_in)
SELECT found.id, found.state, found.stands_in FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS
quotes, array_agg(paragraph::integer) AS places FROM (SELECT new_rows.*
FROM old_rows FULL JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)
AND new_rows.id IS NOT NULL) AS citation WHERE source_id IN (SELECT source_id
FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived
USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS
found ON CONFLICT (citation_id) DO UPDATE SET state = excluded.state, stands_in = excluded.stands_in
WHERE (kept.state, kept.stands_in) IS DISTINCT FROM (excluded.state, excluded.stands_in);
END IF; RETURN NULL;

-- trigger quote_is_looked_up_delete
-- table "tracker_citation"
-- when "AFTER"
-- operation "DELETE"
-- level "STATEMENT"
-- referencing "REFERENCING OLD TABLE AS old_rows "
-- pgid "pgtrigger_quote_is_looked_up_delete_dadb1"
-- hash "8524483fd74f7daa492f79be2b18a2e916615298"
PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM old_rows)
ORDER BY id FOR KEY SHARE; DELETE FROM tracker_quotecheck WHERE citation_id IN (SELECT id
FROM old_rows); RETURN NULL;

-- trigger quote_is_looked_up_truncate
-- table "tracker_citation"
-- when "AFTER"
-- operation "TRUNCATE"
-- level "STATEMENT"
-- pgid "pgtrigger_quote_is_looked_up_truncate_0571b"
-- hash "bef51076c24904a89d2faebc4df2c1fd977e5114"
DELETE FROM tracker_quotecheck; RETURN NULL;

-- trigger citation_quote_is_in_the_text_insert
-- table "tracker_citation"
-- when "AFTER"
-- operation "INSERT"
-- level "STATEMENT"
-- referencing "REFERENCING NEW TABLE AS new_rows "
-- declare "DECLARE offender text;"
-- pgid "pgtrigger_citation_quote_is_in_the_text_insert_a2dc7"
-- hash "41da03b5609eec45197bf77f8352b724bf6d2a03"

SELECT name INTO offender FROM (SELECT found.id, left(new_rows.quote, 80)
FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places
FROM new_rows AS citation WHERE source_id IN (SELECT source_id
FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived
USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found
JOIN new_rows ON new_rows.id = found.id WHERE new_rows.quote <> ''
AND found.state = 'not_found') AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
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
-- hash "149aaff845e46c48cc7d12340caf13fe9405ef1f"

SELECT name INTO offender FROM (SELECT found.id, left(new_rows.quote, 80)
FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places
FROM (SELECT new_rows.* FROM new_rows JOIN old_rows USING (id)
WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS citation
WHERE source_id IN (SELECT source_id FROM tracker_archivedtext)
GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived
USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found
JOIN new_rows ON new_rows.id = found.id WHERE new_rows.quote <> ''
AND found.state = 'not_found') AS offenders(id, name) LIMIT 1;
IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
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
-- hash "4acea16b26a49084555eca27c4ae09e9eb0ca84c"

SELECT name INTO offender FROM (SELECT found.id, new_rows.paragraph || ', of ' || found.paragraphs
FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places
FROM new_rows AS citation WHERE source_id IN (SELECT source_id
FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived
USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found
JOIN new_rows ON new_rows.id = found.id WHERE new_rows.paragraph > found.paragraphs) AS offenders(id, name)
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
-- hash "2c03aab2aa9c387c5037fe249ec255c4d7c829be"

SELECT name INTO offender FROM (SELECT found.id, new_rows.paragraph || ', of ' || found.paragraphs
FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places
FROM (SELECT new_rows.* FROM new_rows JOIN old_rows USING (id)
WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS citation
WHERE source_id IN (SELECT source_id FROM tracker_archivedtext)
GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived
USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found
JOIN new_rows ON new_rows.id = found.id WHERE new_rows.paragraph > found.paragraphs) AS offenders(id, name)
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
-- hash "b053f144a145f70e2ababab62c2e3e7cbb815f5e"

SELECT name INTO offender FROM (SELECT found.id, found.stands_in || ', not ' || new_rows.paragraph
FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places
FROM new_rows AS citation WHERE source_id IN (SELECT source_id
FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived
USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found
JOIN new_rows ON new_rows.id = found.id WHERE found.state = 'moved') AS offenders(id, name)
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
-- hash "4b2b7d0de42a4cdbda558fc69fe4e61738056f59"

SELECT name INTO offender FROM (SELECT found.id, found.stands_in || ', not ' || new_rows.paragraph
FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places
FROM (SELECT new_rows.* FROM new_rows JOIN old_rows USING (id)
WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT
FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS citation
WHERE source_id IN (SELECT source_id FROM tracker_archivedtext)
GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived
USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found
JOIN new_rows ON new_rows.id = found.id WHERE found.state = 'moved') AS offenders(id, name)
LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',
CONSTRAINT = 'citation_quote_is_in_its_paragraph', TABLE = TG_TABLE_NAME,
COLUMN = 'paragraph', MESSAGE =
format('The quote stands in paragraph %s; give the paragraph in which it begins.', offender);
END IF; RETURN NULL;
