"""What records are called, beside their refs: names, names in their own language, other names, titles, addresses."""

import unicodedata
from collections.abc import Collection
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from tracker.database.identifiers import quoted
from tracker.models.integrity.composed_ref import ComposedRef

# The fields that say what a record is called, in any kind that has them.
NAMED_BY = ("name", "native_name", "title", "aliases", "url")
MARKS = r"[[:space:][:punct:]\u0300-\u036f\u2010-\u2027]"
BARE = f"regexp_replace(normalize(lower(normalize({{}}, NFKC)), NFKD), '{MARKS}', '', 'g')"
FOLDED = r"lower(btrim(regexp_replace(normalize({}, NFKC), '\s+', ' ', 'g')))"


def folded_sql(text: str) -> str:
    """SQL for a text as names are compared: without capitals, doubled blanks and other widths of letters."""
    return FOLDED.format(text)


def bare(text: str) -> str:
    """A name by its letters and digits alone, as other people may have spelt it: BPplc for B.P. p.l.c."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    return "".join(each for each in letters if each.isalnum())


def bare_sql(text: str) -> str:
    """SQL for the same, but for rare marks, which stay."""
    return BARE.format(text)


def name_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The fields that say what a record is called; none where a record is known by what it ties together."""
    if issubclass(model, ComposedRef):
        return []
    named = {field.name: field for field in model._meta.concrete_fields}
    return [named[name] for name in NAMED_BY if name in named]


def names_query(model: type[models.Model]) -> str:
    """SQL for what the records are called: rows of (ref, called), folded; the same may be there twice."""
    table = quoted(model._meta.db_table)
    pieces: list[str] = []
    for field in name_fields(model):
        column = quoted(str(field.column))
        if isinstance(field, ArrayField):
            pieces.append(f"SELECT ref, {folded_sql('called')} FROM {table}, unnest({column}) AS called")
        else:
            pieces.append(f"SELECT ref, {folded_sql(column)} FROM {table} WHERE {column} <> ''")
    return " UNION ALL ".join(pieces)


def called(model: type[models.Model], texts: Collection[str]) -> dict[str, list[str]]:
    """The refs of the stored records that are called so, by each text that any is called by."""
    if not texts or not name_fields(model):
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT given.text, array_agg(DISTINCT known.ref ORDER BY known.ref) "
            "FROM unnest(%s::text[]) AS given (text) "
            f"JOIN ({names_query(model)}) AS known (ref, called) ON known.called = {folded_sql('given.text')} "
            "GROUP BY given.text",
            [list(texts)],
        )
        return dict(cursor.fetchall())
