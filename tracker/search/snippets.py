"""Pieces of a record's text with the words that were looked for marked; whatever the text holds stays text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import Expression, Func, TextField, Value

# PostgreSQL puts these two around a word that matches. Nobody types them, and those in a text are taken out first.
START, STOP = "\x02", "\x03"
# What its parser would take for markup or a path stands for itself again once the words are marked.
AS_TYPED = {"<": "\x1c", ">": "\x1d", "/": "\x1e"}
GIVEN_BACK = str.maketrans({stand_in: sign for sign, stand_in in AS_TYPED.items()})
GAP = " … "
# How many letters tell the start or the end of a text.
ENOUGH = 12
# What may stand behind the last word of a text; the database leaves it out.
LAST_SIGNS = " \n.,;:!?)”\"'"


@dataclass(frozen=True)
class Piece:
    """A stretch of text; marked if it is what was looked for."""

    text: str
    is_marked: bool


Marked = tuple[Piece, ...]


def headline(text: Expression, query: SearchQuery, *, whole: bool = False) -> SearchHeadline:
    """The text, or the parts of it that match the query, as `pieces` reads it."""
    length = {"highlight_all": True} if whole else {"max_fragments": 2, "min_words": 14, "max_words": 26}
    return SearchHeadline(
        plain(text), query, config="english", start_sel=START, stop_sel=STOP, fragment_delimiter=GAP, **length
    )


def plain(text: Expression) -> Func:
    """The text without what the parser would not take for words."""
    signs, stand_ins = "".join(AS_TYPED), "".join(AS_TYPED.values())
    # Letters of the first list without a partner in the second are left out.
    return Func(
        text,
        Value(signs + stand_ins + START + STOP),
        Value(stand_ins),
        function="translate",
        output_field=TextField(),
    )


def pieces(headline: str) -> Marked:
    """The stretches of a text that the database has marked."""
    return tuple(split(headline.translate(GIVEN_BACK)))


def split(text: str) -> Iterator[Piece]:
    """The stretches between the two marks and outside of them."""
    for stretch in re.split(f"({START}[^{STOP}]*{STOP})", text):
        if stretch:
            yield Piece(stretch.strip(START + STOP), stretch.startswith(START))


def with_gaps(marked: Marked, *, starts: str, ends: str) -> Marked:
    """The same, with dots where it leaves out the start or the end of the text that it is from."""
    text = "".join(piece.text for piece in marked).strip()
    if not text:
        return ()
    before = () if starts.strip().startswith(text[:ENOUGH]) else (Piece(GAP.lstrip(), is_marked=False),)
    after = (
        ()
        if ends.rstrip(LAST_SIGNS).endswith(text.rstrip(LAST_SIGNS)[-ENOUGH:])
        else (Piece(GAP.rstrip(), is_marked=False),)
    )
    return (*before, *marked, *after)


def with_beginnings(marked: Marked, words: Iterable[str]) -> Marked:
    """The same, with the words marked where another word begins with them, if nothing is marked yet."""
    beginnings = "|".join(re.escape(word) for word in words)
    if not beginnings or any(piece.is_marked for piece in marked):
        return marked
    found = re.split(rf"(\b(?:{beginnings}))", "".join(piece.text for piece in marked), flags=re.IGNORECASE)
    return tuple(Piece(text, place % 2 == 1) for place, text in enumerate(found) if text)
