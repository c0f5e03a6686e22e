"""How far a load is."""

from tracker.transfer import progress
from tracker.transfer.progress import Progress


def test_rows_pass_unchanged_and_are_told_at_each_step_and_after_each_file() -> None:
    told: list[int] = []
    counting = Progress(told.append)
    rows = [(line, ["x"]) for line in range(progress.STEP + 1)]
    assert list(counting.along(rows)) == rows
    assert list(counting.along([(2, ["y"])])) == [(2, ["y"])]
    assert told == [progress.STEP, progress.STEP + 1, progress.STEP + 2]


def test_nobody_need_listen() -> None:
    assert list(Progress(None).along([(2, ["y"])])) == [(2, ["y"])]
