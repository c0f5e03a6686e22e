"""The key of a picture: swatches with their words, in as many rows as they need."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.pictures.frame import INNER, MARGIN
from tracker.pictures.text_layout import width_of
from tracker.vocabulary import Status

SWATCH, GAP, ROW, SIZE = 28, 8, 24, 13


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A swatch, by its status or by the name of another mark, and where it lies."""

    name: str
    words: str
    x: float
    y: float

    @property
    def text_x(self) -> float:
        """Where its words begin."""
        return self.x + SWATCH + GAP


@dataclass(frozen=True, kw_only=True)
class Legend:
    """All entries, and how high they are together."""

    entries: tuple[Entry, ...]
    height: float


def legend(statuses: Iterable[Status], others: Iterable[tuple[str, str]] = ()) -> Legend:
    """The key of these statuses and then of other marks, each with its words."""
    named = [*((status.value, str(status.label)) for status in statuses), *others]
    x, row = float(MARGIN), 0
    entries = []
    for name, words in named:
        width = SWATCH + GAP + width_of(words, SIZE)
        if x > MARGIN and x + width > MARGIN + INNER:
            x, row = float(MARGIN), row + 1
        entries.append(Entry(name=name, words=words, x=round(x, 1), y=row * ROW))
        x += width + 2 * GAP
    return Legend(entries=tuple(entries), height=(row + 1) * ROW)
