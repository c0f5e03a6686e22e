"""One file that was staged: checked, compared with what is stored and, when nothing is wrong, written."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.transfer.declaration.problems import Problem
from tracker.transfer.loading import checks, constraints, rejected_rows
from tracker.transfer.loading.authorship import add_authorship
from tracker.transfer.loading.differences import changes_query, written_condition
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.made_refs import doubt_titles, make_refs
from tracker.transfer.loading.marks_for_nothing import ask_of_marks
from tracker.transfer.loading.membership import join_only_collection, note_only_collection
from tracker.transfer.loading.names import take_names
from tracker.transfer.loading.proposal import identify, propose
from tracker.transfer.loading.writing import write

NumberedRows = Iterable[tuple[int, Sequence[str]]]


@dataclass(frozen=True)
class Counts:
    """How many rows of a file are new, changed, unchanged and invalid."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    invalid: int = 0

    @property
    def total(self) -> int:
        """How many rows the file holds."""
        return self.new + self.changed + self.unchanged + self.invalid


@dataclass(frozen=True)
class Change:
    """One cell that would change, both values as a file would write them."""

    column: str
    old: str
    new: str


@dataclass(frozen=True)
class PlannedChange:
    """One row that would be written: its line, its record's key, and its cells that differ."""

    line: int
    is_new: bool
    key: str
    changes: tuple[Change, ...]


def plan(load: Load, user: Any = None) -> Counts:
    """Checks the staged rows and fills the load's tables of proposals; problems are added to `load.problems`."""
    checks.check_example(load)
    make_refs(load)
    checks.check_keys(load)
    identify(load)
    ask_of_marks(load)
    take_names(load)
    checks.check_cells(load)
    rejected_rows.blank_rejected_cells(load)
    propose(load)
    add_authorship(load, user)
    constraints.check_constraints(load)
    doubt_titles(load)
    rejected_rows.reject_dependent_rows(load)
    rejected_rows.leave_out_rejected(load)
    note_only_collection(load)
    return count_rows(load)


def apply_plan(load: Load, counts: Counts) -> Counts:
    """Writes what was planned, and counts again when the database refused a row after all."""
    known = len(load.problems)
    write(load)
    join_only_collection(load)
    if len(load.problems) == known:
        return counts
    rejected_rows.leave_out_rejected(load)
    return count_rows(load)


def count_rows(load: Load) -> Counts:
    """How many rows are new, changed, unchanged and invalid."""
    ((new, written),) = load.query(
        f"SELECT count(*) FILTER (WHERE is_new), count(*) FROM {load.temp_table('proposed')} AS proposed "
        f"WHERE {written_condition(load)}"
    )
    invalid = len(load.rejected_lines)
    return Counts(new=new, changed=written - new, unchanged=load.total - written - invalid, invalid=invalid)


def planned_changes(load: Load, limit: int) -> Iterator[PlannedChange]:
    """The first rows that would be written, in the order of the file."""
    for line, is_new, key, cells in load.query(
        f"SELECT line, is_new, key, changes::text FROM ({changes_query(load)}) AS planned ORDER BY line LIMIT %s",
        [limit],
    ):
        yield PlannedChange(load.file_line(line), is_new, key, tuple(Change(**cell) for cell in json.loads(cells)))


def rows_with_problems(load: Load, limit: int) -> dict[int, list[Problem]]:
    """The first lines with something wrong, each with what that is."""
    found: dict[int, list[Problem]] = {}
    for problem in load.problems_in_order():
        if problem.line in found or len(found) < limit:
            found.setdefault(problem.line or 0, []).append(problem)
    return found
