"""What is wrong with a batch, as a file: each rejected cell with its reason, and the row it stands in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tracker.models import ImportBatch
from tracker.transfer.declaration.cell_marks import escape_formula
from tracker.transfer.declaration.corrections import Correction, corrections_of
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.export.csv_text import as_csv
from tracker.transfer.reading.batch_files import batch_rows
from tracker.vocabulary import RowOutcome

COLUMNS = ["record", "line", "column", "value", "reason"]
MARK = "\ufeff"
CHUNK = 1000


def error_report(batch: ImportBatch, record: str = "") -> Iterator[bytes]:
    """The file, some rows at a time: of one kind of record, or of all; of one, with the rows' own cells.

    Those are at hand while the batch waits. It opens in Excel as it is, and nothing in it runs there.
    """
    only = record or (batch.records[0] if len(batch.records) == 1 else "")
    header, rows = batch_rows(batch, only)
    corrected = _Corrected(corrections_of(batch.corrections))
    yield (MARK + as_csv([[*COLUMNS, *corrected.header, *map(escape_formula, header)]])).encode()
    lines = _lines(batch, only, _Cells(rows), corrected)
    while some := list(islice(lines, CHUNK)):
        yield as_csv(some).encode()


def _lines(batch: ImportBatch, only: str, cells: "_Cells", corrected: "_Corrected") -> Iterator[list[str]]:
    """A line for each problem, with nothing in it that a spreadsheet would run."""
    found = batch.planned_rows.filter(outcome=RowOutcome.INVALID).order_by("record", "line")
    found = found.filter(record=only) if only else found
    for record, line, problems in found.values_list("record", "line", "problems").iterator(CHUNK):
        own = [escape_formula(cell) for cell in cells.at(line)]
        for problem in problems:
            told = (escape_formula(problem[name]) for name in ("column", "value", "reason"))
            yield [record, str(line or ""), *told, *corrected.at(record, line), *own]


class _Corrected:
    """What was corrected in each row, and by whom; no column where nothing was."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self.corrections = corrections
        self.header = ["corrected"] if corrections else []

    def at(self, record: str, line: int) -> list[str]:
        """What was corrected in a line, in words."""
        if not self.corrections:
            return []
        found = [each for each in self.corrections if each.record == record and line in each.lines]
        return [escape_formula("; ".join(f"{each.column} {each.change}, {each.by}" for each in found))]


class _Cells:
    """The cells of the rows of a file, asked for in the order of the file."""

    def __init__(self, rows: Iterable[tuple[int, list[str]]]) -> None:
        self._rows = iter(rows)
        self._line, self._row = 0, list[str]()

    def at(self, line: int) -> list[str]:
        """The cells of a line; none when it holds none, or the file cannot be read so far."""
        try:
            while self._line < line:
                self._line, self._row = next(self._rows)
        except (StopIteration, FileProblem):
            self._rows = iter(())
            return []
        return self._row if self._line == line else []
