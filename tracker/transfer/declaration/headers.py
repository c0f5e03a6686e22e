"""What the first row of a file may say."""

from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches

from tracker.transfer.declaration.problems import NUL, NUL_SHOWN, Problem

PRIMARY_KEYS = frozenset({"id", "pk"})


def header_problems(headers: Sequence[str], allowed: Sequence[str], keys: Sequence[str]) -> list[Problem]:
    """Every reason why a file with these headers cannot be imported; `keys` are columns that must be among them."""
    problems = [
        Problem(reason, line=1, column=f"column {position}", value=header.replace(NUL, NUL_SHOWN))
        for position, header in enumerate(headers, start=1)
        if (reason := _wrong_with(header, allowed))
    ]
    problems += [
        Problem("this column appears in the file more than once; keep one.", line=1, column=header)
        for header, count in Counter(headers).items()
        if count > 1 and header in allowed
    ]
    problems += [
        Problem("this column is missing, and it says which record a row is about.", line=1, column=key)
        for key in keys
        if key not in headers
    ]
    return problems


def _wrong_with(header: str, allowed: Sequence[str]) -> str:
    """Why one header cannot be taken; nothing when it can."""
    if header in allowed:
        return ""
    if not header.strip():
        return "the column has no name; name it or remove it."
    if header.strip() in allowed:
        return f"there are spaces around the name; write {header.strip()}."
    if header.strip().lower() in PRIMARY_KEYS:
        return "primary keys are not taken; records are named by ref."
    nearest = get_close_matches(header.strip().lower(), allowed, n=1)
    if nearest:
        return f"there is no such column; did you mean {nearest[0]}?"
    return f"there is no such column; the columns are: {', '.join(allowed)}."
