"""Days of made-up records, and how precisely each is known."""

from datetime import date, timedelta

from tracker.made_datasets.chance import Chance

# Fixed, so that a dataset does not change with the day on which it is made.
FIRST, LAST = date(2012, 1, 1), date(2024, 12, 31)
DAYS = (LAST - FIRST).days
A_YEAR = 365


def day_of(number: int) -> date:
    """The day so many days after the first."""
    return FIRST + timedelta(days=number)


def grown(chance: Chance) -> int:
    """A day, later ones more often: more is promised, and found, as the years go by."""
    return int(DAYS * chance.draw() ** 0.6)


def written(number: int, chance: Chance) -> str:
    """The day as a source would give it: the day itself, or only its month or year, roughly, or as an interval."""
    day = day_of(number)
    precision = chance.draw()
    if precision < 0.62:
        return day.isoformat()
    if precision < 0.82:
        return f"{day:%Y-%m}"
    if precision < 0.89:
        return f"{day:%Y}"
    if precision < 0.93:
        return f"{day.isoformat()}~"
    if precision < 0.96:
        return f"{day:%Y-%m}?"
    return f"{day.isoformat()}/{day + timedelta(days=5 + chance.below(60))}"


def exactly_or_month(number: int, chance: Chance) -> str:
    """The day or its month: what can be told from days a month away."""
    day = day_of(number)
    return f"{day:%Y-%m}" if chance.happens(0.2) else day.isoformat()
