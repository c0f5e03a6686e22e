"""Spelling suggestions: words that match nothing, replaced by similar words of public names.

The words of the names are a table of their own, which the database fills as records are published (migration 0040), so
that a suggestion costs as many words as are similar, and no record.
"""

import re
from difflib import get_close_matches
from typing import Any

from django.db import connection, transaction

# Of the trigrams of a word, how many another has to share with it; two letters in the wrong order leave as much.
SHARED = 0.4
CLOSE = 0.7
MOST_WORDS = 8
# A word this much longer or shorter is another word.
LETTERS_MORE = 4
NEAR_A_WORD = 20

# For each word that is asked for the words most like it; the operator uses the index, and goes by the threshold.
SIMILAR_WORDS = """
    SELECT DISTINCT near.word
    FROM unnest(%(words)s::text[]) AS asked (word)
    CROSS JOIN LATERAL (
        SELECT kept.word
        FROM tracker_searchword AS kept
        WHERE asked.word <%% kept.word
          AND length(kept.word) BETWEEN length(asked.word) - %(more)s AND length(asked.word) + %(more)s
        ORDER BY similarity(asked.word, kept.word) DESC, kept.word
        LIMIT %(most)s
    ) AS near
"""


def suggestion(text: str) -> str:
    """The text with each word that is in no name replaced by a similar one that is; empty if none is similar."""
    words = re.findall(r"\w+", text)
    if not words or len(words) > MOST_WORDS:
        return ""
    near = sorted(similar_words(words))
    replaced = re.sub(r"\w+", lambda word: nearest(word[0], near), text)
    return "" if replaced.casefold() == text.casefold() else replaced


def nearest(word: str, words: list[str]) -> str:
    """The word itself if it is one of them, else the nearest of them, else itself."""
    small = word.casefold()
    return word if small in words else next(iter(get_close_matches(small, words, n=1, cutoff=CLOSE)), word)


def similar_words(words: list[str]) -> set[str]:
    """The words of public names that are like one of these, in lower case, the most like of each."""
    values: dict[str, Any] = {"words": [word.casefold() for word in words], "more": LETTERS_MORE, "most": NEAR_A_WORD}
    with transaction.atomic(), connection.cursor() as cursor:
        # The operator that uses the index compares with this; it holds until the transaction ends.
        cursor.execute("SET LOCAL pg_trgm.word_similarity_threshold = %s", [SHARED])
        cursor.execute(SIMILAR_WORDS, values)
        return {word for (word,) in cursor.fetchall()}
