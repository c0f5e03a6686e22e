"""Understanding dates as people type them: `Apr 2024`, `November 15, 2023`, `about 30 Jan 2024`, `15 to 17 Nov 2023`.

Nothing is guessed. What could mean two days, or lacks its year, is refused with a message that says what to write.
The result is EDTF text of the right shape; whether such a day exists is for `value` to say.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from .wording import MONTHS

LONGEST = 80
FORMS = "a year (2023), a month (2023-11), a day (2023-11-15) or a period (2022-08/2023-11)"

EDTF_SHAPE = re.compile(r"[0-9]{4}[0-9~?%.-]*(/[0-9~?%.-]+)?|\.\./[0-9~?%.-]+")
DASHES = re.compile(r"[‐‑‒–—−]")
MONTH_NUMBERS = {
    name: number
    for number, month in enumerate(MONTHS, start=1)
    for name in (month.lower(), month[:3].lower(), "sept" if number == 9 else month.lower())
}

APPROXIMATE = re.compile(r"^(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|c\.) *|^~ *|~$")
UNCERTAIN = re.compile(r"^(?:perhaps|possibly|probably|maybe) +| *(?:\(uncertain\)|, uncertain|\?)$")
BOTH = re.compile(r"%$")

SINCE = re.compile(r"^(?:since|from) (?P<start>.+)$|^(?P<begun>.+) onwards?$")
UNTIL = re.compile(r"^(?:until|till|up to) (?P<end>.+)$")
FROM_TO = re.compile(r"^(?:from )?(?P<start>.+?) (?:to|until|till|through|-) (?P<end>.+)$")
YEARS = re.compile(r"^(?P<start>[0-9]{4}) ?- ?(?P<end>[0-9]{4})$")
DAYS = re.compile(r"^(?P<start>(?:[a-z]+\.? )?[0-9]{1,2}) ?- ?(?P<end>[0-9]{1,2}(?:,? [a-z]+\.?)?,? [0-9]{4})$")

YEAR_FIRST = re.compile(r"^(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})$")
YEAR_AND_MONTH = re.compile(r"^(?P<year>[0-9]{4})-(?P<month>[0-9]{2})$")
MONTH_AND_YEAR = re.compile(r"^(?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})$")
YEAR_LAST = re.compile(r"^(?P<first>[0-9]{1,2})(?P<mark>[-/.])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})$")
SHORT_YEAR = re.compile(r"^[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}$")
WORD = re.compile(r"[a-z]+|[0-9]+(?:st|nd|rd|th)?")
SEPARATORS = re.compile(r"^[ ,.-]*$")


@dataclass(frozen=True)
class Point:
    """One end of what was typed; in a period an end may lean on the other for its year or month."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    mark: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it stands without another's help."""
        return self.year is not None and (self.day is None or self.month is not None)

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts) + self.mark


def quoted(text: str) -> str:
    """The text as an error message names it, shortened when long."""
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"


def not_understood(text: str) -> ValueError:
    """The error for text in which no date can be seen."""
    return ValueError(f"{quoted(text)} is not a date. Write {FORMS}; add ~ for about, ? for uncertain, % for both.")


def to_edtf(typed: str) -> str:
    """EDTF text for what a person typed; ValueError when it means nothing, or could mean two things."""
    text = " ".join(unicodedata.normalize("NFKC", DASHES.sub("-", typed[: LONGEST + 1])).lower().split())
    if len(typed) > LONGEST or not text:
        raise not_understood(typed)
    if EDTF_SHAPE.fullmatch(text) and not YEARS.match(text) and not YEAR_FIRST.match(text):
        return text
    if since := SINCE.match(text):
        if not FROM_TO.match(text):
            return f"{whole_point(since['start'] or since['begun'], typed)}/.."
    if until := UNTIL.match(text):
        return f"../{whole_point(until['end'], typed)}"
    for period in (YEARS, DAYS, FROM_TO):
        if ends := period.match(text):
            return "/".join(str(point) for point in both_ends(ends["start"], ends["end"], typed))
    return str(whole_point(text, typed))


def both_ends(start: str, end: str, typed: str) -> tuple[Point, Point]:
    """The two ends of a period, each completed from the other: `15 to 17 November 2023`, `November 15-17, 2023`."""
    first, last = read_point(start, typed), read_point(end, typed)
    if first.day is not None and first.month is None:
        first = replace(first, month=last.month)
    if last.day is not None and last.month is None:
        last = replace(last, month=first.month)
    if first.year is None:
        first = replace(first, year=last.year)
    if not (first.is_whole and last.is_whole):
        raise not_understood(typed)
    return first, last


def whole_point(text: str, typed: str) -> Point:
    """A year, month or day that says all of itself."""
    point = read_point(text, typed)
    if not point.is_whole:
        raise not_understood(typed)
    return point


def read_point(text: str, typed: str) -> Point:
    """A year, month or day, perhaps in part, with its mark of doubt."""
    text, both = BOTH.subn("", text)
    approximate = uncertain = 0
    for _ in range(2):
        text, marks = UNCERTAIN.subn("", text)
        uncertain += marks
        text, marks = APPROXIMATE.subn("", text)
        approximate += marks
    mark = "%" if both or (approximate and uncertain) else "~" if approximate else "?" if uncertain else ""
    return replace(read_numbers(text, typed) or read_words(text, typed), mark=mark)


def read_numbers(text: str, typed: str) -> Point | None:
    """A date in numbers alone, or None when it is not one."""
    if match := YEAR_FIRST.match(text) or YEAR_AND_MONTH.match(text) or MONTH_AND_YEAR.match(text):
        return Point(**{name: int(part) for name, part in match.groupdict().items() if name != "mark"})
    if match := YEAR_LAST.match(text):
        return day_of_numbers(int(match["first"]), int(match["second"]), int(match["year"]), typed)
    if SHORT_YEAR.match(text):
        raise ValueError(f"{quoted(typed)} leaves the century open; write the year with four digits: 2023-11-15.")
    return None


def day_of_numbers(first: int, second: int, year: int, typed: str) -> Point:
    """The day of `15/11/2023` or `11/15/2023`; `03/04/2023` is refused, since countries read it differently."""
    as_european, as_american = Point(year, second, first), Point(year, first, second)
    if first == second or second > 12:
        return as_american
    if first > 12:
        return as_european
    raise ValueError(
        f"{quoted(typed)} could be {first} {MONTHS[second - 1]} or {second} {MONTHS[first - 1]} {year}; "
        f"write {as_european} or {as_american}."
    )


def read_words(text: str, typed: str) -> Point:
    """A date with its month named, or a year alone, in any order."""
    words = WORD.findall(text)
    if not words or not SEPARATORS.match(WORD.sub("", text)):
        raise not_understood(typed)
    years = [int(word) for word in words if re.fullmatch(r"[0-9]{4}", word)]
    days = [int(word.rstrip("stndrh")) for word in words if re.fullmatch(r"[0-9]{1,2}(?:st|nd|rd|th)?", word)]
    months = [MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS]
    if len(days) == 2 and months and not years:
        raise ValueError(f"{quoted(typed)} leaves the century open; write the year with four digits: 15 Nov 2023.")
    named = len(years) + len(days) + len(months)
    if named != len([word for word in words if word not in ("the", "of")]) or max(map(len, (years, days, months))) > 1:
        raise not_understood(typed)
    return Point(*(found[0] if found else None for found in (years, months, days)))
