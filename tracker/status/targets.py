"""Whether a target is on track: the rules, as pure functions of its facts and two days.

`as_of` asks how it stood on that day; `known_on` goes by the figures recorded by the end of that day in UTC.
docs/methodology.md states the rule in sentences. tracker/status/targets_in_sql.py gives the same answers for many
targets at once; tests/target_cases.py is the table of cases that runs through both.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from tracker.partial_dates import PartialDate
from tracker.status.rules import utc_day
from tracker.vocabulary import Direction, Qualifier, Track

# Two periods count as equally long if they differ by no more than a tenth of the longer: as months and years do.
LIKE_LENGTH = 10


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of the indicator, as its source words it."""

    ref: str
    period: PartialDate | None
    value: Decimal
    qualifier: Qualifier
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class TargetFacts:
    """What the rules need to know of one target; `figures` come in any order."""

    baseline: Decimal
    baseline_period: PartialDate
    value: Decimal
    due: PartialDate
    direction: Direction
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TrackRecord:
    """Where the target stands, by which figures, all for one period, and what they were held against."""

    track: Track
    figures: tuple[Figure, ...] = ()
    required: Fraction | None = None

    @property
    def figures_differ(self) -> bool:
        """Whether sources give different figures for the period, be it that all lead to the same answer."""
        return len({(figure.value, figure.qualifier) for figure in self.figures}) > 1


def track(*, facts: TargetFacts, as_of: date, known_on: date) -> TrackRecord:
    """Where the target stood on `as_of`, by the figures recorded by `known_on`."""
    if as_of <= facts.baseline_period.latest:
        return TrackRecord(track=Track.NOT_BEGUN)
    counted = counted_figures(facts=facts, as_of=as_of, known_on=known_on)
    is_due = as_of >= facts.due.latest
    if is_due:
        counted = tuple(figure for figure in counted if period_of(figure).latest >= facts.due.earliest)
    if not counted:
        return TrackRecord(track=Track.AWAITED if is_due else Track.NO_FIGURE)
    comparable = [figure for figure in counted if are_alike(period_of(figure), facts.baseline_period)]
    if not comparable:
        return TrackRecord(track=Track.NOT_COMPARABLE)
    end = max(period_of(figure).latest for figure in comparable)
    decisive = tuple(figure for figure in comparable if period_of(figure).latest == end)
    required = Fraction(facts.value) if is_due else path(facts, end)
    answers = {
        satisfied
        for figure in decisive
        if (satisfied := satisfies(figure, required, Direction(facts.direction))) is not None
    }
    return TrackRecord(track=said_by(answers, is_due=is_due), figures=decisive, required=required)


def counted_figures(*, facts: TargetFacts, as_of: date, known_on: date) -> tuple[Figure, ...]:
    """The figures for periods after the baseline that were over by `as_of` and had begun by the target's last day."""
    return tuple(
        figure
        for figure in facts.figures
        if utc_day(figure.recorded_at) <= known_on
        and figure.period is not None
        and facts.baseline_period.latest < figure.period.latest <= as_of
        and figure.period.earliest <= facts.due.latest
    )


def path(facts: TargetFacts, day: date) -> Fraction:
    """What the straight path asks for on the day: from the last day of the baseline to the last day due."""
    start, end = facts.baseline_period.latest, facts.due.latest
    gone = min(max((day - start).days, 0), (end - start).days)
    return Fraction(facts.baseline) + Fraction(facts.value - facts.baseline) * Fraction(gone, (end - start).days)


def satisfies(figure: Figure, required: Fraction, direction: Direction) -> bool | None:
    """Whether the figure is as high, or as low, as required; None where its wording leaves that open."""
    value = Fraction(figure.value)
    match figure.qualifier, direction:
        case Qualifier.EXACTLY, Direction.AT_LEAST:
            return value >= required
        case Qualifier.EXACTLY, Direction.AT_MOST:
            return value <= required
        case Qualifier.MORE_THAN, _ if value >= required:
            return direction is Direction.AT_LEAST
        case Qualifier.LESS_THAN, _ if value <= required:
            return direction is Direction.AT_MOST
    return None


def said_by(answers: set[bool], *, is_due: bool) -> Track:
    """What the answers of all figures for one period come to; those that leave it open have none."""
    if not answers:
        return Track.INEXACT
    if len(answers) > 1:
        return Track.SOURCES_DIFFER
    if True in answers:
        return Track.MET if is_due else Track.ON_TRACK
    return Track.MISSED if is_due else Track.OFF_TRACK


def are_alike(one: PartialDate, other: PartialDate) -> bool:
    """Whether two periods are equally long: years, months or days, whatever the calendar makes of them."""
    lengths = [(period.latest - period.earliest).days + 1 for period in (one, other)]
    return (max(lengths) - min(lengths)) * LIKE_LENGTH <= max(lengths)


def period_of(figure: Figure) -> PartialDate:
    """The period of a figure that has one; a figure without is never counted."""
    if figure.period is None:
        raise ValueError(f"The figure {figure.ref} states no period.")
    return figure.period
