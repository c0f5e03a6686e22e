"""The partial date itself: what it may say, and the days it covers."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from . import reading
from .wording import MONTHS, in_words, quoted

FIRST_DAY = date(1, 1, 1)
LAST_DAY = date(9999, 12, 31)
LAST_YEAR = 9998

POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[~?%]?"
)


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A year, a month, a day or a period, as exactly as it is known and no more.

    `earliest` and `latest` are the first and last day it covers, both included. They are not widened for
    `~` (approximate), `?` (uncertain) or `%` (both). An open end reaches to the first or last day of the calendar.
    """

    earliest: date = field(init=False, repr=False)
    latest: date = field(init=False, repr=False)
    text: str

    def __post_init__(self) -> None:
        earliest, latest = bounds(self.text)
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value of EDTF text; ValueError says what is wrong with anything else."""
        return cls(text)

    @classmethod
    def read(cls, text: str) -> Self:
        """The value of what a person typed, such as `Apr 2024`; ValueError when it could mean two days, or none."""
        return cls(reading.to_edtf(text))

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
        """Whether it is a period with a start and an end, one of which may be open."""
        return "/" in self.text

    @property
    def written(self) -> str:
        """The date in words, with the precision it is known to: `15 November 2023`, `about April 2024`."""
        return in_words(self.text)

    def __str__(self) -> str:
        return self.text


def bounds(text: str) -> tuple[date, date]:
    """First and last day that EDTF text covers; ValueError says what is wrong with anything else."""
    if "/" not in text:
        return point_bounds(text, text)
    start, _, end = text.partition("/")
    if start == end == "..":
        raise ValueError(f"{quoted(text)} has neither start nor end; leave the date empty when nothing is known.")
    earliest = FIRST_DAY if start == ".." else point_bounds(start, text)[0]
    latest = LAST_DAY if end == ".." else point_bounds(end, text)[1]
    if latest < earliest:
        raise ValueError(f"{quoted(text)} ends before it starts; write the earlier date first.")
    return earliest, latest


def point_bounds(point: str, text: str) -> tuple[date, date]:
    """First and last day of one year, month or day; an error names the whole `text` it stands in."""
    match = POINT.fullmatch(point)
    if match is None:
        raise ValueError(what_is_wrong_with(text))
    year, month, day = int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)
    if not 1 <= year <= LAST_YEAR:
        raise ValueError(f"{quoted(text)}: the year must lie between 0001 and {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise ValueError(f"{quoted(text)}: there is no month {month:02}; months run from 01 to 12.")
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise ValueError(f"{quoted(text)}: there is no day {day:02} in {MONTHS[month - 1]} {year:04}; it has {length}.")
    earliest = date(year, month, day)
    if match["day"]:
        return earliest, earliest
    if match["month"]:
        return earliest, date(year, month, length)
    return earliest, date(year, 12, 31)


def what_is_wrong_with(text: str) -> str:
    """The message for text that is not EDTF: how to write the date if it can be seen, else what a date looks like."""
    try:
        meant = reading.to_edtf(text)
        bounds(meant)
    except ValueError as error:
        return str(error)
    return f"{quoted(text)} is not written as a partial date; write {meant}."
