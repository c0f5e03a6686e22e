"""The spells of one commitment as a strip on a time axis: geometry only, in units of a 1000-wide drawing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.status import Spell

WIDTH = 1000.0
NARROWEST = 3.0


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """One spell's place on the strip."""

    spell: Spell
    x: float
    width: float


@dataclass(frozen=True, kw_only=True)
class YearMark:
    """Where a year begins on the strip."""

    year: int
    x: float


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Stretches and years from the first day of the first spell to the last day of the last."""

    first_day: date
    last_day: date
    stretches: tuple[Stretch, ...]
    years: tuple[YearMark, ...]


def strip(spells: Iterable[Spell]) -> Strip | None:
    """The strip of the spells, which follow each other; None where there are none."""
    spells = tuple(spells)
    if not spells:
        return None
    first, last = spells[0].first_day, spells[-1].last_day
    scale = WIDTH / ((last - first).days + 1)

    def place(day: date) -> float:
        return round((day - first).days * scale, 1)

    return Strip(
        first_day=first,
        last_day=last,
        stretches=tuple(
            Stretch(spell=spell, x=place(spell.first_day), width=max(round(spell.days * scale, 1), NARROWEST))
            for spell in spells
        ),
        years=tuple(
            YearMark(year=year, x=place(date(year, 1, 1))) for year in range(first.year + 1, last.year + 1)
        ),
    )
