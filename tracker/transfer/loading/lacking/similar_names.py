"""Names that are much like those of stored records: what a missing name may be meant for."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import Any

from django.db import connection

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.lacking.creation import MAKEABLE
from tracker.transfer.declaration.record_names import bare, bare_sql, name_fields, names_query

CLOSE_ENOUGH, OWN_CLOSE_ENOUGH = 0.4, 0.6
MOST_SIMILAR = 4
LEFT_OUT = ("of", "the", "and", "for", "on")
# The letters with which the words of a name begin, without those that are left out of abbreviations.
INITIALS = (
    r"regexp_replace(regexp_replace(lower({name}), '\m(of|the|and|for|on)\M\s*', '', 'g'), '(\w)\w*\W*', '\1', 'g')"
)
SPELT_SO = """
SELECT given.name, found.ref, found.named FROM unnest(%s::text[]) WITH ORDINALITY AS given (name, place)
CROSS JOIN LATERAL (
    SELECT stored.ref, {name} AS named, similarity(upper({name}), upper(given.name)) AS near
    FROM {table} AS stored WHERE upper({name}) %% upper(given.name) ORDER BY near DESC, stored.ref LIMIT %s
) AS found ORDER BY place, near DESC, ref
"""
SHORT_FOR = """
SELECT given.name, stored.ref, {name} FROM {table} AS stored
JOIN unnest(%s::text[], %s::text[]) AS given (name, short) ON lower(given.short) = {initials}
WHERE length(given.short) BETWEEN 2 AND %s ORDER BY stored.ref
"""
SAME_LETTERS = """
SELECT DISTINCT given.name, stored.ref, {name} FROM unnest(%s::text[], %s::text[]) AS given (name, bare)
JOIN ({names}) AS known (ref, called) ON {bare} = given.bare JOIN {table} AS stored USING (ref)
WHERE given.bare <> '' ORDER BY stored.ref
"""
WORDS = """
SELECT word, count(DISTINCT ref)
FROM {table} AS stored, regexp_split_to_table(lower({name}), '[[:space:][:punct:]]+') AS word
WHERE word = ANY(%s) GROUP BY word
"""
# Of so many names that have it, a word tells none from another.
MANY = 3
SHORTEST_INITIALS, LONGEST_INITIALS = 2, 8


def similar_names(model: Any, names: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """The stored records that each name may mean, as (ref, what it is called), the likeliest first.

    Those that differ from it by dots, blanks, capitals and accents alone, those that are spelt much like it, by the
    index of trigrams, and those whose initials it is. Addresses are like
    each other and mean nothing by it; of them none is told.
    """
    asked = [name for name in names if not is_address(name)]
    if not asked or not name_fields(model):
        return {}
    table, column = quoted(model._meta.db_table), f"stored.{quoted(_name_column(model))}"
    short = [name.strip().strip(".").replace(".", "") for name in asked]
    found: dict[str, list[tuple[str, str]]] = {}
    with connection.cursor() as cursor:
        names_of = SAME_LETTERS.format(
            table=table, name=column, names=names_query(model), bare=bare_sql("known.called")
        )
        cursor.execute(names_of, [asked, list(map(bare, asked))])
        same = cursor.fetchall()
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(CLOSE_ENOUGH)])
        cursor.execute(SPELT_SO.format(table=table, name=column), [asked, MOST_SIMILAR])
        spelt = _of_own_words(WORDS.format(table=table, name=column), cursor.fetchall())
        initials = INITIALS.format(name=column)
        cursor.execute(SHORT_FOR.format(table=table, name=column, initials=initials), [asked, short, LONGEST_INITIALS])
        for name, ref, named in (*same, *spelt, *cursor.fetchall()):
            if (ref, named) not in found.setdefault(name, []) and len(found[name]) < 2 * MOST_SIMILAR:
                found[name].append((ref, named))
    return found


def _of_own_words(asked: str, found: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Those that are alike also without the words that many names share: United Kingdom is not like United States."""
    words = {name: re.findall(r"\w+", name.lower()) for row in found for name in (row[0], row[2])}
    shared = {word for name, _, named in found for word in set(words[name]) & set(words[named])}
    with connection.cursor() as cursor:
        cursor.execute(asked, [list(shared)])
        times = Counter(dict(cursor.fetchall()))
    # A name that is asked about is no stored one, and has its words, too.
    times.update(word for name in {row[0] for row in found} for word in set(words[name]))
    common = {word for word in shared if times[word] >= MANY}

    def is_like(name: str, named: str) -> bool:
        left_out = set(words[name]) & set(words[named]) & common
        one, other = ("".join(word for word in words[each] if word not in left_out) for each in (name, named))
        is_told_by_them = left_out and one and other
        return not is_told_by_them or SequenceMatcher(None, one, other).ratio() >= OWN_CLOSE_ENOUGH

    return [row for row in found if is_like(row[0], row[2])]


def alike(names: Collection[str]) -> dict[str, list[str]]:
    """Of names those that may be spellings of one, each with the others: of the same letters, or a name's initials."""
    spelt: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in {bare(name), _initials(name)} - {""}:
            spelt[key].append(name)
    found: dict[str, list[str]] = {}
    for key, same in spelt.items():
        written_so = [name for name in same if bare(name) == key]
        for name in same:
            # Two names are not one for having the same initials.
            others = same if name in written_so else written_so
            found[name] = list(dict.fromkeys([*found.get(name, ()), *(other for other in others if other != name)]))
    return {name: others for name, others in found.items() if others}


def _initials(name: str) -> str:
    letters = "".join(word[0] for word in re.findall(r"\w+", name.lower()) if word not in LEFT_OUT)
    return letters if letters.isalpha() and SHORTEST_INITIALS <= len(letters) <= LONGEST_INITIALS else ""


def is_address(name: str) -> bool:
    """Whether it is the address of a page."""
    return name.lower().startswith(("http://", "https://"))


def _name_column(model: Any) -> str:
    named = {field.name: str(field.column) for field in name_fields(model)}
    return next(named[name] for name in dict.fromkeys([*MAKEABLE.values(), *named]) if name in named)
