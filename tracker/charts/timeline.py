"""The timeline: meetings, sanctions and commitments in rows under one axis, and what ties them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from tracker.charts.coordinates import TAIL, Extent, Scale, Tick, lanes, next_day, row_centre
from tracker.models import Commitment, Meeting, Sanction
from tracker.partial_dates import PartialDate
from tracker.standings.exchanges import Pair
from tracker.standings.formatting import month_and_year, when
from tracker.standings.status_history import StatusHistory, Stretch
from tracker.status.sanction_rules import SanctionSpell
from tracker.vocabulary import SanctionState, Status

MOST_ROWS = 24
# A meeting known to the month is marked across all rows; one known to the year says too little for that.
PRECISE = timedelta(days=31)
ENDED = (SanctionState.LIFTED, SanctionState.EXPIRED)
# Pixels between lines that would otherwise lie on each other, and percent of the axis from which on they do not.
LANE, APART = 8, 3.0
# Percent of the axis that the name of a status takes.
ROOMY = 13.0


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A stretch as drawn: thick as far as updates reach, thin where the last status is carried on."""

    stretch: Stretch
    thick: Extent | None
    thin: Extent | None

    @property
    def title(self) -> str:
        """The stretch in words: `Suspended, August 2022`."""
        return f"{self.stretch.spell.status.label}, {self.stretch.began}"

    @property
    def is_roomy(self) -> bool:
        """Whether its status can be written on it."""
        return self.thick is not None and self.thick.width >= ROOMY

    @property
    def parts(self) -> str:
        """Its thin and its thick part, with its title, as SVG."""
        status, thick, thin = self.stretch.spell.status, self.thick, self.thin
        said = f'<text class="says" x="{thick.x}%">{escape(status.label)}</text>' if thick and self.is_roomy else ""
        return (
            f"<g><title>{escape(self.title)}</title>"
            + (f'<rect class="carried {status}" x="{thin.x}%" width="{thin.width}%" />' if thin else "")
            + (f'<rect x="{thick.x}%" width="{thick.width}%" fill="url(#p-{status})" />' if thick else "")
            + f"{said}</g>"
        )

    @property
    def cells(self) -> str:
        """What a table says of it, as cells of HTML."""
        spell = self.stretch.spell
        said = (escape(spell.status.label), escape(self.stretch.began), spell.days)
        return "".join(f"<td>{each}</td>" for each in said)


@dataclass(frozen=True, kw_only=True)
class CommitmentRow:
    """One commitment with its bars."""

    commitment: Commitment
    status_history: StatusHistory
    bars: tuple[Bar, ...]
    y: float

    @property
    def status(self) -> Status:
        """Where it stands at the end of the axis."""
        return self.bars[-1].stretch.spell.status if self.bars else Status.NOT_ASSESSED

    @property
    def drawn(self) -> SafeString:
        """Its bars as SVG: there are dozens on a page, and a template takes long to draw each."""
        return mark_safe("".join(bar.parts for bar in self.bars))  # noqa: S308 (each part is escaped)

    @property
    def rows(self) -> SafeString:
        """Its bars as rows of an HTML table, the first led by its title."""
        spanned = f' rowspan="{len(self.bars)}"' if len(self.bars) > 1 else ""
        head = f'<th scope="rowgroup"{spanned}>{escape(self.commitment.title)}</th>'
        rows = (f"<tr>{'' if number else head}{bar.cells}</tr>" for number, bar in enumerate(self.bars))
        return mark_safe("".join(rows))  # noqa: S308 (each cell is escaped)


@dataclass(frozen=True, kw_only=True)
class SanctionRow:
    """One sanction from its start to its end, with the `pauses` in which it was suspended.

    `place` is None when nothing says from when it stood.
    """

    sanction: Sanction
    place: Extent | None
    pauses: tuple[Extent, ...]
    is_lifted: bool
    y: float

    @property
    def title(self) -> str:
        """Its days in words."""
        sanction: Any = self.sanction
        words = [f"Imposed {when(sanction.imposed)}"]
        if self.pauses:
            words.append("suspended for a time" if sanction.state != SanctionState.SUSPENDED else "now suspended")
        if self.is_lifted:
            words.append(f"{sanction.ended_as} {when(sanction.ended)}")
        return ", ".join(words)


@dataclass(frozen=True, kw_only=True)
class MeetingRow:
    """One meeting with the days on which it may have been held."""

    meeting: Meeting
    place: Extent
    y: float

    @property
    def centre(self) -> float:
        """The middle of those days."""
        return round(self.place.x + self.place.width / 2, 2)

    @property
    def is_precise(self) -> bool:
        """Whether the meeting is known to the month or better."""
        held = self.meeting.held
        return held is not None and held.latest - held.earliest < PRECISE


