"""The pictures that other sites show beside a link to a commitment or to the dashboard: PNG, 1200 by 630 pixels."""

from collections.abc import Iterable, Sequence
from importlib.resources import files
from io import BytesIO

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from tracker.cards.content import CommitmentCard, HeadlineCard
from tracker.charts.coordinates import Extent
from tracker.parameters.filters import Filters
from tracker.standings.formatting import count_with_noun, full_date
from tracker.vocabulary import Status

WIDTH, HEIGHT = 1200, 630
MARGIN = 64
MEASURE = WIDTH - 2 * MARGIN
FONT = str(files("font_source_serif_pro").joinpath("files", "SourceSerifPro-Semibold.ttf"))
# The light colours of base.css.
COLOURS = {
    "paper": "#fbfbf8",
    "ink": "#14201f",
    "soft": "#505c5a",
    "brand": "#123c3a",
    Status.FULFILLED: "#00664d",
    Status.PARTLY_FULFILLED: "#26857b",
    Status.IN_PROGRESS: "#2a63b8",
    Status.NOT_STARTED: "#69727d",
    Status.STALLED: "#9a6a00",
    Status.SUSPENDED: "#c2510c",
    Status.BROKEN: "#9c1733",
    Status.NO_EVIDENCE_FOUND: "#6f5a9e",
    Status.NOT_ASSESSED: "#69727d",
    Status.WITHDRAWN: "#555d66",
    Status.SUPERSEDED: "#555d66",
}
TITLE_SIZES = (68, 58, 50, 44)
MOST_LINES = 4
COUNT_SIZES = (72, 64, 56, 48)
SHARE_SIZES = (27, 24, 21, 18)
COLUMNS = 3
COLUMN = MEASURE // COLUMNS
SWATCH, GAP = 34, 12  # what a mark takes before its words, and what is free after them
BETWEEN = 4  # two parts of the bar


class Canvas:
    """A PNG that is being drawn; places and sizes are in pixels."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT), COLOURS["paper"])
        self.pen = ImageDraw.Draw(self.image)

    def text(self, place: tuple[float, float], words: str, size: int, colour: str, anchor: str = "la") -> None:
        """Draws one line of text at `place` (x, y); `anchor` is Pillow's, `colour` a name in the palette."""
        self.pen.text(place, words, font=font(size), fill=COLOURS[colour], anchor=anchor)

    def frame(self, foot: str) -> None:
        """The name of the site above, and a line of small print below."""
        self.pen.rectangle((0, 0, WIDTH, 14), fill=COLOURS["brand"])
        self.text((MARGIN, 50), truncate(settings.SITE_NAME, 34), 34, "brand")
        self.text((MARGIN, HEIGHT - 46), truncate(foot, 28), 28, "soft", anchor="ls")

    def png(self) -> bytes:
        """The finished picture."""
        content = BytesIO()
        self.image.quantize(colors=128, dither=Image.Dither.NONE).save(content, "PNG", optimize=True)
        return content.getvalue()


def commitment_image(card: CommitmentCard) -> bytes:
    """The card of one commitment as PNG: who promised what, and where it stands."""
    sheet = Canvas()
    kind = card.commitment.get_kind_display()
    sheet.text((MARGIN, 116), truncate(", ".join((kind, *card.parties)), 28), 28, "soft")
    size, lines = fit_title(card.commitment.title)
    for number, line in enumerate(lines):
        sheet.text((MARGIN, 164 + number * round(size * 1.16)), line, size, "ink")
    status = card.standing.evidence_status
    sheet.pen.rectangle((MARGIN, 462, MARGIN + 20, 530), fill=COLOURS[status])
    sheet.text((MARGIN + 44, 496), status.label, 52, status, anchor="lm")
    newest = card.standing.latest_evidence
    evidence = f"latest evidence {newest.written}" if newest else "no evidence by that date"
    sheet.frame(f"{days_in_words(card.filters)}, {evidence}")
    return sheet.png()


def dashboard_image(card: HeadlineCard) -> bytes:
    """The card of a view as PNG: how many commitments are tracked, and the share of each status."""
    sheet = Canvas()
    tracked, fulfilled = (
        f"{count_with_noun(card.status_counts.total, 'commitment')} tracked,",
        f"{card.fulfilled:,} fulfilled",
    )
    size = largest_fitting_size((tracked, fulfilled), COUNT_SIZES, MEASURE)
    sheet.text((MARGIN, 112), tracked, size, "ink")
    sheet.text((MARGIN, 196), fulfilled, size, Status.FULFILLED)
    for part in card.share_bar:
        left, right = edges(part.place)
        sheet.pen.rectangle((left, 302, right, 362), fill=COLOURS[part.share.status])
    said = [f"{share.count:,} {share.status.label.lower()}" for share in card.shares]
    size = largest_fitting_size(said, SHARE_SIZES, COLUMN - SWATCH - GAP)
    for number, (share, words) in enumerate(zip(card.shares, said, strict=True)):
        row, column = divmod(number, COLUMNS)
        left, top = MARGIN + column * COLUMN, 386 + row * 38
        sheet.pen.rectangle((left, top + 4, left + 22, top + 26), fill=COLOURS[share.status])
        sheet.text((left + SWATCH, top + 15), words, size, "ink", anchor="lm")
    newest = f", latest evidence {card.newest.written}" if card.newest else ""
    sheet.frame(f"{days_in_words(card.filters)}{newest}")
    return sheet.png()


def days_in_words(filters: Filters) -> str:
    """The day that the card is of, and that of the press where it goes by it."""
    press = f", in the press by {full_date(filters.press_by)}" if filters.press_by else ""
    return f"As of {full_date(filters.as_of)}{press}"


def edges(place: Extent) -> tuple[int, int]:
    """The first and the last column of pixels of a part of the bar, without the gap between two parts."""
    left, end = (MARGIN + round(MEASURE * percent / 100) for percent in (place.x, place.end))
    return left, end - BETWEEN - 1


def largest_fitting_size(lines: Iterable[str], sizes: Sequence[int], width: float) -> int:
    """The first of the sizes, largest first, at which each line is at most `width` pixels wide; else the smallest."""
    lines = tuple(lines)
    return next((size for size in sizes if all(font(size).getlength(line) <= width for line in lines)), sizes[-1])


def font(size: int) -> ImageFont.FreeTypeFont:
    """The one typeface: it has every Latin letter, Greek and Cyrillic."""
    return ImageFont.truetype(FONT, size)


def fit_title(title: str) -> tuple[int, tuple[str, ...]]:
    """The largest font size at which the title fits its number of lines, and these lines; cut off at the smallest."""
    for size in TITLE_SIZES:
        lines = wrap(title, size)
        if len(lines) <= MOST_LINES and len(lines) * size * 1.16 < 290:
            return size, lines
    *kept, last = wrap(title, TITLE_SIZES[-1])[:MOST_LINES]
    return TITLE_SIZES[-1], (*kept, truncate(f"{last} …", TITLE_SIZES[-1]))


def wrap(text: str, size: int) -> tuple[str, ...]:
    """The text in lines no wider than the text column at that font size."""
    letters = font(size)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if letters.getlength(longer) <= MEASURE:
            lines[-1] = longer
        else:
            lines.append(truncate(word, size))
    return tuple(filter(None, lines))


def truncate(line: str, size: int) -> str:
    """The line, cut off with an ellipsis where it would be wider than the text column."""
    letters = font(size)
    if letters.getlength(line) <= MEASURE:
        return line
    while letters.getlength(f"{line}…") > MEASURE:
        line = line[:-1]
    return f"{line}…"
