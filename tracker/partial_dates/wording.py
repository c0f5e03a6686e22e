"""Partial dates in words."""

from typing import Final

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
LONGEST_QUOTATION: Final = 40
FORMS: Final = (
    "a year (2023), a month (2023-11), a day (2023-11-15) or a period (2022-08/2023-11, 2022-08/..), "
    "with ~ for about, ? for uncertain, % for both"
)
TYPED_FORMS: Final = (
    "a year (2023), a month (June 2025 or 2025-06), a day (15 June 2025 or 2025-06-15) or a period "
    "(Aug 2022 to Nov 2023, since Aug 2022, by June 2025), with about or perhaps before what is not sure"
)
DAY_FORMS: Final = "the day with its month and full year (15 June 2025 or 2025-06-15)"


def in_words(text: str) -> str:
    """Valid EDTF text in English words, no more exact than it is."""
    start, slash, end = text.partition("/")
    if not slash:
        return point_in_words(text)
    if end == "..":
        return f"since {point_in_words(start)}"
    if start == "..":
        return f"until {point_in_words(end)}"
    return f"{start_in_words(start, end)} to {point_in_words(end)}"


def start_in_words(start: str, end: str) -> str:
    """The start of a period, without the year or month that its end says anyway: `15` to 17 November 2023."""
    written = point_in_words(start)
    if len(start) != len(end) or start == end or not (start[-1] + end[-1]).isdigit():
        return written
    if start[:7] == end[:7]:
        return written.split(" ")[0]
    if start[:4] == end[:4]:
        return written.rpartition(" ")[0]
    return written


def point_in_words(point: str) -> str:
    """One year, month or day in words, with its mark of doubt."""
    year, *rest = point.rstrip("~?%").split("-")
    words = [year]
    if rest:
        words.insert(0, MONTHS[int(rest[0]) - 1])
    if len(rest) == 2:
        words.insert(0, str(int(rest[1])))
    written = " ".join(words)
    if point[-1] in "~%":
        written = f"about {written}"
    if point[-1] in "?%":
        written = f"{written} (uncertain)"
    return written


def quoted(text: str) -> str:
    """The text as an error message names it, shortened when long."""
    shown = text if len(text) <= LONGEST_QUOTATION else text[: LONGEST_QUOTATION - 1] + "…"
    return f"“{shown}”"
