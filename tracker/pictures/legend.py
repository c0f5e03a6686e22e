"""The legend of a picture: swatches with labels, in as many rows as they need."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.pictures.frame import INNER, MARGIN
from tracker.pictures.text_layout import width_of
from tracker.vocabulary import Status

SWATCH, GAP, ROW, SIZE = 28, 8, 24, 13


@dataclass(frozen=True, kw_only=True)
class LegendEntry:
    """A swatch with its label; `name` is its status or another mark; `x` and `y` in pixels."""

    name: str
    words: str
    x: float
    y: float

    @property
    def text_x(self) -> float:
        """Where its label begins, in pixels."""
        return self.x + SWATCH + GAP


@dataclass(frozen=True, kw_only=True)
class Legend:
    """The entries, and the height of all rows in pixels."""

    entries: tuple[LegendEntry, ...]
    height: float


def legend(statuses: Iterable[Status], others: Iterable[tuple[str, str]] = ()) -> Legend:
    """The legend of these statuses, then of other marks as (name, label) pairs."""
    named = [*((status.value, str(status.label)) for status in statuses), *others]
    x, row = float(MARGIN), 0
    entries = []
    for name, words in named:
        width = SWATCH + GAP + width_of(words, SIZE)
        if x > MARGIN and x + width > MARGIN + INNER:
            x, row = float(MARGIN), row + 1
        entries.append(LegendEntry(name=name, words=words, x=round(x, 1), y=row * ROW))
        x += width + 2 * GAP
    return Legend(entries=tuple(entries), height=(row + 1) * ROW)
