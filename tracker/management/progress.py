"""How far a long job is: a line that renews itself on a terminal, plain lines now and then elsewhere."""

import time
from types import TracebackType
from typing import Protocol, Self

RENEWED_EVERY = 0.2  # seconds, on a terminal
REPEATED_EVERY = 10.0  # seconds, in a log


class Stream(Protocol):
    """What can be written to: a stream, or what Django's commands put round one."""

    def isatty(self) -> bool: ...
    def write(self, text: str, /) -> object: ...
    def flush(self) -> None: ...


class Progress:
    """Rows done, their rate and the time left, told on a stream.

    Call it with how many rows are done, and what share of the work that is, 0 when it is not known.
    """

    def __init__(self, stream: Stream, what: str) -> None:
        self.stream = stream
        self.what = what
        self.rows = 0
        self.share = 0.0
        self.is_terminal = stream.isatty()
        self.started = self.told = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.share = 0.0
        self._tell(ends=True)

    def __call__(self, rows: int, share: float = 0.0) -> None:
        """Notes how far it is, and tells of it when it is time."""
        self.rows, self.share = rows, share
        now = time.monotonic()
        if now - self.told >= (RENEWED_EVERY if self.is_terminal else REPEATED_EVERY):
            self.told = now
            self._tell(ends=not self.is_terminal)

    def _tell(self, *, ends: bool) -> None:
        seconds = max(time.monotonic() - self.started, 0.001)
        line = f"{self.what}: {self.rows:,} rows, {self.rows / seconds:,.0f} rows/s{self._left(seconds)}"
        if self.is_terminal:
            # Written over the line before, whose rest is wiped away.
            line = f"\r{line}\x1b[K"
        self.stream.write(f"{line}\n" if ends else line)
        self.stream.flush()

    def _left(self, seconds: float) -> str:
        """How long the rest will take if it goes on like this, in minutes and seconds."""
        if not 0 < self.share < 1:
            return ""
        left = round(seconds * (1 - self.share) / self.share)
        return f", {left // 60}:{left % 60:02} left"
