"""Whether a target is on track: the Python rules and their SQL twin, by one table of cases and at random."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import IndicatorFactory, ObservationFactory, TargetFactory
from tests.target_cases import CASES, TargetCase, figure
from tracker.models import Observation, Target
from tracker.partial_dates import PartialDate
from tracker.status.targets import Figure, TargetFacts, path, track
from tracker.vocabulary import UNKNOWN_TRACKS, Direction, Qualifier, Track

FIRST, LAST = date(2021, 11, 1), date(2024, 3, 1)
DAYS = st.dates(FIRST, LAST)


def stored(*asked: TargetFacts) -> list[Target]:
    """The facts as rows."""
    targets = []
    for facts in asked:
        target = TargetFactory.create(
            indicator=IndicatorFactory(),
            baseline=facts.baseline,
            baseline_period=facts.baseline_period,
            value=facts.value,
            due=facts.due,
            direction=facts.direction,
        )
        Observation.objects.bulk_create(
            ObservationFactory.build(
                ref=f"{target.ref}-{each.ref}",
                indicator=target.indicator,
                period=each.period,
                value=each.value,
                qualifier=each.qualifier,
                recorded_at=each.recorded_at,
            )
            for each in facts.figures
        )
        targets.append(target)
    return targets


def in_sql(target: Target, *, as_of: date, known_on: date) -> tuple[str, int]:
    """The answer of the SQL twin, and how many figures decide it."""
    found = Target.objects.with_track(as_of=as_of, known_on=known_on).get(pk=target.pk)
    return found.track, found.figures  # type: ignore[attr-defined]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_rules_answer_the_table(case: TargetCase) -> None:
    assert track(facts=case.facts, as_of=case.as_of, known_on=case.known_on).track == case.track


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_their_twin_answers_the_table(case: TargetCase) -> None:
    (target,) = stored(case.facts)
    assert in_sql(target, as_of=case.as_of, known_on=case.known_on)[0] == case.track


def test_the_table_has_every_answer() -> None:
    assert {case.track for case in CASES} == set(Track.values)


def test_what_is_not_known_is_typed_and_stands_apart() -> None:
    assert set(Track) - UNKNOWN_TRACKS == {Track.ON_TRACK, Track.OFF_TRACK, Track.MET, Track.MISSED}


def test_the_path_is_straight_between_its_ends() -> None:
    facts = CASES[0].facts
    days = (date(2021, 1, 1), date(2021, 12, 31), date(2022, 12, 31), date(2023, 12, 31), date(2030, 1, 1))
    assert [path(facts, day) for day in days] == [100, 100, 80, 60, 60]
    assert path(facts, date(2022, 1, 1)) == 100 - Fraction(40, 730)


def test_figures_that_agree_on_the_answer_may_still_differ() -> None:
    facts = TargetCase("", (figure("80", "2022"), figure("75", "2022", ref="b")), "").facts
    found = track(facts=facts, as_of=date(2023, 6, 1), known_on=LAST)
    assert (found.track, found.figures_differ, len(found.figures)) == (Track.ON_TRACK, True, 2)
    assert found.required == Fraction(80)


@st.composite
def figures(draw: st.DrawFn, *, ref: str) -> Figure:
    """A figure whose value and period are often just at the edge."""
    day = draw(DAYS)
    return Figure(
        ref=ref,
        period=draw(
            st.none()
            | st.sampled_from(
                [f"{day}", f"{day:%Y-%m}", f"{day:%Y}", f"{day}/{day + timedelta(days=364)}", f"{day}/..", f"../{day}"]
            ).map(PartialDate)
        ),
        value=draw(st.sampled_from([60, 80, 90, 100, 120, 140]).map(Decimal) | st.decimals(50, 150, places=2)),
        qualifier=draw(st.just(Qualifier.EXACTLY) | st.sampled_from(Qualifier)),
        recorded_at=datetime(2024, 1, draw(st.integers(1, 3)), draw(st.sampled_from([0, 23])), tzinfo=UTC),
    )


@st.composite
def targets(draw: st.DrawFn) -> TargetFacts:
    """A target, up or down, by the year, the month or the day."""
    direction = draw(st.sampled_from(Direction))
    start, end = draw(st.sampled_from([("2021", "2023"), ("2021-12", "2022-12"), ("2021-12-31", "2023-12-31")]))
    return TargetFacts(
        baseline=Decimal(100),
        baseline_period=PartialDate(start),
        value=Decimal(draw(st.sampled_from([60, 100] if direction is Direction.AT_MOST else [100, 140]))),
        due=PartialDate(draw(st.sampled_from([end, "2023-06-30"]))),
        direction=direction,
        figures=tuple(draw(figures(ref=ref)) for ref in "abcdef"[: draw(st.integers(0, 6))]),
    )


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(
    several=st.lists(targets(), min_size=6, max_size=6),
    questions=st.lists(st.tuples(DAYS, st.dates(date(2023, 12, 31), date(2024, 1, 4))), min_size=4, max_size=4),
)
def test_both_agree_whatever_the_figures(several: list[TargetFacts], questions: list[tuple[date, date]]) -> None:
    with transaction.atomic():
        rows = stored(*several)
        for as_of, known_on in questions:
            for target, facts in zip(rows, several, strict=True):
                found = track(facts=facts, as_of=as_of, known_on=known_on)
                assert in_sql(target, as_of=as_of, known_on=known_on) == (found.track, len(found.figures))
        transaction.set_rollback(True)
