"""A text's paragraphs, counted from 1."""

import re
from dataclasses import dataclass

from .characters import BLANKS

# No browser or word processor breaks lines inside a paragraph; text files that do keep them shorter than this.
LONGEST_BROKEN_LINE = 100

LONGER_LINE = re.compile(rf"[^\n]{{{LONGEST_BROKEN_LINE + 1}}}")
EMPTY_LINES = re.compile(rf"\n[{BLANKS}]*\n")
LINE_END = re.compile(r"\n")
CONTENT = re.compile(rf"[^{BLANKS}](?:.*[^{BLANKS}])?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph by its number, and where it stands in the text, without the blanks around it."""

    number: int
    start: int
    end: int


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of the text: its lines that hold anything.

    Where no line is longer than 100 characters, lines are taken to be broken, and empty ones to part the paragraphs.
    """
    is_broken = EMPTY_LINES.search(text) and not LONGER_LINE.search(text)
    breaks = EMPTY_LINES if is_broken else LINE_END
    found: list[Paragraph] = []
    begin = 0
    for start, end in (*(one.span() for one in breaks.finditer(text)), (len(text), len(text))):
        if content := CONTENT.search(text, begin, start):
            found.append(Paragraph(len(found) + 1, *content.span()))
        begin = end
    return tuple(found)
