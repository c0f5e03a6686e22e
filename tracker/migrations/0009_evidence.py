"""Quotes are compared with the archived text of their source, in the database as in tracker.quotes.

`quote_words(text)` gives a text as the words that comparing it goes by, each with a blank before and after it;
`text_words(text)` the same for each of its paragraphs. `quote_state` and `quote_paragraph` look a quote up in them.
What each character counts as stands here as tracker/quotes/characters.py had it when this was written.
"""

import django.contrib.postgres.fields
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import tracker.models.archived_text

IGNORED = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe00\ufe0e\ufe0f\ufeff"
)
QUOTATION_MARKS = (
    "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u00ab\u00bb\u2032\u2033\u2034\u2035\u2036\u2037"
    "\u1fef\u2057\u275b\u275c\u275d\u275e\u300c\u300d\u300e\u300f\u301d\u301e\u301f\ufe41\ufe42\ufe43\ufe44\uff02\uff07\uff40"
    "\uff62\uff63"
)
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2e3a\u2e3b\ufe31\ufe32\ufe58\ufe63\uff0d"
BLANKS = "\\t\\n\\v\\f\\r \\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
MARKS = (
    "!#-&(-+/:-@\\[-_{-~\\u00a1-\\u00a9\\u00ab-\\u00b1\\u00b4-\\u00b8\\u00bb\\u00bf\\u00d7\\u00f7\\u060c\\u061b\\u061f"
    "\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20cf\\u2190-\\u2bff\\u3001-\\u3003\\u3008-\\u3020\\u3030\\u303d\\-"
)
UNPARTED = (
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff"
    "\\U00020000-\\U0003ffff"
)
LONGEST_BROKEN_LINE = 100

QUOTE_WORDS = rf"""
CREATE FUNCTION quote_words(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN coalesce(' ' || replace(nullif(btrim(
    regexp_replace(regexp_replace(
        regexp_replace(regexp_replace(regexp_replace(
            normalize(
                regexp_replace(regexp_replace(regexp_replace(value,
                    '[{IGNORED}]', '', 'g'),
                    '[{QUOTATION_MARKS.replace("'", "''")}]', ' ', 'g'),
                    '[{DASHES}]', '-', 'g'),
                NFKD),
            '([{MARKS}{UNPARTED}])', ' \1 ', 'g'),
            '([.,])(?![0-9])', ' \1 ', 'g'),
            '(?<![0-9])([.,])', ' \1 ', 'g'),
        '[{BLANKS}]+', ' ', 'g'),
        '(^| )-( -)+(?= |$)', '\1-', 'g')
), ''), ' ', '  ') || ' ', '')
"""

TEXT_WORDS = rf"""
CREATE FUNCTION text_words(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
    SELECT quote_words(paragraph) FROM regexp_split_to_table(
        value,
        CASE WHEN value ~ '\n[{BLANKS}]*\n' AND value !~ '[^\n]{{{LONGEST_BROKEN_LINE + 1}}}'
        THEN '\n[{BLANKS}]*\n' ELSE '\n' END
    ) WITH ORDINALITY AS paragraphs(paragraph, place)
    WHERE paragraph ~ '[^{BLANKS}]' ORDER BY place
)
"""  # noqa: S608

QUOTE_STATE = """
CREATE FUNCTION quote_state(words text[], quote text, paragraph integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN words IS NULL THEN 'no_text'
    WHEN quote = '' THEN CASE WHEN paragraph > cardinality(words) THEN 'not_found' ELSE 'no_quote' END
    WHEN quote_words(quote) = '' OR strpos(array_to_string(words, ''), quote_words(quote)) = 0 THEN 'not_found'
    WHEN paragraph IS NULL THEN 'verified'
    WHEN strpos(
        left(array_to_string(words[paragraph:], ''), length(words[paragraph]) + length(quote_words(quote)) - 1),
        quote_words(quote)
    ) > 0 THEN 'verified'
    ELSE 'moved'
END
"""

