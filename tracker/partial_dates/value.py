"""The partial date itself: what it may say, and the days it covers."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self

from .freeform import to_edtf
from .points import NotADateError
from .spans import refuse_fiscal_years
from .wording import DAY_FORMS, FORMS, MONTHS, in_words, quoted

FIRST_DAY: Final = date(1, 1, 1)
LAST_DAY: Final = date(9999, 12, 31)
LAST_YEAR: Final = 9998

POINT = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[~?%]?")
ONE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A year, a month, a day or a period, as exactly as it is known and no more.

    `text` is EDTF (ISO 8601-2): level 0 dates, `~` approximate, `?` uncertain, `%` both, and periods whose start or
    end may be open. `earliest` and `latest` are the first and last day covered, both included; doubt does not widen
    them, and an open end reaches to the end of the calendar. Dates sort by these two days.
    """

    earliest: date = field(init=False, repr=False)
    latest: date = field(init=False, repr=False)
    text: str

    def __post_init__(self) -> None:
        try:
            earliest, latest = bounds(self.text)
        except ValueError as reason:
            raise ValueError(f"{quoted(self.text)}: {reason}") from None
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The date that EDTF text states; ValueError says what is wrong with any other text."""
        return cls(text)

    @classmethod
    def read(cls, typed: str) -> Self:
        """The date a person typed in any usual way; ValueError when it could mean two days, or is none."""
        try:
            text = to_edtf(typed)
            bounds(text)
        except ValueError as reason:
            raise ValueError(f"{quoted(typed)}: {reason}") from None
        return cls(text)

    @property
    def is_approximate(self) -> bool:
        """Whether any part is marked `~` or `%`."""
        return "~" in self.text or "%" in self.text

    @property
    def is_uncertain(self) -> bool:
        """Whether any part is marked `?` or `%`."""
        return "?" in self.text or "%" in self.text

    @property
    def is_interval(self) -> bool:
        """Whether it is a period from one date to another, or with one end open."""
        return "/" in self.text

    @property
    def written(self) -> str:
        """The date in words, no more exact than it is: `15 November 2023`, `about April 2024`, `since 2019`."""
        return in_words(self.text)

    def __str__(self) -> str:
        return self.text


def bounds(text: str) -> tuple[date, date]:
    """First and last day that EDTF text covers; ValueError gives the reason why it is no such text."""
    start, slash, end = text.partition("/")
    if not slash:
        return point_bounds(text)
    if start == end == "..":
        raise ValueError("neither start nor end is given; leave the date empty when nothing is known.")
    if not all(point == ".." or POINT.fullmatch(point) for point in (start, end)):
        raise ValueError(correction_for(text))
    earliest = FIRST_DAY if start == ".." else point_bounds(start)[0]
    latest = LAST_DAY if end == ".." else point_bounds(end)[1]
    if latest < earliest:
        raise ValueError("this ends before it starts; write the earlier date first.")
    return earliest, latest


def point_bounds(point: str) -> tuple[date, date]:
    """First and last day of one year, month or day."""
    match = POINT.fullmatch(point)
    if match is None:
        raise ValueError(correction_for(point))
    year, month, day = int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)
    if not 1 <= year <= LAST_YEAR:
        raise ValueError(f"there is no year {match['year']} here; years run from 0001 to {LAST_YEAR}.")
    if not 1 <= month <= 12:
        refuse_fiscal_years(point)
        raise ValueError(f"there is no month {month:02}; months run from 01 to 12.")
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise ValueError(f"there is no day {day:02} in {MONTHS[month - 1]} {year:04}, which has {length} days.")
    if match["day"]:
        return date(year, month, day), date(year, month, day)
    if match["month"]:
        return date(year, month, 1), date(year, month, length)
    return date(year, 1, 1), date(year, 12, 31)


def correction_for(text: str) -> str:
    """What would be right in place of text that is not EDTF: the same date if it can be seen, else the forms."""
    try:
        meant = to_edtf(text)
        bounds(meant)
    except NotADateError:
        return f"this is not a date; write {FORMS}."
    except ValueError as reason:
        return str(reason)
    return f"dates are kept as EDTF here; write {meant}."


def read_day(typed: str) -> date:
    """The one day a person typed in any usual way; ValueError when it could mean two, or is not exactly one."""
    try:
        text = to_edtf(typed)
        day = bounds(text)[0]
    except NotADateError:
        raise ValueError(f"{quoted(typed)}: this is not a day; write {DAY_FORMS}.") from None
    except ValueError as reason:
        raise type(reason)(f"{quoted(typed)}: {reason}") from None
    if not ONE_DAY.fullmatch(text):
        raise ValueError(f"{quoted(typed)}: this is not one certain day; write {DAY_FORMS}.")
    return day
