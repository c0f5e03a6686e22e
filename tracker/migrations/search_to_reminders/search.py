"""The search: what it looks through, and the indexes that keep it quick."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations
from django.db.models import Func, Q, TextField

PUBLIC = Q(stage="published")
ALIASES = Func("aliases", function="search_text", output_field=TextField())
AUTHORS = Func("authors", function="search_text", output_field=TextField())

# The functions of search name everything they call by what it is, so that a dump is restored with an empty search path.
# They cut long texts: PostgreSQL refuses a document of more than a megabyte, and no text may be refused because it is
# searched. The parser takes "and/or" for a path and "<b>" for markup to pass over; here both are words.
SEARCH_TEXT = """
CREATE FUNCTION search_text(parts text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_string(parts, chr(10))
"""
SEARCH_DOCUMENT = """
CREATE FUNCTION search_document(names text[], body text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(
        to_tsvector('english'::regconfig, translate(left(search_text(names), 20000), '<>/', '   '))
        || to_tsvector('simple'::regconfig, translate(left(search_text(names), 20000), '<>/', '   ')),
        'A'
    )
    || setweight(to_tsvector('english'::regconfig, translate(left(search_text(body), 100000), '<>/', '   ')), 'C')
"""

# Their events have an index by time, for the page of what changed.
EVENTS = [
    "actor",
    "citation",
    "commitment",
    "commitmenttopic",
    "indicator",
    "link",
    "meeting",
    "observation",
    "participation",
    "party",
    "role",
    "sanction",
    "sanctiontarget",
    "source",
    "statusupdate",
    "topic",
]


def array(*parts: str | Func) -> Func:
    return Func(
        *parts,
        function="ARRAY",
        template="%(function)s[%(expressions)s]::text[]",
        output_field=ArrayField(TextField()),
    )


def indexes(record: str, names: Func, body: Func, public: Q | None = PUBLIC) -> list[migrations.AddIndex]:
    words = Func(names, body, function="search_document", output_field=SearchVectorField())
    called = Func(names, function="search_text", output_field=TextField())
    return [
        migrations.AddIndex(record, GinIndex(words, name=f"{record}_search_words", condition=public)),
        migrations.AddIndex(
            record,
            GinIndex(OpClass(called, name="gin_trgm_ops"), name=f"{record}_search_names", condition=public),
        ),
    ]


SEARCH = [
    migrations.RunSQL(SEARCH_TEXT, "DROP FUNCTION search_text(text[])"),
    migrations.RunSQL(SEARCH_DOCUMENT, "DROP FUNCTION search_document(text[], text[])"),
    *indexes("actor", array("name", "native_name", ALIASES), array("description")),
    *indexes("commitment", array("title"), array("summary", "deliverable", "guideline")),
    *indexes("meeting", array("title"), array("place", "summary")),
    *indexes("sanction", array("title"), array("programme", "summary", "stated_reason", "lifting_reason")),
    *indexes("source", array("title"), array(AUTHORS)),
    *indexes("topic", array("name"), array("description"), public=None),
    *indexes("indicator", array("name"), array("definition", "unit")),
    migrations.RunSQL(
        [f"CREATE INDEX {event}event_by_time ON tracker_{event}event (pgh_created_at)" for event in EVENTS],
        [f"DROP INDEX {event}event_by_time" for event in EVENTS],
    ),
]
