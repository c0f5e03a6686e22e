"""Files on their way in: all are read, then planned, and then, when nothing is wrong with any, written."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.lacking.whole_list import WholeList
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.references import References
from tracker.transfer.loading import shadow_table
from tracker.transfer.loading.constraints import check_deferred_constraints, deferred_constraints
from tracker.transfer.loading.drift import drift_warning
from tracker.transfer.loading.file_load import Load, line_array
from tracker.transfer.loading.file_plan import NumberedRows, apply_plan, count_rows, plan
from tracker.transfer.loading.lacking.gone_records import find_gone
from tracker.transfer.loading.locks import lock_records
from tracker.transfer.loading.outcome import FileOutcome
from tracker.transfer.loading.query_planning import set_pgtrigger_ignore
from tracker.transfer.loading.rejected_rows import leave_out_rejected, rejected_refs
from tracker.transfer.loading.staging import stage
from tracker.transfer.progress import Progress

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource

AS_IT_STANDS = FileMapping()
PlanObserver = Callable[[Load], None]
Opened = Callable[[], tuple[Sequence[str], NumberedRows]]


@dataclass(frozen=True, kw_only=True)
class Lines:
    """How rows stand in lines of a file: how many a line may bring, and which lines are not to be written.

    `brought_by` is the kind of record that the file holds, where these rows come along with those.
    """

    rows: int = 1
    brought_by: str = ""
    left_out: Collection[int] = frozenset()


EACH_A_ROW = Lines()


class FileImport:
    """One file on its way in and what comes of it; without a load when it could not be read to its end.

    `lines` says how its rows stand in lines of the file, `whole` is the list that it is the whole of, where it was
    said to be that.
    """

    def __init__(
        self,
        resource: "RecordResource",
        references: References,
        name: str = "",
        mapping: FileMapping = AS_IT_STANDS,
        lines: Lines = EACH_A_ROW,
    ) -> None:
        self.lines = lines
        self.mapping = mapping
        self.resource = resource
        self.references = references
        self.name = name
        self.whole: WholeList | None = None
        self.load: Load | None = None
        self.has_written = False
        self.outcome = FileOutcome()

    @property
    def is_valid(self) -> bool:
        """Whether it has no problems so far."""
        return not self.outcome.problems and not (
            self.load and any(not self.load.is_left_out(problem) for problem in self.load.problems)
        )

    def read(self, open_file: Opened) -> None:
        """Copies the file's rows into a temporary table; `open_file` gives its headers and numbered rows."""
        try:
            with transaction.atomic():
                headers, rows = open_file()
                if wrong := self.resource.problems_with_headers(headers):
                    self.outcome.add_file_problems(wrong)
                    self.references.note_all_rejected(self.resource._meta.model, self.name)
                    return
                load = Load(
                    self.resource,
                    headers,
                    connection.cursor(),
                    self.references,
                    mapping=self.mapping,
                    name=self.name,
                    rows_a_line=self.lines.rows,
                    left_out=self.lines.left_out,
                )
                stage(load, rows)
                load.rejected_lines.update(rows_of_lines(load, self.lines.left_out))
                self.load = load
        except FileProblem as error:
            self._put_away(error)

    def plan(self, user: Any) -> None:
        """Works out what the rows would do."""
        if self.load is None:
            return
        try:
            with transaction.atomic():
                self.outcome.rows = plan(self.load, user)
                self.outcome.drift = drift_warning(self.load, self.outcome.rows)
                self._find_gone(self.load)
                self.references.note_rejected(self.resource._meta.model, rejected_refs(self.load))
        except FileProblem as error:
            self.load.end()
            self.load = None
            self._put_away(error)

    def _find_gone(self, load: Load) -> None:
        """Notes which records are gone from the list that the file is the whole of."""
        if self.whole is not None:
            self.outcome.gone, doubt = find_gone(load, self.whole)
            self.outcome.drift = " ".join(filter(None, (self.outcome.drift, doubt)))

    def check_deferred_constraints(self) -> None:
        """Leaves out rows that the database would refuse at the end, when all files had their chance to be written."""
        if self.load is None:
            return
        check_deferred_constraints(self.load)
        if self.load.rejected_lines:
            leave_out_rejected(self.load)
            self.outcome.rows = count_rows(self.load)

    @property
    def lines_left_out(self) -> set[int]:
        """The lines of the file of which anything is not written."""
        return {self.load.file_line(line) for line in self.load.rejected_lines} if self.load else set()

    def leave_out_lines(self, lines: Collection[int]) -> None:
        """Leaves out whatever these lines of the file bring."""
        if self.load is None or not lines:
            return
        if more := rows_of_lines(self.load, lines) - self.load.rejected_lines:
            self.load.rejected_lines |= more
            leave_out_rejected(self.load)
            self.outcome.rows = count_rows(self.load)

    def report_plan(self, on_planned: PlanObserver | None) -> None:
        """Adds the planned rows to the outcome, and calls `on_planned` with the load."""
        if self.load is None:
            return
        if on_planned:
            on_planned(self.load)
        self.outcome.add_planned_rows(self.load)

    def write(self) -> None:
        """Does what was planned."""
        if self.load is not None:
            self.has_written = True
            self.outcome.rows = apply_plan(self.load, self.outcome.rows)

    def finish(self) -> FileOutcome:
        """What came of it."""
        if self.load is not None:
            self.outcome.add_problems(self.load)
            self.load.end(has_written=self.has_written)
        self.outcome.problems = [problem.in_file(self.name) for problem in self.outcome.problems]
        self.outcome.left_out = [problem.in_file(self.name) for problem in self.outcome.left_out]
        self.outcome.waiting = [problem.in_file(self.name) for problem in self.outcome.waiting]
        return self.outcome

    def _put_away(self, error: FileProblem) -> None:
        """Notes why the file as a whole cannot be taken."""
        self.outcome.add_file_error(error)
        self.references.note_all_rejected(self.resource._meta.model, self.name)


