"""Days to x, rows to y."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.coordinates import NARROWEST, TAIL, WIDTH, Scale, lanes, row_centre, stacked_extents

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1))
SCALES = st.builds(Scale.over, first=DAYS, newest=st.none() | DAYS, last=DAYS)


@given(SCALES, DAYS, DAYS)
def test_a_later_day_never_lies_before_an_earlier_one(scale: Scale, one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert 0 <= scale.at(early) <= scale.at(late) <= WIDTH


@given(SCALES, DAYS, DAYS)
def test_every_stretch_can_be_seen_and_lies_on_the_axis(scale: Scale, one: date, other: date) -> None:
    early, late = sorted((one, other))
    place = scale.extent(early, late)
    assert place.width >= NARROWEST
    assert 0 <= place.x <= place.end <= WIDTH + 0.01


def test_an_axis_starts_with_a_year_and_ends_after_its_last_day() -> None:
    scale = Scale.over(first=date(2019, 5, 5), newest=None, last=date(2020, 12, 31))
    assert scale.first == date(2019, 1, 1)
    assert scale.at(date(2020, 1, 1)) == 49.93
    assert scale.extent(date(2019, 1, 1), date(2020, 12, 31)).width == WIDTH


def test_a_long_quiet_end_is_drawn_closer_together() -> None:
    scale = Scale.over(first=date(2019, 1, 1), newest=date(2024, 4, 30), last=date(2026, 11, 21))
    assert scale.bend == date(2024, 5, 31)
    assert scale.quiet_after == date(2024, 4, 30)
    assert scale.at(scale.bend) == WIDTH - TAIL
    assert all(tick.year <= 2024 for tick in scale.years())


def test_a_short_quiet_end_is_not() -> None:
    assert Scale.over(first=date(2019, 1, 1), newest=date(2024, 4, 30), last=date(2024, 8, 1)).bend is None
    assert Scale.over(first=date(2019, 1, 1), newest=date(2024, 4, 30), last=date(2024, 8, 1)).quiet_after is None


@given(SCALES)
def test_at_most_a_dozen_years_are_named_and_none_beside_the_last_day(scale: Scale) -> None:
    ticks = list(scale.years())
    assert len(ticks) <= 12
    assert scale.bend or all(tick.x < WIDTH - 9 for tick in ticks)


def test_rows_share_the_height() -> None:
    assert [row_centre(row, 4) for row in range(4)] == [12.5, 37.5, 62.5, 87.5]


LINES = st.tuples(st.floats(0, 100), st.floats(0, 50), st.floats(0, 50)).map(lambda one: (one[0], *sorted(one[1:])))


@given(st.lists(LINES, max_size=12))
def test_lines_in_one_lane_never_meet(lines: list[tuple[float, float, float]]) -> None:
    placed = list(zip(lines, lanes(lines, apart=3.0), strict=True))
    for number, ((place, low, high), lane) in enumerate(placed):
        near = []
        for (day, start, end), other in placed[:number]:
            meets = abs(place - day) < 3.0 and high >= start and low <= end
            assert lane != other or not meets
            near += [other] * meets
        # None stands off that need not.
        assert set(range(lane)) <= set(near)


@given(st.lists(st.integers(0, 50), max_size=11))
def test_counts_are_stacked_without_gaps(counts: list[int]) -> None:
    places = stacked_extents(counts, sum(counts))
    reached = 0.0
    for count, place in zip(counts, places, strict=True):
        assert abs(place.x - reached) < 0.02
        assert (place.width > 0) == (count > 0)
        reached = place.end
    assert not sum(counts) or abs(reached - 100) < 0.05


def test_a_day_is_never_wider_in_the_quiet_end() -> None:
    scale = Scale.over(first=date(2019, 1, 1), newest=date(2024, 4, 30), last=date(2026, 11, 21))
    before = scale.at(date(2023, 1, 1)) - scale.at(date(2022, 1, 1))
    after = scale.at(date(2026, 1, 1)) - scale.at(date(2025, 1, 1))
    assert after < before
    assert scale.at(scale.last + timedelta(days=1)) == WIDTH
