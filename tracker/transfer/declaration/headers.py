"""What the first row of a file may say."""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from tracker.transfer.declaration.header_words import column_by_words
from tracker.transfer.declaration.problems import NUL, NUL_SHOWN, Problem

# How like a column a header has to be spelt: more than that is another word.
MISSPELT = 0.75
PRIMARY_KEYS = frozenset({"id", "pk"})
MISSING_KEY = "this column is missing, and it says which record a row is about."


class Header(list[str]):
    """The names of a file's columns in their order; `line` is the line that they stand on."""

    def __init__(self, names: Iterable[str] = (), line: int = 1) -> None:
        super().__init__(names)
        self.line = line


def header_problems(headers: Sequence[str], allowed: Sequence[str], keys: Sequence[str]) -> list[Problem]:
    """Every reason why a file with these headers cannot be imported; `keys` are columns that must be among them."""
    line = headers.line if isinstance(headers, Header) else 1
    problems = [
        Problem(reason, line=line, column=f"column {position}", value=header.replace(NUL, NUL_SHOWN), of_header=True)
        for position, header in enumerate(headers, start=1)
        if (reason := _wrong_with(header, allowed))
    ]
    problems += [
        Problem("this column appears in the file more than once; keep one.", line=line, column=header, of_header=True)
        for header, count in Counter(headers).items()
        if count > 1 and header in allowed
    ]
    problems += [Problem(MISSING_KEY, line=line, column=key, of_header=True) for key in keys if key not in headers]
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
    meant = column_by_words(header, allowed)
    nearest = [meant] if meant else get_close_matches(header.strip().lower(), allowed, n=1, cutoff=MISSPELT)
    if nearest:
        return f"there is no such column; did you mean {nearest[0]}?"
    return f"there is no such column; the columns are: {', '.join(allowed)}."
