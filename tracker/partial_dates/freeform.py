"""Understanding dates as people type them: `Apr 2024`, `about 30 Jan 2024`, `15 to 17 Nov 2023`, `since Aug 2022`.

For forms: a file is read by `value.PartialDate.parse`, which takes EDTF alone. Nothing is guessed: what lacks its
year or could mean two days is refused. The result is EDTF text of the right shape; whether there is such a day is for
`value` to say.
"""

import re
import unicodedata
from dataclasses import replace

from .points import Point, not_a_date, read_point

LONGEST = 80

EDTF_POINT = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?"
EDTF = re.compile(rf"{EDTF_POINT}(/({EDTF_POINT}|\.\.))?|\.\./{EDTF_POINT}")

HYPHENS = re.compile(r"[‐‑]")
DASHES = re.compile(r" *[‒–—−] *")
TIGHT_PERIOD = re.compile(r"(?<!-)\b(?:([0-9]{1,2})-(?=[0-9]{1,2}[ ,])|([0-9]{4})-(?=[0-9]{4}$))")

FROM_TO = re.compile(r"(?:from )?(?P<start>.+?) (?:to|until|till|through|-) (?P<end>.+)")
UNTIL = re.compile(r"(?:until|till|up to|by) (?P<end>.+)")
SINCE = re.compile(r"(?:since|from) (?P<start>.+?)(?: onwards?)?")
ONWARDS = re.compile(r"(?P<start>.+) onwards?")


def to_edtf(typed: str) -> str:
    """EDTF text for what a person typed; ValueError gives the reason when it means nothing, or could mean two days."""
    if len(typed) > LONGEST:
        raise not_a_date()
    text = tidied(typed)
    if EDTF.fullmatch(text):
        return text
    if until := UNTIL.fullmatch(text):
        return f"../{whole(read_point(until['end']))}"
    if period := FROM_TO.fullmatch(text):
        start, end = completed(read_point(period["start"]), read_point(period["end"]))
        return f"{whole(start)}/{whole(end)}"
    if since := SINCE.fullmatch(text) or ONWARDS.fullmatch(text):
        return f"{whole(read_point(since['start']))}/.."
    return str(whole(read_point(text)))


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
