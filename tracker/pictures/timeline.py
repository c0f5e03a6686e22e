"""Layout of the timeline picture, which templates/tracker/pictures/timeline.svg draws."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.charts.timeline import Timeline
from tracker.dashboard.page import Dashboard
from tracker.pictures.frame import INNER, MARGIN, WIDTH, axis_note
from tracker.pictures.legend import Legend, legend
from tracker.pictures.text_layout import Line, centred_lines
from tracker.vocabulary import Status

TITLE = "From promise to follow-through"
# The widths of the names' column and of an icon before a name; the heights of a row and of the years above all rows.
NAMES, ICON = 380, 24
ROW, AXIS = 32, 40
SIZE, HEADING_SIZE = 12, 15
OTHER_MARKS = (
    ("force", "Sanction in force"),
    ("gem", "Meeting"),
    ("given", "Given"),
    ("exchange", "in exchange"),
    ("condition", "as a condition"),
)


@dataclass(frozen=True, kw_only=True)
class Band:
    """A horizontal band of the picture: where it begins and how high it is, in pixels."""

    top: float
    height: float

    @property
    def end(self) -> float:
        """Where it ends, in pixels."""
        return self.top + self.height

    def at(self, percent: float) -> float:
        """The y of a percentage of its height, in pixels."""
        return round(self.top + self.height * percent / 100, 1)


@dataclass(frozen=True, kw_only=True)
class Icon:
    """The icon of a status before a name."""

    status: Status
    middle: float

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.middle - ICON / 3


@dataclass(frozen=True, kw_only=True)
class TimelineLayout:
    """Where the parts of the picture lie, in pixels from the top of the legend; `plot` is the column right of the
    names.

    `axis` is where the years end and the rows begin.
    """

    key: Legend
    axis: float
    meetings: Band
    rows: Band
    headings: tuple[Line, ...]
    names: tuple[Line, ...]
    icons: tuple[Icon, ...]
    rules: tuple[float, ...]
    plot: float = MARGIN + NAMES
    plot_width: float = INNER - NAMES
    end: float = WIDTH - MARGIN

    @property
    def height(self) -> float:
        """How high the whole is."""
        return self.rows.end

    @property
    def years(self) -> float:
        """The baseline of the years."""
        return self.axis - ROW / 4

    @property
    def under_axis(self) -> float:
        """How far down the lines of the years reach."""
        return self.height - self.axis


def timeline_layout(page: Dashboard) -> TimelineLayout:
    """The layout of the page's timeline."""
    t = page.timeline
    found = legend(page.monthly_counts.statuses, OTHER_MARKS)
    axis = found.height + AXIS
    meetings = Band(top=axis + ROW if t.meetings else axis, height=ROW * len(t.meetings))
    # As `tracker.charts.timeline` counts them: each group has a row of its own for its heading.
    rows = Band(top=meetings.end, height=ROW * (len(t.commitments) + 1 + len(t.sanctions) + bool(t.sanctions)))
    return TimelineLayout(
        key=found,
        axis=axis,
        meetings=meetings,
        rows=rows,
        headings=tuple(headings(t, axis, rows)),
        names=tuple(names(t, meetings, rows)),
        icons=tuple(Icon(status=row.status, middle=rows.at(row.y)) for row in t.commitments),
        rules=tuple(axis + ROW * number for number in range(1, round((rows.end - axis) / ROW) + 1)),
    )


def remarks(page: Dashboard) -> Iterator[str]:
    """Sentences about filters, the thickness of bars, commitments left out, and a compressed axis."""
    if page.more_meetings or page.more_sanctions:
        shown, held = len(page.timeline.meetings), page.meeting_count
        imposed, drawn = page.sanction_counts.total, len(page.timeline.sanctions)
        yield f"The latest {shown:,} of {held:,} meetings and {drawn:,} of {imposed:,} sanctions are shown."
    elif page.is_narrowed:
        yield "All meetings and sanctions are shown, whatever the filters."
    yield "Thick bar: status supported by sources. Thin bar: last known status, nothing newer recorded."
    if page.timeline.left_out:
        yield (
            f"Shown are {len(page.timeline.commitments)} of {page.counts.total:,} commitments: those with the newest "
            "gaps, overdue for longest, or changed last."
        )
    yield from axis_note(page)


def headings(t: Timeline, axis: float, rows: Band) -> Iterator[Line]:
    """The heading of each group of rows, in the first of them."""
    if t.meetings:
        yield from heading("Meetings", axis)
    if t.sanctions:
        yield from heading("Sanctions", rows.top)
    yield from heading("Commitments", rows.end - ROW * (len(t.commitments) + 1))


def heading(words: str, top: float) -> tuple[Line, ...]:
    """A heading in the row that begins there."""
    return centred_lines(words, x=MARGIN, middle=top + ROW / 2, width=NAMES, size=HEADING_SIZE)


def names(t: Timeline, meetings: Band, rows: Band) -> Iterator[Line]:
    """The name of each row."""
    for met in t.meetings:
        yield from name(met.meeting.title, meetings.at(met.y))
    for imposed in t.sanctions:
        yield from name(imposed.sanction.title, rows.at(imposed.y))
    for made in t.commitments:
        yield from name(made.commitment.title, rows.at(made.y), indent=ICON)


def name(words: str, middle: float, *, indent: float = 0) -> tuple[Line, ...]:
    """A name beside the middle of its row, clear of the plot."""
    return centred_lines(words, x=MARGIN + indent, middle=middle, width=NAMES - ICON - indent, size=SIZE)
