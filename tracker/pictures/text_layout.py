"""Layout of text in SVG, which breaks no lines by itself: estimated widths, wrapping, and the places of lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import east_asian_width

# How wide letters are for their height, a little more than in Arial and its like; the last are those of East Asia.
THIN, COMMON, BROAD, SQUARE = 0.3, 0.55, 0.75, 1.0
THIN_LETTERS = frozenset(" .,:;!|'’/()[]-ijlft")
BROAD_LETTERS = frozenset("mwABCDEGHKMNOPQRSUVWXY@%&—…")
LEADING = 1.25
CUT = "…"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of text and where its baseline begins, in pixels."""

    x: float
    y: float
    text: str


def width_of(text: str, size: float) -> float:
    """The estimated width of the text in pixels at that font size."""
    return size * sum(map(letter_width, text))


def letter_width(letter: str) -> float:
    """The estimated width of a letter as a share of the font size."""
    if east_asian_width(letter) in "FW":
        return SQUARE
    if letter in THIN_LETTERS:
        return THIN
    return BROAD if letter in BROAD_LETTERS else COMMON


def wrap(text: str, *, width: float, size: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines of that width in pixels; the last ends with an ellipsis
    where it does not fit.
    """
    lines: list[str] = []
    for word in pieces(text, width, size):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], truncate(" ".join(lines[most - 1 :]), width, size))


def pieces(text: str, width: float, size: float) -> Iterable[str]:
    """The words of the text, those wider than a line broken into parts."""
    for word in text.split():
        rest = word
        while width_of(rest, size) > width:
            fitting = fitting_length(rest, width, size)
            yield rest[:fitting]
            rest = rest[fitting:]
        yield rest


def truncate(text: str, width: float, size: float) -> str:
    """The text, cut off with an ellipsis where it is wider than `width` pixels."""
    if width_of(text, size) <= width:
        return text
    return text[: fitting_length(text, width - width_of(CUT, size), size)].rstrip() + CUT


def fitting_length(text: str, width: float, size: float) -> int:
    """How many letters of the text fit into that width, at least 1."""
    reached = 0.0
    for number, letter in enumerate(text):
        reached += width_of(letter, size)
        if reached > width:
            return max(number, 1)
    return len(text)


def stacked_lines(lines: Iterable[str], *, x: float, first: float, size: float) -> tuple[Line, ...]:
    """Lines below each other; `first` is the baseline of the first, in pixels."""
    return tuple(Line(x=x, y=round(first + row * size * LEADING, 1), text=line) for row, line in enumerate(lines))


def centred_lines(text: str, *, x: float, middle: float, width: float, size: float) -> tuple[Line, ...]:
    """The text in one or two lines, centred vertically on `middle`."""
    lines = wrap(text, width=width, size=size, most=2)
    above = (len(lines) - 1) * size * LEADING / 2
    return stacked_lines(lines, x=x, first=middle - above + size * 0.35, size=size)
