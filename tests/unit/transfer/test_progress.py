"""How far a load is."""

from tracker.transfer import progress
from tracker.transfer.progress import Progress


def told_by(told: list[tuple[int, float]], expected: int = 0, *, writes: bool = True) -> Progress:
    return Progress(lambda rows, share: told.append((rows, round(share, 2))), expected, writes=writes)


def test_rows_pass_unchanged_and_are_told_at_each_step_and_after_each_file() -> None:
    told: list[tuple[int, float]] = []
    counting = told_by(told)
    rows = [(line, ["x"]) for line in range(progress.STEP + 1)]
    assert list(counting.counted(rows)) == rows
    assert list(counting.counted([(2, ["y"])])) == [(2, ["y"])]
    assert told == [(progress.STEP, 0), (progress.STEP + 1, 0), (progress.STEP + 2, 0)]


def test_reading_planning_and_writing_each_have_their_share_where_the_whole_is_known() -> None:
    told: list[tuple[int, float]] = []
    counting = told_by(told, expected=4)
    list(counting.counted([(line, ["x"]) for line in range(4)]))
    counting.add_planned(4)
    counting.add_written(4)
    assert [share for _, share in told] == [0.35, 0.6, 1.0]


def test_a_plan_is_done_when_it_is_planned() -> None:
    told: list[tuple[int, float]] = []
    counting = told_by(told, expected=1, writes=False)
    list(counting.counted([(2, ["x"])]))
    counting.add_planned(1)
    assert told[-1] == (1, 1.0)


def test_more_rows_than_were_expected_are_no_more_than_all() -> None:
    told: list[tuple[int, float]] = []
    list(told_by(told, expected=1).counted([(line, ["x"]) for line in range(9)]))
    assert told == [(9, 1.0)]


def test_nobody_need_listen() -> None:
    assert list(Progress(None).counted([(2, ["y"])])) == [(2, ["y"])]
