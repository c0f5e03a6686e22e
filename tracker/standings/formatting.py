"""Dates, durations, counts and percentages in words."""

from datetime import date
from math import floor

from tracker.partial_dates import PartialDate


def when(day: PartialDate | None) -> str:
    """The day of an event in words; a period in which it fell is "between" its ends."""
    if day is None:
        return "on a date not stated"
    start, slash, end = day.text.partition("/")
    if not slash or ".." in (start, end):
        return day.written
    first = str(int(start[8:])) if both_in_one_month(start, end) else PartialDate.parse(start).written
    return f"between {first} and {PartialDate.parse(end).written}"


def both_in_one_month(start: str, end: str) -> bool:
    """Whether two points are days of one month, so that the month need be named once."""
    return len(start) == 10 and start[:8] == end[:8]


def full_date(day: date) -> str:
    """A full date: `15 November 2023`."""
    return PartialDate.parse(day.isoformat()).written


def month_and_year(day: date) -> str:
    """The month of a day: `November 2023`."""
    return PartialDate.parse(day.isoformat()[:7]).written


def count_with_noun(number: int, one: str, many: str = "") -> str:
    """A number with its noun, in the plural but for 1: `1 day`, `2,000 days`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percentage(percent: float) -> str:
    """A percentage (0 to 100) in whole per cent, never rounded to none or all: `63%`, `0.4%`, `<0.1%`, `>99.9%`."""
    if 0 < percent < 0.1:
        return "<0.1%"
    if 99.9 < percent < 100:
        return ">99.9%"
    places = 1 if 0 < percent < 1 or 99 < percent < 100 else 0
    return f"{floor(percent * 10**places + 0.5) / 10**places:.{places}f}%".replace(".0%", "%")


def age(since: date, until: date) -> str:
    """The time between two days in whole years and months, or in days when less than a month: `2 years 7 months`."""
    months = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    if months < 1:
        return count_with_noun(max((until - since).days, 0), "day")
    years, rest = divmod(months, 12)
    parts = [count_with_noun(years, "year")] if years else []
    if rest:
        parts.append(count_with_noun(rest, "month"))
    return " ".join(parts)
