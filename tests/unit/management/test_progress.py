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
