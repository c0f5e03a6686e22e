"""The chart of a target: the path between its ends, and figures at the end of their periods."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from tracker.charts.target_path import Heights, target_path
from tracker.models import Indicator, Observation, Target
from tracker.partial_dates import PartialDate
from tracker.standings.target_tracks import number_in_words, target_track

KNOWN = date(2026, 1, 1)


def figure(ref: str, period: str, value: int, qualifier: str = "exactly") -> Observation:
    return Observation(
        ref=ref,
        period=PartialDate(period),
        value=Decimal(value),
        qualifier=qualifier,
        recorded_at=datetime(2025, 1, 1, tzinfo=UTC),
    )


def target() -> Target:
    return Target(
        indicator=Indicator(name="Deaths", unit="deaths"),
        baseline=Decimal(100),
        baseline_period=PartialDate("2020"),
        direction="at_most",
        value=Decimal(60),
        due=PartialDate("2024"),
    )


def test_path_falls_from_the_baseline_to_the_value_and_figures_lie_beside_it() -> None:
    figures = [figure("b", "2022", 90, "more_than"), figure("m", "2022-06", 9), figure("a", "2021", 95)]
    drawn = target_path(target_track(target(), figures, as_of=date(2023, 6, 1), known_on=KNOWN))
    assert drawn.start.x < drawn.end.x <= 100
    assert drawn.start.y < drawn.end.y
    assert [(point.figure.observation.ref, point.sign) for point in drawn.points] == [("b", ">"), ("a", "")]
    assert [point.place.x for point in drawn.points] == sorted((p.place.x for p in drawn.points), reverse=True)
    assert drawn.today is not None
    assert drawn.points[0].place.x < drawn.today < drawn.end.x


def test_day_beyond_the_drawing_is_not_marked() -> None:
    assert target_path(target_track(target(), [], as_of=date(2030, 1, 1), known_on=KNOWN)).today is None


def test_what_is_not_over_yet_is_not_drawn() -> None:
    tracked = target_track(target(), [figure("a", "2021", 95)], as_of=date(2021, 12, 30), known_on=KNOWN)
    assert target_path(tracked).points == ()


def test_one_value_alone_lies_in_the_middle() -> None:
    assert Heights.over([5, Decimal(5)]).at(5) == 50


@pytest.mark.parametrize(
    ("number", "written"),
    [(Decimal("80.0137"), "80.01"), (Decimal(80), "80"), (Decimal("0.5"), "0.5"), (Decimal("72410.4"), "72,410")],
)
def test_point_of_the_path_is_written_no_more_exactly_than_it_helps(number: Decimal, written: str) -> None:
    assert number_in_words(Fraction(number)) == written
