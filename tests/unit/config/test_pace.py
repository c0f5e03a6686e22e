"""How many may wait for their turn: as many as it comes to in time, by how fast those before them came on."""

from config.whole_requests import MOST_PUT_BACK, SECONDS_FOR_A_TURN, Pace


def test_at_first_as_many_wait_as_there_is_room_for() -> None:
    pace = Pace()
    assert pace.is_in_time(0, 1000.0)
    pace.begin(1000.0)
    assert pace.is_in_time(MOST_PUT_BACK - 1, 1000.0)
    assert not pace.is_in_time(MOST_PUT_BACK, 1000.0)


def test_where_each_takes_long_few_wait() -> None:
    pace = Pace()
    pace.begin(1000.0)
    for turn in range(1, 30):
        pace.count(1000.0 + 2 * turn)
    now = 1000.0 + 2 * 29
    in_time = int(SECONDS_FOR_A_TURN / 2)
    assert pace.is_in_time(in_time - 1, now)
    assert not pace.is_in_time(in_time + 1, now)


def test_it_gets_better_as_they_come_on_faster() -> None:
    pace = Pace()
    pace.begin(1000.0)
    pace.count(1010.0)
    assert not pace.is_in_time(20, 1010.0)
    for turn in range(1, 30):
        pace.count(1010.0 + turn / 10)
    assert pace.is_in_time(MOST_PUT_BACK - 1, 1012.9)


def test_while_nobody_comes_on_none_is_let_in_to_wait_in_vain() -> None:
    pace = Pace()
    pace.begin(1000.0)
    assert pace.is_in_time(3, 1001.0)
    assert not pace.is_in_time(3, 1000.0 + SECONDS_FOR_A_TURN / 2)
    # Who finds nobody waiting may.
    assert pace.is_in_time(0, 1000.0 + 2 * SECONDS_FOR_A_TURN)
