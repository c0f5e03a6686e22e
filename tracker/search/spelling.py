"""Spelling suggestions: words that match nothing, replaced by similar words of public names."""

import re
from difflib import get_close_matches

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest

from tracker.search.kinds import KINDS

# Of the trigrams of a word, how many a name has to share with it; two letters in the wrong order leave as much.
SHARED = 0.4
CLOSE = 0.7
MOST_WORDS = 8
NAMES_OF_A_KIND = 20


def suggestion(text: str) -> str:
    """The text with each word that is in no name replaced by a similar one that is; empty if none is similar."""
    words = re.findall(r"\w+", text)
    if not words or len(words) > MOST_WORDS:
        return ""
    near = sorted(words_in(similar_names(words)))
    replaced = re.sub(r"\w+", lambda word: nearest(word[0], near), text)
    return "" if replaced.casefold() == text.casefold() else replaced


def nearest(word: str, words: list[str]) -> str:
    """The word itself if it is one of them, else the nearest of them, else itself."""
    small = word.casefold()
    return word if small in words else next(iter(get_close_matches(small, words, n=1, cutoff=CLOSE)), word)


def words_in(names: list[str]) -> set[str]:
    """The words of the names, in lower case."""
    return {word for name in names for word in re.findall(r"\w+", name.casefold())}


def similar_names(words: list[str]) -> list[str]:
    """The names of published records that have a word like one of these, the most like first of each kind."""
    alike = Q()
    for word in words:
        alike |= Q(called__trigram_word_similar=word)
    likeness = [TrigramWordSimilarity(word, F("called")) for word in words]
    first, *rest = [
        kind.public()
        .annotate(called=kind.searched.names_text())
        .filter(alike)
        .order_by(Greatest(Value(0.0), *likeness).desc(), "pk")
        .values_list("called", flat=True)[:NAMES_OF_A_KIND]
        for kind in KINDS
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        # The operator that uses the index compares with this; it holds until the transaction ends.
        cursor.execute("SET LOCAL pg_trgm.word_similarity_threshold = %s", [SHARED])
        return list(first.union(*rest, all=True))
