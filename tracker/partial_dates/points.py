"""One year, month or day as a person types it, complete or as one end of a period."""

import re
from dataclasses import dataclass, replace

from .wording import MONTHS, TYPED_FORMS

MONTH_NUMBERS = {
    name: number
    for number, month in enumerate(map(str.lower, MONTHS), start=1)
    for name in (month, month[:3], month[:4] if month == "september" else month)
}

MARKED = re.compile(
    r"(?P<perhaps>(?:perhaps|possibly|probably|maybe) )?"
    r"(?P<about>(?:about|around|approximately|roughly|circa|ca|c) |(?:approx\.|ca\.|c\.|~) ?)?"
    r"(?P<rest>.*?) ?(?P<sign>[~?%])?(?P<uncertain> ?\(uncertain\))?"
)

YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})")
WITHOUT_SEPARATORS = re.compile(r"(?P<year>[12][0-9]{3})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])")
IN_CHINESE = re.compile(r"(?P<year>[0-9]{4}) ?年(?: ?(?P<month>[0-9]{1,2}) ?月(?: ?(?P<day>[0-9]{1,2}) ?日)?)?")
YEAR_AND_MONTH = re.compile(r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{2})")
MONTH_AND_YEAR = re.compile(r"(?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})")
YEAR_LAST = re.compile(r"(?P<first>[0-9]{1,2})([-/.])(?P<second>[0-9]{1,2})\2(?P<year>[0-9]{4})")
SHORT_YEAR_IN_NUMBERS = re.compile(r"(?P<first>[0-9]{1,2})([-/.])(?P<second>[0-9]{1,2})\2(?P<third>[0-9]{2})")
# As spreadsheets show a day (15-Jan-24) and a month (Jan-24).
SHORT_YEAR = re.compile(r"(?:(?P<day>[0-9]{1,2})-)?(?P<month>[a-z]{3,9})-(?P<year>[0-9]{2})")
# What spreadsheets take for a year of this century; later ones may be of the last.
LAST_SHORT_YEAR = 29

BETWEEN_WORDS = re.compile(r"[ ,.-]+")
YEAR = re.compile(r"[0-9]{4}")
DAY = re.compile(r"(?P<number>[0-9]{1,2})(?:st|nd|rd|th)?")


@dataclass(frozen=True)
class Point:
    """What was said of a day: some of year, month and day, and the mark of doubt, one of `~ ? %` or empty."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    mark: str = ""

    def __str__(self) -> str:
        parts = [f"{self.year or 0:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts) + self.mark


def read_point(text: str) -> Point:
    """What the text says; ValueError when that is nothing, or could be two days."""
    marked = MARKED.fullmatch(text)
    if marked is None:
        raise not_a_date()
    rest, sign = marked["rest"], marked["sign"] or ""
    approximate = bool(marked["about"]) or sign in ("~", "%")
    uncertain = bool(marked["perhaps"] or marked["uncertain"]) or sign in ("?", "%")
    mark = "%" if approximate and uncertain else "~" if approximate else "?" if uncertain else ""
    return replace(read_numbers(rest) or read_words(rest), mark=mark)


def read_numbers(text: str) -> Point | None:
    """A date written in numbers with one separator; None when it is not."""
    for pattern in (YEAR_FIRST, WITHOUT_SEPARATORS, IN_CHINESE, YEAR_AND_MONTH, MONTH_AND_YEAR):
        if match := pattern.fullmatch(text):
            said = {name: int(number) for name, number in match.groupdict().items() if number}
            return Point(said["year"], said.get("month"), said.get("day"))
    if match := YEAR_LAST.fullmatch(text):
        return read_year_last(int(match["first"]), int(match["second"]), int(match["year"]))
    if match := SHORT_YEAR_IN_NUMBERS.fullmatch(text):
        return read_short_numbers(match["first"], match["second"], match["third"])
    if (match := SHORT_YEAR.fullmatch(text)) and match["month"] in MONTH_NUMBERS:
        day = int(match["day"]) if match["day"] else None
        return Point(whole_year(match["year"]), MONTH_NUMBERS[match["month"]], day)
    return None


def whole_year(short: str) -> int:
    """The year of this century that two digits stand for, as spreadsheets read them; refused where it is not sure."""
    if int(short) > LAST_SHORT_YEAR:
        raise TwoDaysError(f"the year could be 19{short} or 20{short}; write it in full.")
    return 2000 + int(short)


def read_short_numbers(first: str, second: str, third: str) -> Point:
    """The day of `11/15/23`, if only one order of day, month and year can be meant."""
    readings = {
        (f"20{year}", month.zfill(2), day.zfill(2))
        for year, month, day in ((third, first, second), (third, second, first), (first, second, third))
        if len(year) == 2 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    }
    if not readings:
        raise not_a_date()
    if len(readings) > 1:
        raise TwoDaysError(
            f"this could be {' or '.join(sorted(map('-'.join, readings)))}; write the day that is meant."
        )
    ((year, month, day),) = readings
    return Point(whole_year(year[2:]), int(month), int(day))


def read_year_last(first: int, second: int, year: int) -> Point:
    """The day of `15/11/2023` or `11/15/2023`; `03/04/2023` is refused, since countries read it differently."""
    month_first, day_first = Point(year, first, second), Point(year, second, first)
    if first > 12:
        return day_first
    if second > 12 or first == second or 0 in (first, second):
        return month_first
    raise TwoDaysError(
        f"this could be {first} {MONTHS[second - 1]} or {second} {MONTHS[first - 1]} {year}; "
        f"write {day_first} or {month_first}."
    )


def read_words(text: str) -> Point:
    """A date with its month named, or a year alone, its words in any order."""
    said: dict[str, int] = {}
    for word in filter(None, BETWEEN_WORDS.split(text)):
        if word in ("the", "of"):
            continue
        if word in MONTH_NUMBERS:
            part, number = "month", MONTH_NUMBERS[word]
        elif YEAR.fullmatch(word):
            part, number = "year", int(word)
        elif day := DAY.fullmatch(word):
            part, number = "day", int(day["number"])
        else:
            raise not_a_date()
        if part in said:
            raise not_a_date()
        said[part] = number
    return Point(said.get("year"), said.get("month"), said.get("day"))


class TwoDaysError(ValueError):
    """The text could be either of two days, or of two stretches of time."""


class NotADateError(ValueError):
    """No date can be seen in the text."""


def not_a_date() -> NotADateError:
    """The error for text in which no date can be seen, with the forms that people type."""
    return NotADateError(f"this is not a date; write {TYPED_FORMS}.")
