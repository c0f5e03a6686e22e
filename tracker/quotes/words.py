"""A text as the words that comparing it goes by, each with the place it has in the text.

Ligatures, wide and narrow forms and composed letters are taken apart (NFKD); dashes are one dash however long;
quotation marks, soft hyphens and the kind and number of blanks do not count. Case, accents and other marks do.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .characters import BLANKS, DASHES, IGNORED, MARKS, QUOTATION_MARKS, UNPARTED

REPLACED = {
    **dict.fromkeys(map(ord, QUOTATION_MARKS), " "),
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, IGNORED)),
}
WORD = re.compile(
    rf"(?:[^{BLANKS}{MARKS}{UNPARTED}.,]|(?<=[0-9])[.,](?=[0-9]))+"  # 1,000.5 is one word
    rf"|[{MARKS}{UNPARTED}.,]"
)
CHUNK = re.compile(rf"[^{BLANKS}]+")


class Word(NamedTuple):
    """A word or a mark in the form that is compared, and where in the text it stands."""

    form: str
    start: int
    end: int


def in_canonical_form(text: str) -> str:
    """The text's words, each with a blank before and after it: a quote in the text is a substring of this."""
    return "".join(f" {word.form} " for word in words_of(text))


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a part of the text, in their order; dashes that follow one another are one."""
    dash: Word | None = None
    for word in _each_word(text, start, len(text) if end is None else end):
        if word.form == "-":
            dash = Word("-", dash.start if dash else word.start, word.end)
            continue
        if dash:
            yield dash
            dash = None
        yield word
    if dash:
        yield dash


def _each_word(text: str, start: int, end: int) -> Iterator[Word]:
    for found in CHUNK.finditer(text, start, end):
        place = found.start()
        for word in _words_of_chunk(found[0]):
            yield Word(word.form, place + word.start, place + word.end)


@lru_cache(maxsize=10_000)
def _words_of_chunk(chunk: str) -> tuple[Word, ...]:
    """The words of what stands between two blanks; an article says most of it more than once."""
    if chunk.isascii():
        return tuple(Word(word[0], *word.span()) for word in WORD.finditer(chunk.translate(REPLACED)))
    taken_apart, places = _taken_apart(chunk)
    return tuple(
        Word(word[0], places[word.start()][0], places[word.end() - 1][1]) for word in WORD.finditer(taken_apart)
    )


def _taken_apart(chunk: str) -> tuple[str, list[tuple[int, int]]]:
    """The chunk with its characters replaced and taken apart; for each that comes of it, where it comes from.

    Marks that combine with a letter are put in order within it, so a letter and its marks are taken apart together.
    """
    letters: list[tuple[str, int, int]] = []
    for place, character in enumerate(chunk):
        kept = character.translate(REPLACED)
        if not kept:
            continue
        if letters and unicodedata.combining(unicodedata.normalize("NFKD", kept)[0]):
            before, begin, _ = letters.pop()
            letters.append((before + kept, begin, place + 1))
        else:
            letters.append((kept, place, place + 1))
    pieces, places = [], []
    for letter, begin, end in letters:
        piece = unicodedata.normalize("NFKD", letter)
        pieces.append(piece)
        places += [(begin, end)] * len(piece)
    return "".join(pieces), places
