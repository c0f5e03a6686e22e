"""How far a load is: the rows read so far, told every so often."""

from collections.abc import Callable, Iterable, Iterator, Sequence

STEP = 10_000  # rows

Tell = Callable[[int], None]
NumberedRows = Iterable[tuple[int, Sequence[str]]]


class Progress:
    """Counts the rows of all files of a load, and tells how many there were every `STEP` rows and after each file."""

    def __init__(self, tell: Tell | None) -> None:
        self._tell = tell or (lambda _: None)
        self._done = 0

    def along(self, rows: NumberedRows) -> Iterator[tuple[int, Sequence[str]]]:
        """The same rows, counted as they are read."""
        for row in rows:
            yield row
            self._done += 1
            if self._done % STEP == 0:
                self._tell(self._done)
        self._tell(self._done)
