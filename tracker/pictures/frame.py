"""What every picture has around its chart: title, what it shows and as of when, source and licence, and its size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from tracker.citing.licence import LICENCE
from tracker.citing.work import Work
from tracker.dashboard.page import Dashboard
from tracker.pictures.text_layout import Line, stacked_lines, wrap
from tracker.standings.formatting import full_date

WIDTH = 1200
MARGIN = 32
INNER = WIDTH - 2 * MARGIN
TITLE_AT = 54
SAID, SOURCED = 14, 12  # the sizes of letters
GAP = 24
MOST_LINES = 6


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What surrounds the chart of a picture; all measures in pixels, the chart lies between `top` and `bottom`."""

    title: str
    subtitle: tuple[Line, ...]
    top: float
    bottom: float
    sources: tuple[Line, ...]
    height: float

    @property
    def in_words(self) -> str:
        """All that stands above the chart."""
        return " ".join(line.text for line in self.subtitle)


def frame(title: str, subtitle: str, work: Work, *, chart: float) -> Frame:
    """The frame around a chart that is `chart` pixels high."""
    above = text_lines(subtitle, first=TITLE_AT + GAP, size=SAID)
    top = above[-1].y + GAP
    bottom = top + chart
    below = text_lines(source_note(work), first=bottom + GAP * 1.75, size=SOURCED)
    return Frame(
        title=title, subtitle=above, top=top, bottom=bottom, sources=below, height=round(below[-1].y + GAP, 1)
    )


def text_lines(text: str, *, first: float, size: float) -> tuple[Line, ...]:
    """The text wrapped to the width of the picture; `first` is the baseline of its first line,
    `size` the font size.
    """
    lines = wrap(text, width=INNER, size=size, most=MOST_LINES)
    return stacked_lines(lines, x=MARGIN, first=first, size=size)


def subtitle_of(work: Work, page: Dashboard, remarks: Iterable[str]) -> str:
    """The sentences under the title: headline, the two days, newest evidence, and the chart's remarks."""
    newest = page.newest.day.written if page.newest else "none"
    return " ".join([f"{work.title}.", f"{work.days}.", f"Latest evidence: {newest}.", *remarks])


def axis_note(page: Dashboard) -> Iterator[str]:
    """The sentence about a compressed time axis; nothing where it is not compressed."""
    if page.timeline.bend is not None:
        yield f"Time axis compressed after {page.timeline.quiet_after} (shaded): no evidence recorded."


def source_note(work: Work) -> str:
    """The source line: site, address, day of retrieval, and licence."""
    retrieved = full_date(work.accessed)
    return f"Source: {settings.SITE_NAME}, {work.address} (retrieved {retrieved}). {LICENCE.name}, {LICENCE.url}"
