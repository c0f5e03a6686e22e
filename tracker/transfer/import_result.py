"""What came of an import, as django-import-export's pages and our commands read it."""

from collections import OrderedDict
from collections.abc import Sequence

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from import_export.results import Error, Result, RowResult

from tracker.transfer.columns import Column
from tracker.transfer.plan import Change, Row
from tracker.transfer.problems import Problem


class PlainError(Error):
    """A problem of the whole file, which a reader sees without the program's inner workings."""

    traceback = ""


class ImportResult(Result):
    """The outcome of one file: its rows, and everything that was wrong with it."""

    problems: list[Problem]

    def __init__(self) -> None:
        super().__init__()
        self.problems = []

    @property
    def counts(self) -> dict[str, int]:
        """How many rows were new, changed, unchanged and invalid."""
        return {
            "new": self.totals[RowResult.IMPORT_TYPE_NEW],
            "changed": self.totals[RowResult.IMPORT_TYPE_UPDATE],
            "unchanged": self.totals[RowResult.IMPORT_TYPE_SKIP],
            "invalid": self.totals[RowResult.IMPORT_TYPE_INVALID],
        }

    def refuse_file(self, problems: Sequence[Problem]) -> None:
        """Notes that the file as a whole cannot be taken."""
        self.problems.extend(problems)
        for problem in problems:
            self.append_base_error(PlainError(ValueError(str(problem))))

    def add(self, row: Row, columns: Sequence[Column], keys: Sequence[Column]) -> None:
        """Notes what came of a row."""
        outcome = RowResult()
        outcome.row_values = row.cells
        outcome.import_type = import_type(row)
        if row.is_refused:
            self._add_refused(row, outcome)
        else:
            outcome.instance = row.record
            outcome.object_id = row.record.pk
            outcome.object_repr = ", ".join(row.cells[column.column_name] for column in keys)
            outcome.diff = [
                shown(row.changes.get(column), row.cells.get(column.column_name, "")) for column in columns
            ]
        self.increment_row_result_total(outcome)
        self.append_row_result(outcome)

    def _add_refused(self, row: Row, outcome: RowResult) -> None:
        self.problems.extend(row.problems)
        outcome.validation_error = ValidationError(by_column(row.problems))
        self.append_invalid_row(row.line, OrderedDict(row.cells), outcome.validation_error)


def import_type(row: Row) -> str:
    """The library's word for what came of a row."""
    if row.is_refused:
        return str(RowResult.IMPORT_TYPE_INVALID)
    if row.is_new:
        return str(RowResult.IMPORT_TYPE_NEW)
    return str(RowResult.IMPORT_TYPE_SKIP if row.is_unchanged else RowResult.IMPORT_TYPE_UPDATE)


def by_column(problems: Sequence[Problem]) -> dict[str, list[str]]:
    """What is wrong with a row, each cell's value with its reason, under the column it stands in."""
    messages: dict[str, list[str]] = {}
    for problem in problems:
        message = f"{problem.quoted}: {problem.reason}" if problem.value else problem.reason
        messages.setdefault(problem.column or NON_FIELD_ERRORS, []).append(message)
    return messages or {NON_FIELD_ERRORS: ["names a record whose own row was refused."]}


def shown(change: Change | None, cell: str) -> SafeString:
    """A cell of the preview: what it says, or what goes and what comes."""
    if change is None:
        return escape(cell)
    if not change.old:
        return format_html("<ins>{}</ins>", change.new)
    return format_html("<del>{}</del> <ins>{}</ins>", change.old, change.new)
