"""How far a load is: the rows done so far and what share that is of all there is to do, told every so often."""

from collections.abc import Callable, Iterable, Iterator, Sequence

STEP = 10_000  # rows
# How the time of a load is shared out among reading its rows, planning them and writing them (benchmarks/).
READING, PLANNING, WRITING = 0.35, 0.25, 0.4

# Called with the rows done, and the share of the work from 0 to 1; the share is 0 when that cannot be known.
ProgressCallback = Callable[[int, float], None]
NumberedRows = Iterable[tuple[int, Sequence[str]]]


class Progress:
    """Counts the rows of all files of a load, and tells how many there were every `STEP` rows and after each file.

    `expected` is how many rows there are in about all of them, if that is known, or 0.
    """

    def __init__(self, on_progress: ProgressCallback | None, expected: int = 0, *, writes: bool = True) -> None:
        self._tell = on_progress or ignore_progress
        self._expected = expected
        self._whole = READING + PLANNING + (WRITING if writes else 0)
        self._read = 0
        self._worked = 0.0  # rows, each by the share of its time that is over

    def counted(self, rows: NumberedRows) -> Iterator[tuple[int, Sequence[str]]]:
        """The same (line, cells) rows, counted as they are read."""
        for row in rows:
            yield row
            self._read += 1
            self._worked += READING
            if self._read % STEP == 0:
                self._say()
        self._say()

    def add_planned(self, rows: int) -> None:
        """Notes that so many rows were planned."""
        self._worked += PLANNING * rows
        self._say()

    def add_written(self, rows: int) -> None:
        """Notes that so many rows were written."""
        self._worked += WRITING * rows
        self._say()

    def _say(self) -> None:
        share = self._worked / (self._whole * self._expected) if self._expected else 0.0
        self._tell(self._read, min(share, 1.0))


def ignore_progress(rows: int, share: float) -> None:
    """The callback for when nobody follows the progress: does nothing."""
