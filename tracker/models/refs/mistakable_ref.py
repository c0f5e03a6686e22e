"""Refs that spreadsheets and statistics programs turn into other things: numbers, days, yes and no, nothing at all."""

import re

from tracker.models.refs.ref_from_text import LONGEST

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
MISTAKABLE = re.compile(
    r"[0-9]+(?:-[0-9]+){0,2}"  # 007 is 7, 3-5 is a day
    r"|[0-9]+e[0-9]+(?:-[0-9]+)?"  # 1e5 is 100000
    rf"|{MONTHS}-?[0-9]+(?:-[0-9]+)?|[0-9]+-?{MONTHS}(?:-?[0-9]+)?"  # march-5 is a day
    r"|true|false|yes|no|na|nan|null|none"
)


def is_mistakable(ref: str) -> bool:
    """Whether a program would read the ref as something else, and bring it back changed."""
    return bool(MISTAKABLE.fullmatch(ref))


def safe_base(base: str, kind: str) -> str:
    """The text that a new ref begins with, led by the kind of record where it, or it with a number, is mistakable."""
    return f"{kind}-{base}"[:LONGEST].strip("-") if is_mistakable(base) or is_mistakable(f"{base}-2") else base
