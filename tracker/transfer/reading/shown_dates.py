"""Dates and numbers of a workbook as their cells show them.

Who types `Jan 2025` or `2025-01` into Excel is shown `Jan-25`, and what is kept is the first of January; who types
`15 Jan` gets the year of that day. A cell shown without a day is a month, and without a month a year, whatever day is
kept behind it: many make up the last of a month. (ECMA-376, 18.8.30: d, m and y are day, month and year.)
"""

import re
from datetime import datetime
from typing import Any

from openpyxl.utils.datetime import from_excel

from tracker.transfer.reading.table import RefusedCell

# In the format of a number: text in quotes, what stands in brackets, and what is escaped or only as wide as something.
NO_PART_OF_A_DATE = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')

# Formats that Excel in Chinese, Japanese or Korean has without writing them into the file (ECMA-376, 18.8.30), by
# number. openpyxl 3.1.5 takes their dates for plain numbers. What they show differs from language to language.
WHOLE_DAYS = frozenset((30, 31))
MONTHS_OR_DAYS = frozenset((27, 36, 50, 52, 57))
PERHAPS_WITHOUT_YEAR = frozenset((28, 29, 51, 53, 54, 58))
EAST_ASIAN = WHOLE_DAYS | MONTHS_OR_DAYS | PERHAPS_WITHOUT_YEAR
# A number that is a name: 7 shown as 007.
ONLY_ZEROS = re.compile("0{2,15}")


def as_shown(cell: Any) -> object:
    """The value of a cell; text where the cell shows a month, a year or a number with zeros before it.

    Refused is one that shows no year, or whose format shows a month here and a day there.
    """
    if isinstance(cell.value, datetime):
        return date_shown(cell.value, str(cell.number_format))
    if isinstance(cell.value, (int, float)) and cell.style_array.numFmtId in EAST_ASIAN:
        return east_asian(cell.value, cell.style_array.numFmtId, cell.parent.parent.epoch)
    if isinstance(cell.value, int) and cell.value >= 0 and ONLY_ZEROS.fullmatch(str(cell.number_format)):
        return str(cell.value).zfill(len(cell.number_format))
    return cell.value


def date_shown(moment: datetime, number_format: str) -> object:
    """The date no more exactly than a format shows it."""
    shown = set(NO_PART_OF_A_DATE.sub("", number_format.lower().split(";")[0])) & set("dmyhs")
    if not shown & set("dmy") or shown & set("hs"):
        return moment
    if "y" not in shown:
        return without_year(moment)
    if "d" in shown:
        return moment
    return f"{moment:%Y-%m}" if "m" in shown else f"{moment:%Y}"


def hidden_day(cell: Any, read: object) -> str:
    """What a cell holds beyond what it shows, as `B2 (2025-06-30, read as 2025-06)`; empty where that is nothing.

    The first of a month or year is what a spreadsheet makes of one that was typed without a day.
    """
    if not isinstance(cell.value, datetime) or not isinstance(read, str):
        return ""
    if f"{cell.value:%Y-%m-%d}" == f"{read}-01-01"[:10]:
        return ""
    return f"{cell.coordinate} ({cell.value:%Y-%m-%d}, read as {read})"


def east_asian(number: float, format_number: int, epoch: datetime) -> object:
    """The date that stands behind a number in a format of Chinese, Japanese or Korean."""
    try:
        moment = from_excel(number, epoch)
    except (OverflowError, ValueError):
        return number
    if not isinstance(moment, datetime):
        return number
    if format_number in PERHAPS_WITHOUT_YEAR:
        return without_year(moment)
    if format_number in MONTHS_OR_DAYS and moment.day == 1:
        return RefusedCell(
            f"{moment:%Y-%m-%d}",
            f"the cell shows a month in Excel in Chinese, and a day in others; write {moment:%Y-%m} or "
            f"{moment:%Y-%m-%d}, as text.",
        )
    return moment


def without_year(moment: datetime) -> RefusedCell:
    """A day whose year the spreadsheet made up."""
    return RefusedCell(
        f"{moment:%Y-%m-%d}",
        "the cell shows a day without its year, and the spreadsheet made one up; write it in full, as text.",
    )
