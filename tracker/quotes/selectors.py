"""A passage described so that it is found again: the Web Annotation Data Model's text quote and position selectors.

Positions count characters (Unicode code points) from 0; the end is the first character that is no longer part.
"""

from dataclasses import dataclass

# As many characters before and after as Hypothesis keeps.
CONTEXT = 32


@dataclass(frozen=True, kw_only=True)
class Selector:
    """A quote, what stood before and after it, and where it stood; of what is not known, nothing."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


def describe(text: str, start: int, end: int) -> Selector:
    """The selector of the passage from `start` to `end`."""
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )
