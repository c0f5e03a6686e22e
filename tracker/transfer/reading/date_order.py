"""Days in numbers that could be two, as countries write them: read in one order where a person has said which."""

import re

TWO_DAYS = re.compile(r"(?P<first>[0-9]{1,2})([-/.])(?P<second>[0-9]{1,2})\2(?P<year>[0-9]{4}|[0-2][0-9])")
MONTHS = 12


def could_be_two(text: str) -> bool:
    """Whether the numbers are a day and a month of which either could be either."""
    found = TWO_DAYS.fullmatch(text.strip())
    if found is None:
        return False
    first, second = int(found["first"]), int(found["second"])
    return first != second and 1 <= first <= MONTHS and 1 <= second <= MONTHS


def in_order(text: str, order: str) -> str:
    """The day in ISO 8601 where it could be two; else the text as it is."""
    found = TWO_DAYS.fullmatch(text.strip())
    if found is None or not could_be_two(text):
        return text
    year = found["year"] if len(found["year"]) > 2 else f"20{found['year']}"
    day, month = found["first"], found["second"]
    if order == "month_first":
        day, month = month, day
    return f"{year}-{month.zfill(2)}-{day.zfill(2)}"
