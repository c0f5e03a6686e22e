"""Understanding dates as people type them: `Apr 2024`, `about 30 Jan 2024`, `15 to 17 Nov 2023`, `since Aug 2022`.

For forms and files alike. Nothing is guessed: what lacks its year or could mean two days is refused. The result is
EDTF text of the right shape; whether there is such a day is for `value` to say.
"""

import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta

from .points import Point, not_a_date
from .spans import read_span, refuse_fiscal_years

LONGEST = 80

EDTF_POINT = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?"
EDTF = re.compile(rf"{EDTF_POINT}(/({EDTF_POINT}|\.\.))?|\.\./{EDTF_POINT}")

HYPHENS = re.compile(r"[‐‑]")
DASHES = re.compile(r" *[‒–—−] *")
TIGHT_PERIOD = re.compile(r"(?<!-)\b(?:([0-9]{1,2})-(?=[0-9]{1,2}[ ,])|([0-9]{4})-(?=[0-9]{4}$))")

# What programs that know only moments write for a day, and for a year that stands in a column with empty cells.
TIME_OF_DAY = re.compile(
    r"(?<=[0-9])(?:t| |, )(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)"
    r"(?: ?(?:z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}))?"
)
WHOLE_WITH_POINT = re.compile(r"(?P<year>[0-9]{4})\.0+")
# Days since 30 December 1899: 1954 to 2064.
SPREADSHEET_DAY = re.compile(r"[2-5][0-9]{4}")
SPREADSHEET_BEGAN = date(1899, 12, 30)

FROM_TO = re.compile(r"(?:from )?(?P<start>.+?) (?:to|until|till|through|-) (?P<end>.+)")
UNTIL = re.compile(r"(?:until|till|up to|by) (?P<end>.+)")
SINCE = re.compile(r"(?:since|from) (?P<start>.+?)(?: onwards?)?")
LIMIT = re.compile(r"(?:the )?(?:end|start|beginning|begin|year[ -]end)\b")
ONWARDS = re.compile(r"(?P<start>.+) onwards?")


def to_edtf(typed: str) -> str:
    """EDTF text for what a person typed; ValueError gives the reason when it means nothing, or could mean two days."""
    if len(typed) > LONGEST:
        raise not_a_date()
    text = without_midnight(tidied(typed))
    refuse_fiscal_years(text)
    if EDTF.fullmatch(text):
        return text
    refuse_spreadsheet_days(text)
    if until := UNTIL.fullmatch(text):
        return f"../{last_point(until['end'])}"
    if period := FROM_TO.fullmatch(text):
        start, end = completed(read_span(period["start"])[0], read_span(period["end"])[1])
        return f"{whole(start)}/{whole(end)}"
    if since := SINCE.fullmatch(text) or ONWARDS.fullmatch(text):
        return f"{whole(read_span(since['start'])[0])}/.."
    first, last = read_span(text)
    return str(whole(first)) if first == last else f"{whole(first)}/{whole(last)}"


def tidied(typed: str) -> str:
    """Lower case, single blanks, plain hyphens, and a blank on either side of the dash of a period."""
    spaced = DASHES.sub(" - ", HYPHENS.sub("-", typed))
    text = " ".join(unicodedata.normalize("NFKC", spaced).lower().split())
    return TIGHT_PERIOD.sub(r"\1\2 - ", text)


def completed(start: Point, end: Point) -> tuple[Point, Point]:
    """Both ends of a period, with the month or year that one says for the other: `November 15 - 17, 2023`."""
    if start.year is None:
        start = replace(start, year=end.year)
    if start.day is not None and start.month is None:
        start = replace(start, month=end.month)
    if end.day is not None and end.month is None:
        end = replace(end, month=start.month)
    return start, end


def whole(point: Point) -> Point:
    """The point, unless its year or month was left out."""
    if point.year is None or (point.day is not None and point.month is None):
        raise not_a_date()
    return point


def last_point(text: str) -> Point:
    """The last point of what was named as a limit: `by the end of 2024` is by its last day, and not about that."""
    point = whole(read_span(text)[1])
    return replace(point, mark="") if LIMIT.match(text) else point


def without_midnight(text: str) -> str:
    """The text without a time of day that is midnight; any other time is refused, with the day to write."""
    text = WHOLE_WITH_POINT.sub(r"\g<year>", text) if WHOLE_WITH_POINT.fullmatch(text) else text
    time = TIME_OF_DAY.search(text)
    if time is None or time.end() != len(text):
        return text
    day = text[: time.start()]
    if set(time["time"]) - set("0:.,"):
        raise ValueError(f"a date has no time of day here; write {to_edtf(day)}.")
    return day


def refuse_spreadsheet_days(text: str) -> None:
    """Raises ValueError for what may be the number that a spreadsheet keeps for a day."""
    if SPREADSHEET_DAY.fullmatch(text):
        day = SPREADSHEET_BEGAN + timedelta(days=int(text))
        raise ValueError(f"this is a number; if a spreadsheet made it of a day, write {day}.")
