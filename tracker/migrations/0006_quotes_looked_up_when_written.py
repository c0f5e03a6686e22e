"""What looking a quote up came to is kept beside its citation, for all there are; and quotes are looked up in one pass."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger
from tracker.migrations.search_to_reminders import quotes as before

# The text's paragraphs are put together, and their ends counted, once for all the quotes: then each quote takes one
# search, and its paragraph a look among the ends. A quote may begin in one paragraph and run on into the next.
LOOK_QUOTES_UP = """
CREATE FUNCTION look_quotes_up(words text[], ids bigint[], quotes text[], places integer[])
RETURNS TABLE (id bigint, state text, stands_in integer, paragraphs integer)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    said text := array_to_string(words, '');
    ends integer[] := '{}';
    reached integer := 0;
    paragraph text;
    wanted text;
    found integer;
    place integer;
    begins integer;
BEGIN
    paragraphs := cardinality(words);
    -- Where each ends; a query would write a long text to disk to put its paragraphs in order.
    IF words IS NOT NULL THEN
        FOREACH paragraph IN ARRAY words LOOP
            reached := reached + length(paragraph);
            ends := ends || reached;
        END LOOP;
    END IF;
    FOR number IN 1..cardinality(ids) LOOP
        id := ids[number];
        place := places[number];
        stands_in := NULL;
        IF words IS NULL THEN
            state := 'no_text';
        ELSIF quotes[number] = '' THEN
            state := CASE WHEN place > paragraphs THEN 'not_found' ELSE 'no_quote' END;
        ELSE
            wanted := quote_words(quotes[number]);
            found := CASE WHEN wanted = '' THEN 0 ELSE strpos(said, wanted) END;
            IF found = 0 THEN
                state := 'not_found';
            ELSE
                stands_in := 1 + width_bucket(found - 1, ends);
                state := CASE WHEN place IS NULL OR place = stands_in THEN 'verified' ELSE 'moved' END;
                IF place > stands_in AND place <= paragraphs THEN
                    -- It may be said again there.
                    begins := ends[place - 1];
                    IF strpos(substr(said, begins + 1, ends[place] - begins + length(wanted) - 1), wanted) > 0 THEN
                        state := 'verified';
                    END IF;
                END IF;
            END IF;
        END IF;
        RETURN NEXT;
    END LOOP;
