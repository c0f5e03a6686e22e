"""What came of one file, for whoever brought it in."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from tracker.transfer.declaration.problems import FileProblem, MissingName, Problem
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.file_plan import Counts, PlannedChange, planned_changes, rows_with_problems
from tracker.transfer.loading.lacking.gone_records import GoneRecord
from tracker.transfer.loading.rejected_rows import made_refs

MOST_ROWS = 1000


@dataclass
class FileOutcome:
    """The outcome of one file: how many rows are what, all that was wrong with it, and what is unusual about it.

    `problems` are all in the order of the file, `unreadable` those of them for which the file as a whole cannot be
    taken. `planned` and `rejected` are the first `MOST_ROWS` rows that are written and that are not. `drift` is a
    sentence when the file needs an explicit word; `notes` say what a reader should know of how it was read, such as
    which sheet of a workbook and how its dates. `missing` are the names for which there is no record, each once;
    `not_made` says of which of them none is made though that was asked for, and why, and `gone` are the records that
    a file which is the whole of a list no longer holds, and None where it is a part. `waiting` are the rows that are
    left out only since they name what a rejected row would bring.

    `not_written` are the lines of which nothing is written. `left_out` is what is wrong with those that were to be
    left out from the first, which keeps no other row back; `refs` are the refs of lines that are not written, where
    they were made. `brought_by` is the kind of record of the file that brings these along; `is_made`
    says that no file holds them at all, but names of which they were made.
    """

    rows: Counts = field(default_factory=Counts)
    problems: list[Problem] = field(default_factory=list)
    unreadable: list[Problem] = field(default_factory=list)
    planned: list[PlannedChange] = field(default_factory=list)
    rejected: dict[int, list[Problem]] = field(default_factory=dict)
    drift: str = ""
    notes: list[str] = field(default_factory=list)
    missing: list[MissingName] = field(default_factory=list)
    waiting: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    not_written: set[int] = field(default_factory=set)
    refs: dict[int, str] = field(default_factory=dict)
    brought_by: str = ""
    is_made: bool = False
    not_made: list[str] = field(default_factory=list)
    gone: list[GoneRecord] | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many rows were new, changed, unchanged and invalid."""
        return asdict(self.rows)

    @property
    def changes_anything(self) -> bool:
        """Whether any row is new or changed."""
        return bool(self.rows.new or self.rows.changed)

    def add_file_error(self, error: FileProblem) -> None:
        """Notes why the file could not be read or planned to its end."""
        self.problems.extend(error.earlier_problems)
        self.add_file_problems([error.problem])

    def add_file_problems(self, problems: Sequence[Problem]) -> None:
        """Notes that the file as a whole cannot be taken."""
        self.problems.extend(problems)
        self.unreadable.extend(problems)

    def add_planned_rows(self, load: Load) -> None:
        """Notes the first rows that change something; asked before they are written, since it compares."""
        self.planned.extend(planned_changes(load, MOST_ROWS))

    def add_problems(self, load: Load) -> None:
        """Notes everything that is wrong, the first rows that are refused for it, and how cells were read."""
        self.notes.extend(load.notes)
        self.missing.extend(load.missing)
        for problem in load.problems_in_order():
            (self.left_out if load.is_left_out(problem) else self.problems).append(problem)
        self.waiting.extend(load.waiting)
        self.not_written = {load.file_line(line) for line in load.rejected_lines}
        self.refs = made_refs(load)
        self.rejected.update(rows_with_problems(load, MOST_ROWS))