@dataclass(frozen=True, kw_only=True)
class ConnectorEnd:
    """Where a connector meets the row of one commitment."""

    y: float
    is_condition: bool
    title: str


@dataclass(frozen=True, kw_only=True)
class Connector:
    """A line that connects an act or sanction to the commitments made in exchange for it; `x`, `y` in percent.

    Its ends stand at its day. `lane` counts away from there, so that of lines of one time none lies on another.
    """

    x: float
    lane: int
    y: float
    knots: tuple[ConnectorEnd, ...]

    @property
    def top(self) -> float:
        """Its upper end."""
        return min(self.y, *(knot.y for knot in self.knots))

    @property
    def bottom(self) -> float:
        """Its lower end."""
        return max(self.y, *(knot.y for knot in self.knots))

    @property
    def offset(self) -> int:
        """How far left of its day the line runs, in pixels; its ends lead to the day."""
        return -LANE * self.lane


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """All rows, in the order drawn, with the years along the axis and the lines across it."""

    scale: Scale
    years: tuple[Tick, ...]
    bend: float | None
    meetings: tuple[MeetingRow, ...]
    sanctions: tuple[SanctionRow, ...]
    commitments: tuple[CommitmentRow, ...]
    connectors: tuple[Connector, ...]
    left_out: int

    @property
    def quiet_after(self) -> str:
        """The month after which no evidence is recorded, where the axis is drawn closer together."""
        return month_and_year(self.scale.quiet_after) if self.scale.quiet_after else ""

    @property
    def guides(self) -> tuple[float, ...]:
        """Where meetings known to the month or better are marked across all rows, each place once."""
        return tuple(dict.fromkeys(row.centre for row in self.meetings if row.is_precise))

    @property
    def tail(self) -> float:
        """How wide the end is in which days are drawn closer together."""
        return TAIL if self.bend is not None else 0.0


def timeline(  # noqa: PLR0913 (each is a part of the drawing, and given by name)
    *,
    histories: Sequence[StatusHistory],
    meetings: Sequence[Meeting],
    sanctions: Sequence[Sanction],
    spells: Mapping[str, Sequence[SanctionSpell]],
    pairs: Iterable[Pair],
    newest: date | None,
    as_of: date,
    begun: date | None = None,
    total: int | None = None,
) -> Timeline:
    """The timeline up to the as-of day. `newest` is the last day that any update reaches.

    The axis begins with what is drawn, or before it on the day `begun`. `total` is how many commitments there are
    where `histories` are of some.
    """
    shown = earliest_begun(histories)
    first = begun or first_day(shown, meetings, sanctions, as_of)
    scale = Scale.over(first=first, newest=newest, last=as_of)
    # Each group has a row of its own for its heading; without sanctions there is one group only.
    before = len(sanctions) + 1 if sanctions else 0
    rows = before + 1 + len(shown)
    sanction_rows = tuple(
        sanction_row(sanction, spells.get(sanction.ref, ()), scale, row_centre(row, rows))
        for row, sanction in enumerate(sanctions, start=1)
    )
    commitment_rows = tuple(
        CommitmentRow(
            commitment=status_history.commitment,
            status_history=status_history,
            bars=bars(status_history.stretches, earlier(status_history.supported_until, newest), scale),
            y=row_centre(row, rows),
        )
        for row, status_history in enumerate(shown, start=before + 1)
    )
    return Timeline(
        scale=scale,
        years=tuple(scale.years()),
        bend=scale.at(scale.bend) if scale.bend else None,
        meetings=tuple(
            MeetingRow(meeting=meeting, place=extent_of(meeting.held, scale), y=row_centre(row, len(meetings)))
            for row, meeting in enumerate(meetings)
            if meeting.held is not None
        ),
        sanctions=sanction_rows,
        commitments=commitment_rows,
        connectors=connectors(pairs, sanction_rows, commitment_rows, scale),
        left_out=(len(histories) if total is None else total) - len(shown),
    )


def earliest_begun(histories: Iterable[StatusHistory]) -> list[StatusHistory]:
    """The histories there is room for: those that began first."""
    return sorted(histories, key=lambda history: (history.first_day, history.commitment.ref))[:MOST_ROWS]


