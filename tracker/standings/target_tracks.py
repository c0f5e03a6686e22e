"""Targets read with the figures of their indicators: where each stands on two days, and what each figure says."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Prefetch, QuerySet

from tracker.access import public
from tracker.models import Observation, Target
from tracker.parameters.filters import Filters
from tracker.standings.readings import citations, recorded
from tracker.status import targets
from tracker.vocabulary import Direction, Qualifier, Track

# The latest are shown where there are more; all stand on the page of the indicator.
MOST_FIGURES = 40
WORDS = {
    Track.NOT_BEGUN: "The period of the baseline is not over on this date.",
    Track.NO_FIGURE: "No figure for a period after the baseline is recorded.",
    Track.NOT_COMPARABLE: "No figure is for a period as long as the baseline's.",
    Track.INEXACT: "The last figure is worded so that it leaves open whether it lies on the path.",
    Track.SOURCES_DIFFER: "The figures for the last period lead to different answers; none is chosen here.",
    Track.ON_TRACK: "The last figure is as good as the straight path from the baseline asks, or better.",
    Track.OFF_TRACK: "The last figure falls short of the straight path from the baseline.",
    Track.AWAITED: "The day is past, and no figure for a period that reaches into it is recorded.",
    Track.MET: "The figure for the day reaches the value.",
    Track.MISSED: "The figure for the day does not reach the value.",
}
ANSWERS = {True: "on the path or better", False: "short of the path", None: "too inexact to tell"}


@dataclass(frozen=True, kw_only=True)
class TargetFigure:
    """One figure beside the path: what the path asks for at its end, and whether it is reached, in words."""

    observation: Observation
    required: str
    answer: str
    is_decisive: bool


@dataclass(frozen=True, kw_only=True)
class TargetTrack:
    """One target on the two days of a view, with the figures of its indicator from the baseline on, latest first."""

    target: Target
    facts: targets.TargetFacts
    record: targets.TrackRecord
    figures: tuple[TargetFigure, ...]
    as_of: date

    @property
    def track(self) -> Track:
        """Where it stands."""
        return self.record.track

    @property
    def words(self) -> str:
        """Why, in a sentence, and whether sources differ without changing the answer."""
        differ = " Sources give different figures for that period; all lead to this answer."
        agrees = self.track in (Track.ON_TRACK, Track.OFF_TRACK, Track.MET, Track.MISSED)
        return f"{WORDS[self.track]}{differ if agrees and self.record.figures_differ else ''}"


def public_targets(filters: Filters) -> "QuerySet[Target]":
    """Public targets that count in the view, in order of the day due, with their citations."""
    return (
        public.targets()
        .filter(recorded(filters, "target"))
        .order_by("due_latest", "ref")
        .prefetch_related(Prefetch("citations", queryset=citations(filters)))
    )


def read_tracks(found: "QuerySet[Target]", filters: Filters) -> tuple[TargetTrack, ...]:
    """The targets with their tracks; the figures of all their indicators come in one query, and their citations."""
    chosen = tuple(found)
    rows = (
        public.observations()
        .filter(recorded(filters, "observation"), indicator__in={target.indicator_id for target in chosen})
        .exclude(period=None)
        .order_by("-period_latest", "ref")
        .prefetch_related(Prefetch("citations", queryset=citations(filters)))
    )
    by_indicator: dict[int, list[Observation]] = defaultdict(list)
    for observation in rows if chosen else ():
        by_indicator[observation.indicator_id].append(observation)
    return tuple(
        target_track(target, by_indicator[target.indicator_id], as_of=filters.as_of, known_on=filters.known_on)
        for target in chosen
    )


def target_track(target: Target, observations: Iterable[Observation], *, as_of: date, known_on: date) -> TargetTrack:
    """One target on the two days, going by these figures of its indicator, the latest first."""
    rows = [each for each in observations if each.period and each.period.latest <= as_of]
    by_ref = {each.ref: each for each in rows}
    facts = target_facts(target, rows)
    record = targets.track(facts=facts, as_of=as_of, known_on=known_on)
    decisive = {figure.ref for figure in record.figures}
    since = [figure for figure in facts.figures if targets.period_of(figure).latest >= facts.baseline_period.latest]
    return TargetTrack(
        target=target,
        facts=facts,
        record=record,
        figures=tuple(
            target_figure(facts, figure, by_ref[figure.ref], is_decisive=figure.ref in decisive)
            for figure in since[:MOST_FIGURES]
        ),
        as_of=as_of,
    )


def target_facts(target: Target, observations: Iterable[Observation]) -> targets.TargetFacts:
    """The target and the figures of its indicator as the rules take them."""
    return targets.TargetFacts(
        baseline=target.baseline,
        baseline_period=target.baseline_period,
        value=target.value,
        due=target.due,
        direction=Direction(target.direction),
        figures=tuple(
            targets.Figure(
                ref=each.ref,
                period=each.period,
                value=each.value,
                qualifier=Qualifier(each.qualifier),
                recorded_at=each.recorded_at,
            )
            for each in observations
        ),
    )


def target_figure(
    facts: targets.TargetFacts, figure: targets.Figure, observation: Observation, *, is_decisive: bool
) -> TargetFigure:
    """One figure held against the path, however late it is."""
    period = targets.period_of(figure)
    if not targets.are_alike(period, facts.baseline_period):
        return TargetFigure(observation=observation, required="", answer="period not comparable", is_decisive=False)
    if period.latest <= facts.baseline_period.latest:
        return TargetFigure(observation=observation, required="", answer="time of the baseline", is_decisive=False)
    required = targets.path(facts, period.latest)
    return TargetFigure(
        observation=observation,
        required=number_in_words(required),
        answer=ANSWERS[targets.satisfies(figure, required, facts.direction)],
        is_decisive=is_decisive,
    )


def number_in_words(number: Fraction) -> str:
    """A point of the path with separators, in whole numbers from a hundred on, else to two places."""
    rounded = round(float(number), 0 if abs(number) >= 100 else 2)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.2f}".rstrip("0")
