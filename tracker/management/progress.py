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
    """Rows done and their rate, told on a stream; call it with how many rows there are so far."""

    def __init__(self, stream: Stream, what: str) -> None:
        self.stream = stream
        self.what = what
        self.rows = 0
        self.is_terminal = stream.isatty()
        self.started = self.told = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._tell(ends=True)

    def __call__(self, rows: int) -> None:
        """Notes how many rows are done, and tells of them when it is time."""
        self.rows = rows
        now = time.monotonic()
        if now - self.told >= (RENEWED_EVERY if self.is_terminal else REPEATED_EVERY):
            self.told = now
            self._tell(ends=not self.is_terminal)

    def _tell(self, *, ends: bool) -> None:
        seconds = max(time.monotonic() - self.started, 0.001)
        line = f"{self.what}: {self.rows:,} rows, {self.rows / seconds:,.0f} rows/s"
        if self.is_terminal:
            # Written over the line before, whose rest is wiped away.
            line = f"\r{line}\x1b[K"
        self.stream.write(f"{line}\n" if ends else line)
        self.stream.flush()
