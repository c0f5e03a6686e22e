"""Rows of one kind of record that a file of another brings along, each told by the line of that file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from tracker.transfer.declaration.problems import Problem
from tracker.transfer.reading.files import RecordFile


@dataclass(frozen=True)
class BroughtRows(RecordFile):
    """What a file of `brought_by` says of other records.

    Each line may bring `rows_a_line` rows, and those are numbered so many apart. `said_in` says for each of these rows
    in which column of the file its columns stand.
    """

    brought_by: ClassVar[str] = ""
    said_in: ClassVar[tuple[Mapping[str, str], ...]] = ()

    @property
    def rows_a_line(self) -> int:
        return len(self.said_in)

    def as_of_the_file(self, problem: Problem) -> Problem:
        """A problem with one of these rows as one with the line and the column of the file that say it."""
        if not problem.line:
            return problem
        line, place = divmod(problem.line, self.rows_a_line)
        names = [self.said_in[place].get(name, "") for name in problem.column.split(", ")]
        if all(names):
            return replace(problem, line=line, column=", ".join(names))
        # Its words say what the file has no column for.
        told = f"{self.record}, {Problem('', None, problem.column, problem.value)}".rstrip(": ")
        return replace(
            problem, line=line, column=", ".join(filter(None, names)), value="", reason=f"{told}: {problem.reason}"
        )
