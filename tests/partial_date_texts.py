"""Texts of partial dates, right and wrong, drawn by hypothesis."""

from datetime import date

from hypothesis import strategies as st

from tracker.partial_dates import PartialDate

DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31)) | st.dates(date(1990, 1, 1), date(2030, 12, 31))
MARKS = st.sampled_from(["", "", "~", "?", "%"])
STORABLE = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])


@st.composite
def points(draw: st.DrawFn) -> str:
    """A year, month or day that exists, perhaps marked."""
    day = draw(DAYS).isoformat()
    return day[: draw(st.sampled_from([4, 7, 10]))] + draw(MARKS)


@st.composite
def periods(draw: st.DrawFn) -> str:
    """A period, perhaps open at one end, its start not after its end."""
    start, end = draw(points()), draw(points())
    opened = draw(st.sampled_from(["neither", "start", "end"]))
    if opened == "start":
        return f"../{end}"
    if opened == "end":
        return f"{start}/.."
    if PartialDate(end).latest < PartialDate(start).earliest:
        start, end = end, start
    return f"{start}/{end}"


def valid() -> st.SearchStrategy[str]:
    """EDTF text of the forms that are kept."""
    return points() | periods()


def near_misses() -> st.SearchStrategy[str]:
    """Text that looks like a partial date, and seldom is one."""
    number = st.sampled_from(["0000", "0001", "9998", "9999", "1900", "2000", "2023", "2024", "00", "02", "13", "4"])
    piece = number | st.sampled_from(
        ["-", "-02-29", "-02-30", "-04-31", "-06", "-12-31", "/", "..", "~", "?", "%", " ", "\n"]
    )
    return st.lists(piece, max_size=7).map("".join)


def hostile() -> st.SearchStrategy[str]:
    """Any text that a database can be given, much of it close to a date."""
    broken = st.tuples(valid(), st.integers(0, 24), st.text(STORABLE, max_size=2)).map(
        lambda drawn: drawn[0][: drawn[1]] + drawn[2] + drawn[0][drawn[1] :]
    )
    return near_misses() | broken | st.text(STORABLE, max_size=30)
