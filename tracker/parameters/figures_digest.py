"""The digest of the figures that a permanent link was made for, as its address names it (`figures=`)."""

import re
from collections.abc import Mapping

from tracker.parameters.filters import Problem, shortened

NAME = "figures"
# Hexadecimal digits of SHA-256 that a link carries: enough that no two views meet by chance.
DIGITS = 32
# Before the digits where they are of the numbers of a view, and not of where each of its commitments stands.
OF_NUMBERS = "n"
WRITTEN = re.compile(rf"{OF_NUMBERS}?[0-9a-f]{{{DIGITS}}}")


def parse_digest(query: Mapping[str, str]) -> str:
    """The digest of figures in the query string; empty when there is none, or it is malformed."""
    cited = query.get(NAME, "").strip()
    return cited if WRITTEN.fullmatch(cited) else ""


def digest_problems(query: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problem of a malformed digest; empty when there is none."""
    cited = query.get(NAME, "").strip()
    if not cited or parse_digest(query):
        return ()
    return (
        Problem(
            NAME,
            shortened(cited),
            f"This part of a permanent link has {DIGITS} digits from 0 to f, maybe after {OF_NUMBERS}; copy it whole.",
        ),
    )
