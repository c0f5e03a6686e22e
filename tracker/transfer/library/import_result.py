"""What came of an import, as django-import-export's pages and our commands read it."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Self

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from import_export.results import Error, Result, RowResult

from tracker.transfer.declaration.problems import FileProblem, Problem
from tracker.transfer.loading.bring_in import Change, Counts, PlannedChange, planned_changes, refused_rows
from tracker.transfer.loading.file_load import Load

MOST_ROWS = 1000


class PlainError(Error):
    """A problem of the whole file, which a reader sees without the program's inner workings."""

    traceback = ""


class ImportResult(Result):
    """The outcome of one file: its rows, everything that was wrong with it, and what is unusual about it.

    `drift` is a sentence when the file needs an explicit word; `notes` say what a reader should know of how it was
    read, such as which sheet of a workbook.
    """

    problems: list[Problem]
    drift: str
    notes: list[str]

    def __init__(self) -> None:
        super().__init__()
        self.problems = []
        self.drift = ""
        self.notes = []

    @property
    def counts(self) -> dict[str, int]:
        """How many rows were new, changed, unchanged and invalid."""
        return {
            "new": self.totals[RowResult.IMPORT_TYPE_NEW],
            "changed": self.totals[RowResult.IMPORT_TYPE_UPDATE],
            "unchanged": self.totals[RowResult.IMPORT_TYPE_SKIP],
            "invalid": self.totals[RowResult.IMPORT_TYPE_INVALID],
        }

    @property
    def changes_anything(self) -> bool:
        """Whether any row is new or changed."""
        return bool(self.counts["new"] or self.counts["changed"])

    @classmethod
    def of_unread(cls, error: FileProblem) -> Self:
        """The outcome of a file that could not be read to its end."""
        result = cls()
        result.problems.extend(error.known)
        result.refuse_file([error.problem])
        return result

    def refuse_file(self, problems: Sequence[Problem]) -> None:
        """Notes that the file as a whole cannot be taken."""
        self.problems.extend(problems)
        for problem in problems:
            self.append_base_error(PlainError(ValueError(str(problem))))

    def take_counts(self, counts: Counts) -> None:
        """Notes how many rows are what."""
        self.totals[RowResult.IMPORT_TYPE_NEW] = counts.new
        self.totals[RowResult.IMPORT_TYPE_UPDATE] = counts.changed
        self.totals[RowResult.IMPORT_TYPE_SKIP] = counts.unchanged
        self.totals[RowResult.IMPORT_TYPE_INVALID] = counts.invalid
        self.total_rows = counts.new + counts.changed + counts.unchanged + counts.invalid

    def take_rows(self, load: Load) -> None:
        """Notes the first rows that change something; asked before they are written, since it compares."""
        for planned in planned_changes(load, MOST_ROWS):
            self.append_row_result(written_row(planned, self.diff_headers))

    def take_problems(self, load: Load) -> None:
        """Notes everything that is wrong, and the first rows that are refused for it."""
        self.problems.extend(load.problems_in_order())
        for line, problems in refused_rows(load, MOST_ROWS).items():
            error = ValidationError(by_column(problems))
            self.append_invalid_row(line, OrderedDict(), error)


def written_row(planned: PlannedChange, headers: Sequence[str]) -> RowResult:
    """A row that is written, as the library's pages show it."""
    row = RowResult()
    row.import_type = RowResult.IMPORT_TYPE_NEW if planned.is_new else RowResult.IMPORT_TYPE_UPDATE
    row.object_repr = planned.key
    changes = {change.column: change for change in planned.changes}
    row.diff = [shown(changes.get(header)) for header in headers]
    return row


def by_column(problems: Sequence[Problem]) -> dict[str, list[str]]:
    """What is wrong with a row, each cell's value with its reason, under the column it stands in."""
    messages: dict[str, list[str]] = {}
    for problem in problems:
        message = f"{problem.quoted}: {problem.reason}" if problem.value else problem.reason
        messages.setdefault(problem.column or NON_FIELD_ERRORS, []).append(message)
    return messages


def shown(change: Change | None) -> SafeString:
    """A cell of the preview: what goes and what comes; nothing where nothing changes."""
    if change is None:
        return escape("")
    if not change.old:
        return format_html("<ins>{}</ins>", change.new)
    return format_html("<del>{}</del> <ins>{}</ins>", change.old, change.new)
