"""What looking a quote up came to is kept beside its citation, for all there are; and quotes are looked up in one pass."""

from importlib import import_module

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce

BEFORE = import_module("tracker.migrations.0004_search_to_reminders")

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
        trigger=pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_archivedtextevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "source_id", "text") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."source_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."recorded_at" IS DISTINCT FROM (new_values."recorded_at") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."source_id" IS DISTINCT FROM (new_values."source_id") OR old_values."text" IS DISTINCT FROM (new_values."text")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                hash="c5dfa6740820df787c37a326f120f3e399dd2b8c",
                level="STATEMENT",
                operation="UPDATE",
                pgid="pgtrigger_update_update_e605e",
                referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                table="tracker_archivedtext",
                when="AFTER",
            ),
        ),
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
        trigger=pgtrigger.compiler.Trigger(
            name="quotes_are_looked_up_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM new_rows) ORDER BY id FOR UPDATE; INSERT INTO tracker_quotecheck AS kept (citation_id, state, stands_in) SELECT found.id, found.state, found.stands_in FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places FROM (SELECT * FROM tracker_citation WHERE source_id IN (SELECT source_id FROM new_rows)) AS citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found ON CONFLICT (citation_id) DO UPDATE SET state = excluded.state, stands_in = excluded.stands_in WHERE (kept.state, kept.stands_in) IS DISTINCT FROM (excluded.state, excluded.stands_in); RETURN NULL;",
                hash="9dfe06cd606b00f71ad4da7c6f2d7391da9fdf35",
                level="STATEMENT",
                operation="INSERT",
                pgid="pgtrigger_quotes_are_looked_up_insert_cad8b",
                referencing="REFERENCING NEW TABLE AS new_rows ",
                table="tracker_archivedtext",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="archivedtext",
        trigger=pgtrigger.compiler.Trigger(
            name="quotes_are_looked_up_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM old_rows UNION SELECT source_id FROM new_rows) ORDER BY id FOR UPDATE; DELETE FROM tracker_quotecheck WHERE citation_id IN (SELECT id FROM (SELECT * FROM tracker_citation WHERE source_id IN (SELECT source_id FROM old_rows)) AS cited WHERE NOT EXISTS (SELECT FROM tracker_archivedtext AS archived WHERE archived.source_id = cited.source_id)); INSERT INTO tracker_quotecheck AS kept (citation_id, state, stands_in) SELECT found.id, found.state, found.stands_in FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places FROM (SELECT * FROM tracker_citation WHERE source_id IN (SELECT source_id FROM new_rows)) AS citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found ON CONFLICT (citation_id) DO UPDATE SET state = excluded.state, stands_in = excluded.stands_in WHERE (kept.state, kept.stands_in) IS DISTINCT FROM (excluded.state, excluded.stands_in); RETURN NULL;",
                hash="c313699d19346bb8805e79582c0e12c5452e0d6a",
                level="STATEMENT",
                operation="UPDATE",
                pgid="pgtrigger_quotes_are_looked_up_update_2ed42",
                referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                table="tracker_archivedtext",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="archivedtext",
        trigger=pgtrigger.compiler.Trigger(
            name="quotes_are_looked_up_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM old_rows) ORDER BY id FOR UPDATE; DELETE FROM tracker_quotecheck WHERE citation_id IN (SELECT id FROM (SELECT * FROM tracker_citation WHERE source_id IN (SELECT source_id FROM old_rows)) AS cited WHERE NOT EXISTS (SELECT FROM tracker_archivedtext AS archived WHERE archived.source_id = cited.source_id)); RETURN NULL;",
                hash="b4466784ea97a85c7a5ef40549ce53359a3cca9a",
                level="STATEMENT",
                operation="DELETE",
                pgid="pgtrigger_quotes_are_looked_up_delete_540e9",
                referencing="REFERENCING OLD TABLE AS old_rows ",
                table="tracker_archivedtext",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="archivedtext",
        trigger=pgtrigger.compiler.Trigger(
            name="quotes_are_looked_up_truncate",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="DELETE FROM tracker_quotecheck; RETURN NULL;",
                hash="7392894170878abec134cc414529b02216612b6c",
                level="STATEMENT",
                operation="TRUNCATE",
                pgid="pgtrigger_quotes_are_looked_up_truncate_9c1f9",
                table="tracker_archivedtext",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="quote_is_looked_up_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM new_rows) ORDER BY id FOR KEY SHARE; INSERT INTO tracker_quotecheck AS kept (citation_id, state, stands_in) SELECT found.id, found.state, found.stands_in FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places FROM new_rows AS citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found ON CONFLICT (citation_id) DO UPDATE SET state = excluded.state, stands_in = excluded.stands_in WHERE (kept.state, kept.stands_in) IS DISTINCT FROM (excluded.state, excluded.stands_in); RETURN NULL;",
                hash="4e890554e265c258de9a99a1e44a40bf86fd8d08",
                level="STATEMENT",
                operation="INSERT",
                pgid="pgtrigger_quote_is_looked_up_insert_95432",
                referencing="REFERENCING NEW TABLE AS new_rows ",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="quote_is_looked_up_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="IF EXISTS (SELECT FROM (SELECT old_rows.* FROM old_rows FULL JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph) AND old_rows.id IS NOT NULL) AS changed) THEN PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM (SELECT old_rows.* FROM old_rows FULL JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph) AND old_rows.id IS NOT NULL) AS before UNION SELECT source_id FROM (SELECT new_rows.* FROM old_rows FULL JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph) AND new_rows.id IS NOT NULL) AS after) ORDER BY id FOR KEY SHARE; DELETE FROM tracker_quotecheck WHERE citation_id IN (SELECT id FROM (SELECT old_rows.* FROM old_rows FULL JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph) AND old_rows.id IS NOT NULL) AS before) AND citation_id NOT IN (SELECT id FROM (SELECT new_rows.* FROM old_rows FULL JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph) AND new_rows.id IS NOT NULL) AS after WHERE EXISTS (SELECT FROM tracker_archivedtext AS archived WHERE archived.source_id = after.source_id)); INSERT INTO tracker_quotecheck AS kept (citation_id, state, stands_in) SELECT found.id, found.state, found.stands_in FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places FROM (SELECT new_rows.* FROM old_rows FULL JOIN new_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph) AND new_rows.id IS NOT NULL) AS citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found ON CONFLICT (citation_id) DO UPDATE SET state = excluded.state, stands_in = excluded.stands_in WHERE (kept.state, kept.stands_in) IS DISTINCT FROM (excluded.state, excluded.stands_in); END IF; RETURN NULL;",
                hash="58e2aa4c849b16465ef872aba7657f4aed23acde",
                level="STATEMENT",
                operation="UPDATE",
                pgid="pgtrigger_quote_is_looked_up_update_1174d",
                referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="quote_is_looked_up_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="PERFORM FROM tracker_source WHERE id IN (SELECT source_id FROM old_rows) ORDER BY id FOR KEY SHARE; DELETE FROM tracker_quotecheck WHERE citation_id IN (SELECT id FROM old_rows); RETURN NULL;",
                hash="8524483fd74f7daa492f79be2b18a2e916615298",
                level="STATEMENT",
                operation="DELETE",
                pgid="pgtrigger_quote_is_looked_up_delete_dadb1",
                referencing="REFERENCING OLD TABLE AS old_rows ",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="quote_is_looked_up_truncate",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="DELETE FROM tracker_quotecheck; RETURN NULL;",
                hash="bef51076c24904a89d2faebc4df2c1fd977e5114",
                level="STATEMENT",
                operation="TRUNCATE",
                pgid="pgtrigger_quote_is_looked_up_truncate_0571b",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=pgtrigger.compiler.Trigger(
            name="citation_quote_is_in_the_text_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE offender text;",
                func=" SELECT name INTO offender FROM (SELECT found.id, left(new_rows.quote, 80) FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places FROM new_rows AS citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found JOIN new_rows ON new_rows.id = found.id WHERE new_rows.quote <> '' AND found.state = 'not_found') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'quote', MESSAGE = format('The quote \"%s\" does not stand in the archived text of its source; copy it from there word for word, without leaving anything out.', offender); END IF; RETURN NULL;",
                hash="41da03b5609eec45197bf77f8352b724bf6d2a03",
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
                func=" SELECT name INTO offender FROM (SELECT found.id, left(new_rows.quote, 80) FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places FROM (SELECT new_rows.* FROM new_rows JOIN old_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found JOIN new_rows ON new_rows.id = found.id WHERE new_rows.quote <> '' AND found.state = 'not_found') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'quote', MESSAGE = format('The quote \"%s\" does not stand in the archived text of its source; copy it from there word for word, without leaving anything out.', offender); END IF; RETURN NULL;",
                hash="149aaff845e46c48cc7d12340caf13fe9405ef1f",
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
                func=" SELECT name INTO offender FROM (SELECT found.id, new_rows.paragraph || ', of ' || found.paragraphs FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places FROM new_rows AS citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found JOIN new_rows ON new_rows.id = found.id WHERE new_rows.paragraph > found.paragraphs) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_paragraph_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The archived text of the source has no paragraph %s.', offender); END IF; RETURN NULL;",
                hash="4acea16b26a49084555eca27c4ae09e9eb0ca84c",
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
                func=" SELECT name INTO offender FROM (SELECT found.id, new_rows.paragraph || ', of ' || found.paragraphs FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places FROM (SELECT new_rows.* FROM new_rows JOIN old_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found JOIN new_rows ON new_rows.id = found.id WHERE new_rows.paragraph > found.paragraphs) AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_paragraph_is_in_the_text', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The archived text of the source has no paragraph %s.', offender); END IF; RETURN NULL;",
                hash="2c03aab2aa9c387c5037fe249ec255c4d7c829be",
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
                func=" SELECT name INTO offender FROM (SELECT found.id, found.stands_in || ', not ' || new_rows.paragraph FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places FROM new_rows AS citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found JOIN new_rows ON new_rows.id = found.id WHERE found.state = 'moved') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_its_paragraph', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The quote stands in paragraph %s; give the paragraph in which it begins.', offender); END IF; RETURN NULL;",
                hash="b053f144a145f70e2ababab62c2e3e7cbb815f5e",
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
                func=" SELECT name INTO offender FROM (SELECT found.id, found.stands_in || ', not ' || new_rows.paragraph FROM (SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, array_agg(paragraph::integer) AS places FROM (SELECT new_rows.* FROM new_rows JOIN old_rows USING (id) WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph)) AS citation WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited JOIN tracker_archivedtext AS archived USING (source_id) CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found JOIN new_rows ON new_rows.id = found.id WHERE found.state = 'moved') AS offenders(id, name) LIMIT 1; IF offender IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_quote_is_in_its_paragraph', TABLE = TG_TABLE_NAME, COLUMN = 'paragraph', MESSAGE = format('The quote stands in paragraph %s; give the paragraph in which it begins.', offender); END IF; RETURN NULL;",
                hash="4b2b7d0de42a4cdbda558fc69fe4e61738056f59",
                level="STATEMENT",
                operation="UPDATE",
                pgid="pgtrigger_citation_quote_is_in_its_paragraph_update_08dd9",
                referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                table="tracker_citation",
                when="AFTER",
            ),
        ),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("tracker", "0005_what_contradicts_itself")]

    operations = [
        migrations.RunSQL(LOOK_QUOTES_UP, "DROP FUNCTION look_quotes_up(text[], bigint[], text[], integer[])"),
        migrations.RunSQL(QUOTE_STATE, again(BEFORE.QUOTE_STATE)),
        migrations.RunSQL(QUOTE_PARAGRAPH, again(BEFORE.QUOTE_PARAGRAPH)),
        AtOnce(CHANGES),
        migrations.RunSQL(LOOK_ALL_UP, migrations.RunSQL.noop),
    ]
