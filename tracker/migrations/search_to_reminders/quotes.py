"""Quotes compared with the texts they are taken from."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import tracker.models.archived_text
import tracker.models.integrity.web_address
import tracker.partial_dates
from tracker.migrations._triggers import trigger

# `quote_words(text)` gives a text as the words that comparing it goes by, each with a blank before and after it;
# `text_words(text)` the same for each of its paragraphs. `quote_state` and `quote_paragraph` look a quote up in them.
# What each character counts as stands here as tracker/quotes/characters.py had it when this was written.
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


QUOTES = [
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
        trigger=trigger("search_to_reminders/quotes.sql", "tracker_citation", "citation_quote_is_in_the_text_insert"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger("search_to_reminders/quotes.sql", "tracker_citation", "citation_quote_is_in_the_text_update"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "search_to_reminders/quotes.sql", "tracker_citation", "citation_paragraph_is_in_the_text_insert"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "search_to_reminders/quotes.sql", "tracker_citation", "citation_paragraph_is_in_the_text_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "search_to_reminders/quotes.sql", "tracker_citation", "citation_quote_is_in_its_paragraph_insert"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "search_to_reminders/quotes.sql", "tracker_citation", "citation_quote_is_in_its_paragraph_update"
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