QUOTE_PARAGRAPH = """
CREATE FUNCTION quote_paragraph(words text[], quote text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT place FROM (
        SELECT place::integer, sum(length(paragraph)) OVER (ORDER BY place) AS end_of_it
        FROM unnest(words) WITH ORDINALITY AS paragraphs(paragraph, place)
    ) AS measured
    WHERE quote_words(quote) <> ''
    AND strpos(array_to_string(words, ''), quote_words(quote)) BETWEEN 1 AND end_of_it
    ORDER BY place LIMIT 1
)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0005_corrections"),
    ]

    operations = [
        migrations.RunSQL(QUOTE_WORDS, "DROP FUNCTION quote_words(text)"),
        migrations.RunSQL(TEXT_WORDS, "DROP FUNCTION text_words(text)"),
        migrations.RunSQL(QUOTE_STATE, "DROP FUNCTION quote_state(text[], text, integer)"),
        migrations.RunSQL(QUOTE_PARAGRAPH, "DROP FUNCTION quote_paragraph(text[], text)"),
        migrations.AddField(
            model_name="archivedtext",
            name="words",
            field=models.GeneratedField(
                db_persist=True,
                expression=tracker.models.archived_text.TextWords("text"),
                output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
            ),
        ),
        migrations.AddField(
            model_name="archivedtextevent",
            name="words",
            field=models.GeneratedField(
                db_persist=True,
                expression=tracker.models.archived_text.TextWords("text"),
                output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="citation_quote_is_in_the_text_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, left(new_rows.quote, 80) FROM new_rows JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE quote_state(archived.words, new_rows.quote, NULL) = 'not_found') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'quote', MESSAGE = format('The quote \"%s\" does not stand in the archived text of its source; copy it from there word for word, without leaving anything out.', offender); END IF; RETURN NULL;",
                    hash="c3dcdb12ad35f1c84c36530ec07253c13ea8817d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_citation_quote_is_in_the_text_insert_a2dc7",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="tracker_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="citation_quote_is_in_the_text_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, left(new_rows.quote, 80) FROM new_rows JOIN old_rows USING (id) JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE quote_state(archived.words, new_rows.quote, NULL) = 'not_found' AND (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'quote', MESSAGE = format('The quote \"%s\" does not stand in the archived text of its source; copy it from there word for word, without leaving anything out.', offender); END IF; RETURN NULL;",
                    hash="aff3eaa06a879bf487d84a52645194e82807ceca",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_citation_quote_is_in_the_text_update_cd951",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="citation_paragraph_is_in_the_text_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.paragraph || ', of ' || cardinality(archived.words) FROM new_rows JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE new_rows.paragraph > cardinality(archived.words)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_paragraph_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The archived text of the source has no paragraph %s.', offender); END IF; RETURN NULL;",
                    hash="251df78e6ac5eb5b23c943e04f4dde7dc2f290a7",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_citation_paragraph_is_in_the_text_insert_f5f9d",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="tracker_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="citation_paragraph_is_in_the_text_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, new_rows.paragraph || ', of ' || cardinality(archived.words) FROM new_rows JOIN old_rows USING (id) JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE new_rows.paragraph > cardinality(archived.words) AND (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_paragraph_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The archived text of the source has no paragraph %s.', offender); END IF; RETURN NULL;",
                    hash="22a78a2029aa27b83e477fcec66df615258be065",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_citation_paragraph_is_in_the_text_update_0a72e",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="citation_quote_is_in_its_paragraph_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, quote_paragraph(archived.words, new_rows.quote) || ', not ' || new_rows.paragraph FROM new_rows JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE quote_state(archived.words, new_rows.quote, new_rows.paragraph) = 'moved') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_its_paragraph', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The quote stands in paragraph %s; give the paragraph in which it begins.', offender); END IF; RETURN NULL;",
                    hash="9b0996ea62aef1acf9824186a0006e50ae94cf71",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_citation_quote_is_in_its_paragraph_insert_e645b",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="tracker_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="citation_quote_is_in_its_paragraph_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE offender text;",
                    func=" SELECT name INTO offender FROM (SELECT new_rows.id, quote_paragraph(archived.words, new_rows.quote) || ', not ' || new_rows.paragraph FROM new_rows JOIN old_rows USING (id) JOIN tracker_archivedtext AS archived ON archived.source_id = new_rows.source_id WHERE quote_state(archived.words, new_rows.quote, new_rows.paragraph) = 'moved' AND (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_its_paragraph', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The quote stands in paragraph %s; give the paragraph in which it begins.', offender); END IF; RETURN NULL;",
                    hash="9c3fc9c5c55589d1294dab0dcb793000c08710e3",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_citation_quote_is_in_its_paragraph_update_08dd9",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="tracker_citation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="archivedtext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(tracker.models.archived_text.Bytes("text"), 5242880)
                ),
                name="archivedtext_text_is_not_too_long",
                violation_error_message="text must have at most 5 MB; keep what is cited, and leave the rest out.",
            ),
        ),
    ]