def first_day(
    histories: Iterable[StatusHistory], meetings: Iterable[Meeting], sanctions: Iterable[Sanction], as_of: date
) -> date:
    """The earliest day that anything to be drawn falls on."""
    days = chain(
        (status_history.stretches[0].spell.first_day for status_history in histories if status_history.stretches),
        (meeting.held.earliest for meeting in meetings if meeting.held),
        (imposed.earliest for sanction in sanctions if (imposed := imposed_on(sanction))),
    )
    return min((day for day in days if day != date.min), default=as_of)


def earlier(one: date | None, other: date | None) -> date | None:
    """The earlier of two days, as far as there are any."""
    return min((day for day in (one, other) if day), default=None)


def bars(stretches: Iterable[Stretch], supported_until: date | None, scale: Scale) -> tuple[Bar, ...]:
    """The bars of one status_history, beside each other."""
    divided = [(stretch, tuple(bar_parts(stretch, supported_until))) for stretch in stretches]
    places = iter(scale.consecutive_extents([days for _, pieces in divided for days, _ in pieces]))
    found = []
    for stretch, pieces in divided:
        drawn = {is_thick: next(places) for _, is_thick in pieces}
        found.append(Bar(stretch=stretch, thick=drawn.get(True), thin=drawn.get(False)))
    return tuple(found)


def bar_parts(stretch: Stretch, supported_until: date | None) -> Iterator[tuple[tuple[date, date], bool]]:
    """The days of a stretch drawn thick (supported by an update), then those drawn thin (carried on), each with
    whether it is thick.
    """
    first, last = stretch.spell.first_day, stretch.spell.last_day
    until = last if not stretch.spell.is_current else max(first, min(last, supported_until or first))
    if stretch.spell.is_current and stretch.update is None:
        yield (first, last), False
        return
    yield (first, until), True
    if until < last:
        yield (next_day(until), last), False


def imposed_on(sanction: Any) -> PartialDate | None:
    """When the sanction, read with its life, was imposed; None where nobody says."""
    imposed: PartialDate | None = sanction.imposed
    return imposed


def sanction_row(sanction: Sanction, spells: Sequence[SanctionSpell], scale: Scale, y: float) -> SanctionRow:
    """A sanction's bar from the first day it may have been imposed to the first it may have ended."""
    stood = [spell for spell in spells if spell.state in (SanctionState.IN_FORCE, SanctionState.SUSPENDED)]
    ended = [spell for spell in spells if spell.state in ENDED and spell.first_day <= scale.last]
    end = ended[0].first_day if ended else scale.last
    return SanctionRow(
        sanction=sanction,
        place=scale.extent(stood[0].first_day, end) if stood else None,
        pauses=tuple(
            scale.extent(spell.first_day, min(next_day(spell.last_day), end))
            for spell in stood
            if spell.state is SanctionState.SUSPENDED
        ),
        is_lifted=bool(ended),
        y=y,
    )


def extent_of(held: PartialDate, scale: Scale) -> Extent:
    """The extent of a partial date, cut at the ends of the axis."""
    return scale.extent(held.earliest, min(held.latest, scale.last))


def connectors(
    pairs: Iterable[Pair],
    sanctions: Iterable[SanctionRow],
    commitments: Iterable[CommitmentRow],
    scale: Scale,
) -> tuple[Connector, ...]:
    """A connector for each act or sanction, at the day it came about, to all drawn commitments it was given for."""
    rows: dict[tuple[str, int], float] = {("sanction", row.sanction.pk): row.y for row in sanctions}
    rows |= {("commitment", row.commitment.pk): row.y for row in commitments}
    given: dict[tuple[str, int], list[Pair]] = {}
    for pair in pairs:
        if pair.given.end in rows and ("commitment", pair.commitment.pk) in rows and pair.day:
            given.setdefault(pair.given.end, []).append(pair)
    found = []
    for end, tied in given.items():
        knots = tuple(connector_end(pair, rows["commitment", pair.commitment.pk]) for pair in tied)
        day = max(day for pair in tied if (day := pair.day))
        found.append(Connector(x=scale.at(day), lane=0, y=rows[end], knots=knots))
    found.sort(key=lambda line: line.top - line.bottom)
    free = lanes(((line.x, line.top, line.bottom) for line in found), apart=APART)
    return tuple(replace(line, lane=lane) for line, lane in zip(found, free, strict=True))


def connector_end(pair: Pair, y: float) -> ConnectorEnd:
    """The end of a line at the commitment that something was given for."""
    return ConnectorEnd(
        y=y, is_condition=pair.is_condition, title=f"{pair.commitment.title}, {pair.words}: {pair.given.title}"
    )