def rows_of_lines(load: Load, lines: Collection[int]) -> set[int]:
    """The rows that these lines of the file bring."""
    if not lines:
        return set()
    found = load.query(
        f"SELECT line FROM {load.temp_table('staged')} WHERE line / {load.rows_a_line} = ANY(%s::bigint[])",
        [line_array(lines)],
    )
    return {line for (line,) in found}


def keep_lines_whole(files: Sequence[FileImport]) -> None:
    """Leaves out all that a line brings where anything of it is left out, and counts it once, as a row of the file."""
    by_record = {file.resource.record_name(): file for file in files}
    for record in {file.lines.brought_by for file in files if file.lines.brought_by}:
        of_one_file = [by_record[record], *(file for file in files if file.lines.brought_by == record)]
        lines = set[int]().union(*(file.lines_left_out for file in of_one_file))
        for file in of_one_file:
            file.leave_out_lines(lines)
        for file in of_one_file[1:]:
            file.outcome.rows = replace(file.outcome.rows, invalid=0)


def plan_and_write(
    files: Sequence[FileImport],
    *,
    user: Any = None,
    on_planned: PlanObserver | None = None,
    writes: bool,
    progress: Progress | None = None,
) -> None:
    """Plans files that were read and, if it `writes` and nothing is wrong, does what is planned.

    A plan locks nothing: what others do while it is made may show in it or not, and applying it compares anew, under
    the lock under which it writes. FileProblem when others keep such records busy.
    """
    progress = progress or Progress(None)
    if writes:
        lock_records(each.resource for each in files)
        set_pgtrigger_ignore()
    stood_in: list[Load] = []
    for place, each in enumerate(files, start=1):
        each.plan(user)
        # It is seen as it would be by the files after it, and by rules that look at any table.
        if each.load and (place < len(files) or any(file.load and deferred_constraints(file.load) for file in files)):
            shadow_table.create_shadow(each.load)
            stood_in.append(each.load)
        progress.add_planned(each.outcome.rows.total)
    if all(file.is_valid for file in files):
        for each in files:
            each.check_deferred_constraints()
    for load in stood_in:
        shadow_table.drop_shadow(load)
    keep_lines_whole(files)
    for each in files:
        each.report_plan(on_planned)
    for each in files:
        if writes and all(file.is_valid for file in files):
            each.write()
            progress.add_written(each.outcome.rows.total)