END
$$
"""
QUOTE_STATE = """
CREATE OR REPLACE FUNCTION quote_state(words text[], quote text, paragraph integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT state FROM look_quotes_up(words, '{1}', ARRAY[quote], ARRAY[paragraph]))
"""
QUOTE_PARAGRAPH = """
CREATE OR REPLACE FUNCTION quote_paragraph(words text[], quote text) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT stands_in FROM look_quotes_up(words, '{1}', ARRAY[quote], ARRAY[NULL]::integer[]))
"""
LOOK_ALL_UP = """
INSERT INTO tracker_quotecheck (citation_id, state, stands_in)
SELECT found.id, found.state, found.stands_in
FROM (
    SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places
    FROM tracker_citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id
) AS cited
JOIN tracker_archivedtext AS archived USING (source_id)
CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found
"""


def again(function: str) -> str:
    """The function of an earlier migration in place of the one there is."""
    return function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


CHANGES = [
    migrations.CreateModel(
        name="QuoteCheck",
        fields=[
            (
                "citation",
                models.OneToOneField(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    primary_key=True,
                    related_name="quote_check",
                    serialize=False,
                    to="tracker.citation",
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("verified", "Verified"),
                        ("moved", "Moved"),
                        ("not_found", "Not found"),
                        ("no_quote", "No quote"),
                    ],
                    max_length=10,
                ),
            ),
            (
                "stands_in",
                models.PositiveIntegerField(
                    blank=True, help_text="The first paragraph that the quote begins in, counted from 1.", null=True
                ),
            ),
        ],
        options={
            "ordering": ["citation"],
            "default_permissions": (),
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("state__in", ["verified", "moved", "not_found", "no_quote"])),
                    name="quotecheck_state_is_known",
                    violation_error_message="state must be one of: verified, moved, not_found, no_quote.",
                )
            ],
        },
    ),
    pgtrigger.migrations.RemoveTrigger(
        model_name="archivedtext",
        name="update_update",
    ),
    migrations.RemoveField(
        model_name="archivedtextevent",
        name="words",
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="archivedtext",
        trigger=trigger("0006_quotes_looked_up_when_written.sql", "tracker_archivedtext", "update_update"),
    ),
    pgtrigger.migrations.RemoveTrigger(
        model_name="citation",
        name="citation_quote_is_in_the_text_insert",
    ),
    pgtrigger.migrations.RemoveTrigger(
        model_name="citation",
        name="citation_quote_is_in_the_text_update",
    ),
    pgtrigger.migrations.RemoveTrigger(
        model_name="citation",
        name="citation_paragraph_is_in_the_text_insert",
    ),
    pgtrigger.migrations.RemoveTrigger(
        model_name="citation",
        name="citation_paragraph_is_in_the_text_update",
    ),
    pgtrigger.migrations.RemoveTrigger(
        model_name="citation",
        name="citation_quote_is_in_its_paragraph_insert",
    ),
    pgtrigger.migrations.RemoveTrigger(
        model_name="citation",
        name="citation_quote_is_in_its_paragraph_update",
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="archivedtext",
        trigger=trigger(
            "0006_quotes_looked_up_when_written.sql", "tracker_archivedtext", "quotes_are_looked_up_insert"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="archivedtext",
        trigger=trigger(
            "0006_quotes_looked_up_when_written.sql", "tracker_archivedtext", "quotes_are_looked_up_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="archivedtext",
        trigger=trigger(
            "0006_quotes_looked_up_when_written.sql", "tracker_archivedtext", "quotes_are_looked_up_delete"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="archivedtext",
        trigger=trigger(
            "0006_quotes_looked_up_when_written.sql", "tracker_archivedtext", "quotes_are_looked_up_truncate"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger("0006_quotes_looked_up_when_written.sql", "tracker_citation", "quote_is_looked_up_insert"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger("0006_quotes_looked_up_when_written.sql", "tracker_citation", "quote_is_looked_up_update"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger("0006_quotes_looked_up_when_written.sql", "tracker_citation", "quote_is_looked_up_delete"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger("0006_quotes_looked_up_when_written.sql", "tracker_citation", "quote_is_looked_up_truncate"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "0006_quotes_looked_up_when_written.sql", "tracker_citation", "citation_quote_is_in_the_text_insert"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "0006_quotes_looked_up_when_written.sql", "tracker_citation", "citation_quote_is_in_the_text_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "0006_quotes_looked_up_when_written.sql", "tracker_citation", "citation_paragraph_is_in_the_text_insert"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "0006_quotes_looked_up_when_written.sql", "tracker_citation", "citation_paragraph_is_in_the_text_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "0006_quotes_looked_up_when_written.sql", "tracker_citation", "citation_quote_is_in_its_paragraph_insert"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "0006_quotes_looked_up_when_written.sql", "tracker_citation", "citation_quote_is_in_its_paragraph_update"
        ),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("tracker", "0005_what_contradicts_itself")]

    operations = [
        migrations.RunSQL(LOOK_QUOTES_UP, "DROP FUNCTION look_quotes_up(text[], bigint[], text[], integer[])"),
        migrations.RunSQL(QUOTE_STATE, again(before.QUOTE_STATE)),
        migrations.RunSQL(QUOTE_PARAGRAPH, again(before.QUOTE_PARAGRAPH)),
        AtOnce(CHANGES),
        migrations.RunSQL(LOOK_ALL_UP, migrations.RunSQL.noop),
    ]
