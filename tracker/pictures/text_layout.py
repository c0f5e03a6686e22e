"""Text in a picture, where nothing breaks lines by itself: how wide it is, about, and where its lines go."""

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
    """About how many pixels the text takes at that size."""
    return size * sum(map(letter_width, text))


def letter_width(letter: str) -> float:
    """How wide one letter is for its height."""
    if east_asian_width(letter) in "FW":
        return SQUARE
    if letter in THIN_LETTERS:
        return THIN
    return BROAD if letter in BROAD_LETTERS else COMMON


def wrap(text: str, *, width: float, size: float, most: int) -> tuple[str, ...]:
    """The text in at most so many lines of that width; what does not fit is cut and marked."""
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
    """The words of the text, those wider than a line in parts."""
    for word in text.split():
        rest = word
        while width_of(rest, size) > width:
            fitting = fitting_length(rest, width, size)
            yield rest[:fitting]
            rest = rest[fitting:]
        yield rest


def truncate(text: str, width: float, size: float) -> str:
    """As much of the text as fits, and the mark that some of it does not."""
    if width_of(text, size) <= width:
        return text
    return text[: fitting_length(text, width - width_of(CUT, size), size)].rstrip() + CUT


def fitting_length(text: str, width: float, size: float) -> int:
    """How many letters of the text fit, and one at least."""
    reached = 0.0
    for number, letter in enumerate(text):
        reached += width_of(letter, size)
        if reached > width:
            return max(number, 1)
    return len(text)


def stacked_lines(lines: Iterable[str], *, x: float, first: float, size: float) -> tuple[Line, ...]:
    """Lines under each other; `first` is the baseline of the first."""
    return tuple(Line(x=x, y=round(first + row * size * LEADING, 1), text=line) for row, line in enumerate(lines))


def centred_lines(text: str, *, x: float, middle: float, width: float, size: float) -> tuple[Line, ...]:
    """The text in one line or two, with their middle at that height."""
    lines = wrap(text, width=width, size=size, most=2)
    above = (len(lines) - 1) * size * LEADING / 2
    return stacked_lines(lines, x=x, first=middle - above + size * 0.35, size=size)
