"""What is told of a long job."""

from io import StringIO

import pytest

from tracker.management import progress
from tracker.management.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_elsewhere_than_on_a_terminal_the_end_is_one_plain_line() -> None:
    stream = StringIO()
    with Progress(stream, "actors") as tell:
        tell(1000)
        tell(1200)
    (line,) = stream.getvalue().splitlines()
    assert line.startswith("actors: 1,200 rows, ")
    assert line.endswith(" rows/s")


def test_elsewhere_long_work_is_told_of_in_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "REPEATED_EVERY", 0)
    stream = StringIO()
    with Progress(stream, "actors") as tell:
        tell(1000)
        tell(2000)
    assert [line.split(",  ")[0][:14] for line in stream.getvalue().splitlines()] == [
        "actors: 1,000 ",
        "actors: 2,000 ",
        "actors: 2,000 ",
    ]


def test_on_a_terminal_one_line_renews_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "RENEWED_EVERY", 0)
    stream = Terminal()
    with Progress(stream, "actors") as tell:
        tell(1000)
        tell(2000)
    told = stream.getvalue()
    assert told.count("\n") == 1
    assert told.count("\r") == 3
    assert told.endswith("\x1b[K\n")


def test_the_time_left_is_told_in_minutes_and_seconds_where_the_whole_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "RENEWED_EVERY", 0)
    for stream, every in ((Terminal(), "RENEWED_EVERY"), (StringIO(), "REPEATED_EVERY")):
        monkeypatch.setattr(progress, every, 0)
        with Progress(stream, "actors") as tell:
            tell.started -= 90
            tell(1000, 0.5)
            tell(1000, 0.0)
        first, second, *_ = stream.getvalue().replace("\r", "\n").strip().splitlines()
        assert first.replace("\x1b[K", "").endswith(" rows/s, 1:30 left")
        assert "left" not in second
        assert "left" not in stream.getvalue().splitlines()[-1].rpartition("\r")[2]
