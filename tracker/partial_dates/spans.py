"""A stretch of time as people name it, as its first and last point: `Q3 2024`, `second half of 2024`, `early 2025`.

What is named by something that differs from place to place (a season, a fiscal year) is refused with its readings.
"""

import re
from calendar import monthrange
from dataclasses import replace

from .points import Point, TwoDaysError, not_a_date, read_point

ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0}
NTH = "|".join(ORDINALS)
YEAR_PART = re.compile(
    rf"(?:(?:(?P<letter>[qh])(?P<number>[1-4])|(?P<number_first>[1-4])(?P<letter_last>[qh])"
    rf"|(?:the )?(?P<nth>{NTH}) (?P<word>quarter|half)(?: of)?)[ ,/-]*(?P<year>[0-9]{{4}})"
    r"|(?P<year_first>[0-9]{4})[ ,/-]*(?P<letter_second>[qh])(?P<number_second>[1-4]))"
)
MONTHS_IN = {"q": 3, "h": 6}
THIRD = re.compile(r"(?P<third>early|mid|middle of|late)[ -](?:the |in )?(?P<whole>.+)")
EDGE = re.compile(r"(?:the )?(?P<edge>start|beginning|begin|end)(?:[ -]of)?[ -](?:the )?(?P<whole>.+)")
YEAR_END = re.compile(r"(?:year[ -]end|end of year|end of the year),?[ -](?P<year>[0-9]{4})")
THIRDS = {"early": 0, "mid": 1, "middle of": 1, "late": 2}

SEASON = re.compile(
    r"(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)?,? (?P<year>[0-9]{4})(?:[-/][0-9]+)?"
)
NORTH = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
FISCAL = re.compile(
    r"(?:the )?(?:fy|fiscal year|financial year|academic year|school year) ?'?(?P<named>[0-9]{2,4})(?:[-/][0-9]{2,4})?"
    r"|(?P<year>[0-9]{4})(?P<sign>[-/])(?P<next>[0-9]{2})"
)


def read_span(text: str) -> tuple[Point, Point]:
    """The first and the last point that the text covers, the same for one point; ValueError as `read_point` says."""
    refuse_seasons(text)
    if part := YEAR_PART.fullmatch(text):
        return part_of_year(part)
    if year_end := YEAR_END.fullmatch(text):
        return edge_of(year_end["year"], "end")
    if third := THIRD.fullmatch(text):
        return third_of(read_point(third["whole"]), THIRDS[third["third"]])
    if edge := EDGE.fullmatch(text):
        return edge_of(edge["whole"], edge["edge"])
    point = read_point(text)
    return point, point


def part_of_year(part: "re.Match[str]") -> tuple[Point, Point]:
    """The first and last month of a quarter or a half."""
    year = int(part["year"] or part["year_first"])
    length = MONTHS_IN[(part["letter"] or part["letter_last"] or part["letter_second"] or part["word"])[0]]
    in_a_year = 12 // length
    number = part["number"] or part["number_first"] or part["number_second"]
    place = int(number) if number else ORDINALS[part["nth"]] or in_a_year
    if place > in_a_year:
        raise not_a_date()
    return Point(year, (place - 1) * length + 1), Point(year, place * length)


def third_of(point: Point, place: int) -> tuple[Point, Point]:
    """About the first, middle or last third of a year (four months) or month (ten days, the last to its end)."""
    if point.year is None or point.day is not None or point.mark:
        raise not_a_date()
    if point.month is None:
        return Point(point.year, place * 4 + 1, mark="~"), Point(point.year, place * 4 + 4, mark="~")
    last = (10, 20, length_of(point))[place]
    return replace(point, day=place * 10 + 1, mark="~"), replace(point, day=last, mark="~")


def edge_of(whole: str, edge: str) -> tuple[Point, Point]:
    """About the first or the last day of what the text covers."""
    first, last = read_span(whole)
    if first.year is None or first.day is not None or first.mark:
        raise not_a_date()
    if edge != "end":
        first = Point(first.year, first.month or 1, 1, "~")
        return first, first
    last = replace(last, month=last.month or 12)
    last = replace(last, day=length_of(last), mark="~")
    return last, last


def length_of(month: Point) -> int:
    """The days of the month."""
    if month.year is None or not 1 <= month.year <= 9998 or month.month is None or not 1 <= month.month <= 12:
        raise not_a_date()
    return monthrange(month.year, month.month)[1]


def refuse_seasons(text: str) -> None:
    """Raises TwoDaysError for a season: which months it has depends on the side of the equator."""
    season = SEASON.fullmatch(text)
    if season is None:
        return
    year, first = int(season["year"]), NORTH[season["season"]]
    raise TwoDaysError(
        f"this could be {three_months(year, first)} (north of the equator) or "
        f"{three_months(year, (first + 5) % 12 + 1)} (south of it); write the months."
    )


def three_months(year: int, first: int) -> str:
    """EDTF for three months from that month of the year."""
    last = first + 2
    return f"{year:04}-{first:02}/{year + (last > 12):04}-{(last - 1) % 12 + 1:02}"


def refuse_fiscal_years(text: str) -> None:
    """Raises TwoDaysError for `2024-25` and `FY 2024`: two years, or one that begins where a place has it begin."""
    fiscal = FISCAL.fullmatch(text)
    if fiscal is None:
        return
    if fiscal["named"]:
        raise TwoDaysError(
            "a fiscal or academic year begins in another month from place to place; "
            "write its months, such as 2024-10/2025-09."
        )
    year, following, is_month = int(fiscal["year"]), int(fiscal["next"]), 1 <= int(fiscal["next"]) <= 12
    if following == (year + 1) % 100 and not (fiscal["sign"] == "-" and is_month):
        month = f", the month {year:04}-{following:02}" if is_month else ""
        raise TwoDaysError(
            f"this could be the years {year:04}/{year + 1:04}{month} or a fiscal or academic year; "
            f"write {year:04}/{year + 1:04}, or the months, such as {year:04}-10/{year + 1:04}-09."
        )
    if fiscal["sign"] == "/" and is_month and following > year % 100:
        last = year - year % 100 + following
        raise TwoDaysError(
            f"this could be a month or some years; write {year:04}-{following:02} or {year:04}/{last:04}."
        )
